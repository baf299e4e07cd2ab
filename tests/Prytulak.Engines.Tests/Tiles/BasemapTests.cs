using System.IO.Compression;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Geo;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public class BasemapTests
{
    public static TheoryData<int> Zooms => [.. Enumerable.Range(0, 7)];

    public static TheoryData<int> ZoomsThatShowCrimea => [.. Enumerable.Range(2, Basemap.MaxZoom - 1)];

    [Theory]
    [MemberData(nameof(Zooms))]
    public void Every_tile_of_Europe_is_valid_and_light(int zoom)
    {
        foreach (var (i, tile) in MapOfEurope.Tiles(zoom).Index())
        {
            var bytes = MapOfEurope.Map.Tile(tile, Europe.Languages[i % Europe.Languages.Length]);
            Assert.InRange(Compressed(bytes), 0, zoom is 3 or 4 ? 12_500 : 40_000);
            Assert.All(StrictTile.Read(bytes).Layers, CheckLayer);
        }
    }

    [Theory]
    [MemberData(nameof(ZoomsThatShowCrimea))]
    public void Simferopol_and_Sevastopol_are_in_Ukraine(int zoom)
    {
        Assert.Equal(["UA"], MapOfEurope.LandAt(new(44.95, 34.10), zoom));
        Assert.Equal(["UA"], MapOfEurope.LandAt(new(44.57, 33.60), zoom));
    }

    [Theory]
    [InlineData(50.45, 30.52, "UA")]
    [InlineData(48.00, 37.80, "UA")]
    [InlineData(53.90, 27.56, "BY")]
    [InlineData(68.60, 33.60, "RU")]
    [InlineData(52.23, 21.01, "PL")]
    [InlineData(35.30, 33.60, "CY")]
    [InlineData(42.60, 21.00, "XK")]
    [InlineData(70.00, 0.00, null)]
    [InlineData(43.50, 34.00, null)]
    [InlineData(71.10, 10.00, null)]
    public void A_position_lies_on_the_land_of_its_country_at_every_zoom(double latitude, double longitude, string? country)
    {
        for (var zoom = 2; zoom <= Basemap.MaxZoom; zoom++)
            Assert.Equal(country is null ? [] : [country], MapOfEurope.LandAt(new(latitude, longitude), zoom));
    }

    [Theory]
    [MemberData(nameof(Zooms))]
    public void Towns_lie_on_the_land_of_their_country(int zoom)
    {
        var inland = Europe.Gazetteer.All().Take(60_000).Where((place, i) => i % 200 == 0 && place.Country is "UA" or "BY" or "PL" or "CZ" or "HU" && place.Population > 1000).ToList();
        var wrong = inland.Where(place => IsElsewhere(place, zoom)).ToList();
        Assert.InRange(wrong.Count, 0, inland.Count * (zoom < 4 ? 6 : 3) / 100);

        static bool IsElsewhere(Place place, int zoom) => !MapOfEurope.LandAt(place.Position, zoom).Contains(place.Country);
    }

    [Fact]
    public void The_border_of_Ukraine_is_drawn_and_none_runs_to_Crimea()
    {
        var border = Borders(new(50.05, 23.5), 7);
        Assert.NotEmpty(border);
        Assert.Empty(Borders(new(46.1, 33.7), 9));
        Assert.Empty(Borders(new(45.3, 34.4), 8));
    }

    [Fact]
    public void Neighbours_share_their_simplified_border()
    {
        foreach (var zoom in new[] { 4, 6, 8 })
        {
            var tile = MapOfEurope.Read(TileAddress.Of(new(50.3, 23.9), zoom));
            var (poland, ukraine) = (Corners(tile, "PL"), Corners(tile, "UA"));
            var border = tile.Layer("borders")!.Features.Where(line => (string)line.Attributes["kind"] == "country").SelectMany(line => line.Parts).SelectMany(line => line).ToHashSet();
            var shared = poland.Intersect(ukraine).ToList();
            Assert.InRange(shared.Count, 10, int.MaxValue);
            Assert.All(shared.Where(IsWithin), point => Assert.Contains(point, border));
        }
    }

    [Fact]
    public void Tiles_are_the_same_each_time_and_on_many_threads()
    {
        var tiles = MapOfEurope.Tiles(5).ToArray();
        var once = tiles.Select(tile => MapOfEurope.Map.Tile(tile, "de")).ToArray();
        Parallel.For(0, tiles.Length * 4, i => Assert.Equal(once[i % tiles.Length], MapOfEurope.Map.Tile(tiles[i % tiles.Length], "de")));
    }

    [Fact]
    public void Far_away_there_is_nothing() => Assert.Empty(MapOfEurope.Map.Tile(new(6, 5, 40), "uk"));

    [Fact]
    public void Beyond_the_last_zoom_there_are_no_tiles() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => MapOfEurope.Map.Tile(new(Basemap.MaxZoom + 1, 0, 0), "uk"));

    [Fact]
    public void A_broken_file_is_refused()
    {
        var broken = new BasemapFiles(_ => new MemoryStream(Zipped("{\"objects\":{}}")));
        Assert.Throws<InvalidDataException>(() => Basemap.Load(broken, Europe.Gazetteer));
    }

    static void CheckLayer(StrictLayer layer)
    {
        string[] known = layer.Name switch
        {
            "land" => ["cc"],
            "lakes" or "urban" => [],
            "rivers" => ["rank"],
            "borders" => ["kind"],
            "labels" => ["name", "kind", "rank", "cc"],
            _ => throw new InvalidDataException(layer.Name)
        };
        Assert.All(layer.Features, feature => Assert.Equal(known, feature.Attributes.Keys));
        Assert.All(layer.Features.SelectMany(feature => feature.Parts).SelectMany(part => part), point => Assert.True(Math.Abs(point.X - 2048) <= 2112 && Math.Abs(point.Y - 2048) <= 2112));
    }

    static List<StrictFeature> Borders(Position position, int zoom) =>
        MapOfEurope.Read(TileAddress.Of(position, zoom)).Layer("borders")?.Features.FindAll(line => (string)line.Attributes["kind"] == "country") ?? [];

    static HashSet<TilePoint> Corners(StrictTile tile, string country) =>
        [.. tile.Layer("land")!.Features.Where(land => (string)land.Attributes["cc"] == country).SelectMany(land => land.Parts).SelectMany(ring => ring)];

    static bool IsWithin(TilePoint point) => point is { X: > 0 and < 4096, Y: > 0 and < 4096 };

    static int Compressed(byte[] bytes) => Zip(bytes).Length;

    static byte[] Zipped(string text) => Zip(System.Text.Encoding.UTF8.GetBytes(text));

    static byte[] Zip(byte[] bytes)
    {
        using var file = new MemoryStream();
        using (var zip = new GZipStream(file, CompressionLevel.Optimal)) zip.Write(bytes);
        return file.ToArray();
    }
}
