using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Geo;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public class MapLabelTests
{
    [Theory]
    [InlineData("en", "Lviv", "Ukraine", "Belarus")]
    [InlineData("uk", "Львів", "Україна", "Білорусь")]
    [InlineData("ru", "Львов", "Украина", "Беларусь")]
    [InlineData("be", "Львоў", "Украіна", "Беларусь")]
    [InlineData("pl", "Lwów", "Ukraina", "Białoruś")]
    [InlineData("de", "Lwiw", "Ukraine", "Belarus")]
    [InlineData("fr", "Lviv", "Ukraine", "Bélarus")]
    public void Names_are_in_the_language_of_the_reader(string language, string lviv, string ukraine, string belarus)
    {
        Assert.Contains(lviv, Names(new(49.84, 24.03), 6, language, "city"));
        Assert.Contains(ukraine, Names(new(49.0, 31.6), 4, language, "country"));
        Assert.Contains(belarus, Names(new(53.4, 28.0), 4, language, "country"));
    }

    [Fact]
    public void Every_country_has_a_name_in_every_language()
    {
        var names = MapOfEurope.Files.CountryNames();
        foreach (var country in names.All)
            Assert.All(Europe.Languages, language => Assert.NotEqual("", names.Name(country.Code, language)));
        Assert.Equal("Ukraine", names.Name("UA", "xx"));
        Assert.Equal("ZZ", names.Name("ZZ", "uk"));
    }

    [Fact]
    public void The_name_of_a_country_stands_on_its_land() =>
        Assert.All(MapOfEurope.Files.CountryNames().All, country => Assert.Contains(country.Code, MapOfEurope.LandAt(country.Label, 8)));

    [Fact]
    public void A_capital_is_that_of_its_country() =>
        Assert.All(MapOfEurope.Files.CountryNames().All.Where(country => country.Capital is not null),
            country => Assert.Equal(country.Code, Europe.Gazetteer.Find(country.Capital!.Value)!.Country));

    [Fact]
    public void What_is_named_at_a_zoom_is_named_at_the_next()
    {
        var before = new HashSet<string>();
        for (var zoom = 3; zoom <= Basemap.MaxZoom; zoom++)
        {
            var kyiv = Names(new(50.45, 30.52), zoom, "uk", "city");
            Assert.Contains("Київ", kyiv);
            var all = AroundKyiv(zoom);
            Assert.Subset(all, before);
            before = all;
        }
    }

    [Fact]
    public void Oblasts_are_named_once_they_are_large() =>
        Assert.Contains("Житомирська область", Names(new(50.6, 28.5), 6, "uk", "region"));

    [Fact]
    public void A_city_that_is_a_region_is_named_once() =>
        Assert.Single(Names(new(44.605, 33.52), 8, "uk", null), "Севастополь");

    [Fact]
    public void Labels_of_places_keep_apart()
    {
        foreach (var tile in MapOfEurope.Tiles(5))
        {
            var places = (MapOfEurope.Read(tile).Layer("labels")?.Features ?? []).Where(label => label.Attributes["kind"] is "city" or "town" or "village").Select(label => label.Parts[0][0]).ToList();
            foreach (var (i, a) in places.Index())
                Assert.DoesNotContain(places.Skip(i + 1), b => Math.Abs(a.X - b.X) < 76 * 8 - 2 && Math.Abs(a.Y - b.Y) < 26 * 8 - 2);
        }
    }

    [Fact]
    public void Quarters_of_a_city_are_not_named_as_towns()
    {
        var names = Names(new(52.52, 13.40), 10, "de", null);
        Assert.Contains("Berlin", names);
        Assert.DoesNotContain("Moabit", names);
        Assert.DoesNotContain("Kreuzberg", names);
    }

    static HashSet<string> AroundKyiv(int zoom)
    {
        var (north, south) = (TileAddress.Of(new(51.5, 28.5), zoom), TileAddress.Of(new(49.5, 32.5), zoom));
        var found = new HashSet<string>();
        for (var x = north.X; x <= south.X; x++)
            for (var y = north.Y; y <= south.Y; y++)
                found.UnionWith(Within(new(zoom, x, y)));
        return found;
    }

    static IEnumerable<string> Within(TileAddress tile) => (MapOfEurope.Read(tile).Layer("labels")?.Features ?? [])
        .Where(label => label.Attributes["kind"] is "city" or "town" or "village" && IsAroundKyiv(tile, label.Parts[0][0])).Select(label => (string)label.Attributes["name"]);

    static bool IsAroundKyiv(TileAddress tile, TilePoint point)
    {
        var position = WebMercator.ToPosition((tile.X + point.X / 4096.0) * tile.Size, (tile.Y + point.Y / 4096.0) * tile.Size);
        return position is { Latitude: > 49.6 and < 51.4, Longitude: > 28.6 and < 32.4 };
    }

    static List<string> Names(Position position, int zoom, string language, string? kind) =>
        [.. MapOfEurope.Read(TileAddress.Of(position, zoom), language).Layer("labels")!.Features.Where(label => kind is null || label.Attributes["kind"].Equals(kind)).Select(label => (string)label.Attributes["name"])];
}
