using System.Globalization;
using System.Text.RegularExpressions;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Geo;
using Prytulak.Engines.Tiles;
using Xunit;

namespace Prytulak.Engines.Tests.Tiles;

public partial class OutlineTests
{
    static readonly Lazy<BasemapOutline> Loaded = new(() => BasemapOutline.Load(MapOfEurope.Files));

    static BasemapOutline Outline => Loaded.Value;

    [Theory]
    [InlineData(320)]
    [InlineData(700)]
    [InlineData(1400)]
    public void Europe_fits_a_page_without_script(int width)
    {
        var europe = Outline.Europe(width);
        Assert.Equal((width, width * 6 / 7), (europe.Width, europe.Height));
        Assert.InRange(europe.Outlines.Sum(outline => outline.Path.Length), width * 4, BasemapOutline.EuropeBudget);
        Assert.Equal(europe.Outlines.Count, europe.Outlines.Select(outline => outline.Country).Distinct().Count());
        Assert.All(europe.Outlines.SelectMany(outline => Rings(outline.Path)).SelectMany(ring => ring), point => Assert.True(IsNear(point, europe)));
    }

    [Theory]
    [InlineData("UA", 27)]
    [InlineData("PL", 16)]
    [InlineData("DE", 16)]
    [InlineData("GB", 150)]
    [InlineData("RU", 50)]
    [InlineData("SI", 100)]
    public void A_country_fits_a_page_with_its_regions(string country, int least)
    {
        var drawing = Outline.Country(country, 600, 500)!;
        Assert.InRange(drawing.Outlines.Count, least, 300);
        Assert.InRange(drawing.Outlines.Sum(outline => outline.Path.Length), 2_000, BasemapOutline.CountryBudget);
        Assert.All(drawing.Outlines, outline => Assert.Equal(country, outline.Country));
        Assert.All(drawing.Outlines.SelectMany(outline => Rings(outline.Path)).SelectMany(ring => ring), point => Assert.True(IsNear(point, drawing)));
    }

    [Theory]
    [InlineData(44.95, 34.10, "UA")]
    [InlineData(44.60, 33.60, "UA")]
    [InlineData(48.00, 37.80, "UA")]
    [InlineData(50.45, 30.52, "UA")]
    [InlineData(53.90, 27.56, "BY")]
    [InlineData(52.23, 21.01, "PL")]
    [InlineData(47.00, 28.80, "MD")]
    [InlineData(67.00, 34.00, "RU")]
    [InlineData(64.90, -18.50, "IS")]
    [InlineData(39.50, -8.00, "PT")]
    public void A_position_is_placed_within_its_country(double latitude, double longitude, string country)
    {
        var europe = Outline.Europe(700);
        Assert.Equal([country], At(europe, new(latitude, longitude)).Select(outline => outline.Country));
    }

    [Fact]
    public void Regional_capitals_of_Ukraine_are_placed_within_their_regions()
    {
        var ukraine = Outline.Country("UA", 700, 600)!;
        Assert.Equal(["UA-15"], At(ukraine, new(49.84, 24.03)).Select(outline => outline.Region));
        Assert.Equal(["UA-12"], At(ukraine, new(50.45, 30.52)).Select(outline => outline.Region));
        Assert.Equal(["UA-11"], At(ukraine, new(44.95, 34.10)).Select(outline => outline.Region));
        Assert.Equal(["UA-25"], At(ukraine, new(48.62, 22.45)).Select(outline => outline.Region));
    }

    [Fact]
    public void A_label_stands_within_its_region() =>
        Assert.All(Outline.Country("UA", 1400, 1200)!.Outlines, outline => Assert.True(Holds(outline, new(outline.Label.X + 0.01, outline.Label.Y + 0.01))));

    [Fact]
    public void Neighbours_share_their_border()
    {
        var europe = Outline.Europe(700);
        Assert.InRange(Corners(europe, "PL").Intersect(Corners(europe, "UA")).Count(), 4, 100);
        Assert.InRange(Corners(europe, "FR").Intersect(Corners(europe, "ES")).Count(), 4, 100);
        Assert.Empty(Corners(europe, "PL").Intersect(Corners(europe, "ES")));
    }

    [Fact]
    public void Regions_are_named_as_their_towns_name_them()
    {
        var lviv = Europe.Gazetteer.Search("Lviv", "en", 1)[0].Place;
        Assert.All(Europe.Languages, language => Assert.Equal(lviv.Region(language), Europe.Gazetteer.Regions!.Name("UA-15", language, "UA")));
        Assert.Contains(Outline.Country("UA", 600, 600)!.Outlines, outline => outline.Region == "UA-15");
        Assert.Equal("Україна", MapOfEurope.Files.CountryNames().Name("UA", "uk"));
    }

    [Fact]
    public void There_are_no_regions_of_an_unknown_country() => Assert.Null(Outline.Country("ZZ", 600, 600));

    [Theory]
    [InlineData(99)]
    [InlineData(4001)]
    [InlineData(-1)]
    public void A_drawing_has_a_size_of_a_page(int width)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Outline.Europe(width));
        Assert.Throws<ArgumentOutOfRangeException>(() => Outline.Country("UA", 600, width));
    }

    static IEnumerable<CountryOutline> At(OutlineDrawing drawing, Position position)
    {
        var (x, y) = drawing.Place(position);
        return drawing.Outlines.Where(outline => Holds(outline, new(x, y)));
    }

    static bool Holds(CountryOutline outline, MapPoint point) => Rings(outline.Path).Count(ring => Inside.Ring(ring, point)) % 2 == 1;

    static HashSet<MapPoint> Corners(OutlineDrawing drawing, string country) =>
        [.. drawing.Outlines.Where(outline => outline.Country == country).SelectMany(outline => Rings(outline.Path)).SelectMany(ring => ring)];

    static bool IsNear(MapPoint point, OutlineDrawing drawing) => point.X >= -2 && point.Y >= -2 && point.X <= drawing.Width + 2 && point.Y <= drawing.Height + 2;

    // Reads the path as its standard says: one move to a point, then steps from point to point, then the end.
    static List<MapPoint[]> Rings(string path)
    {
        var rings = new List<MapPoint[]>();
        Assert.Matches(@"^(M-?\d+ -?\d+l-?\d+( ?-?\d+)+z)*$", path);
        foreach (Match ring in Ring().Matches(path))
        {
            var numbers = Number().Matches(ring.Groups[3].Value).Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(0, numbers.Length % 2);
            var points = new List<MapPoint> { new(int.Parse(ring.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(ring.Groups[2].Value, CultureInfo.InvariantCulture)) };
            foreach (var step in numbers.Chunk(2)) points.Add(new(points[^1].X + step[0], points[^1].Y + step[1]));
            rings.Add([.. points]);
        }
        return rings;
    }

    [GeneratedRegex(@"M(-?\d+) (-?\d+)l([^z]+)z")]
    private static partial Regex Ring();

    [GeneratedRegex(@"-?\d+")]
    private static partial Regex Number();
}
