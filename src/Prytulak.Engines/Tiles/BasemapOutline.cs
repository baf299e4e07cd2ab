using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// Outlines for pictures made by the server: Europe by countries, a country by regions. Neighbours share their borders.
/// A drawing takes some tens of milliseconds, so keep it. Immutable and safe to share between threads.
/// </summary>
public sealed class BasemapOutline
{
    /// <summary>The most characters of all paths of Europe, and of one country.</summary>
    public const int EuropeBudget = 22_000, CountryBudget = 25_000;

    // From Portugal and Iceland to the Caucasus, from Crete to the North Cape, in metres of EPSG:3035 with north up.
    static readonly MapBox WholeEurope = new(2_550_000, -5_430_000, 7_250_000, -1_400_000);

    readonly Topology countries, regions;
    readonly CountryNames names;

    BasemapOutline(BasemapFiles files) =>
        (countries, regions, names) = (files.Topology("countries", EqualArea), files.Topology("regions", Basemap.WorldPoint), files.CountryNames());

    /// <summary>Reads the files.</summary>
    /// <exception cref="InvalidDataException">A file is not of its format.</exception>
    public static BasemapOutline Load(BasemapFiles files) => new(files);

    /// <summary>
    /// Europe so many pixels wide and 6/7 as high, in the equal-area projection of EPSG:3035, in which no country looks
    /// larger than it is.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The width is not 100 to 4,000.</exception>
    public OutlineDrawing Europe(int width)
    {
        CheckSize(width);
        var frame = OutlineFrame.Around(WholeEurope, width, width * 6 / 7, 0, EqualArea);
        var shapes = countries.Shapes.GroupBy(shape => shape.Country).OrderBy(country => country.Key, StringComparer.Ordinal).ToList();
        var labels = names.All.ToDictionary(country => country.Code, country => EqualArea(country.Label));
        return Draw(countries, frame, shapes, EuropeBudget, country => labels.TryGetValue(country.Key, out var label) ? label : Middle.Of(countries.Arcs, country));
    }

    /// <summary>A country by its regions in Web Mercator, in the middle of so many pixels; null when it has none.</summary>
    /// <param name="country">Two letters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is not 100 to 4,000.</exception>
    public OutlineDrawing? Country(string country, int width, int height)
    {
        CheckSize(width);
        CheckSize(height);
        var shapes = regions.Shapes.Where(shape => shape.Country == country).GroupBy(shape => shape.Region == "" ? shape.Name : shape.Region).OrderBy(region => region.Key, StringComparer.Ordinal).ToList();
        if (shapes.Count == 0) return null;
        var box = shapes.SelectMany(region => region).Aggregate(MapBox.Nothing, (all, shape) => all.With(shape.Box));
        return Draw(regions, OutlineFrame.Around(box, width, height, 4, Basemap.WorldPoint), shapes, CountryBudget, region => Middle.Of(regions.Arcs, region));
    }

    static OutlineDrawing Draw<TKey>(Topology topology, OutlineFrame frame, List<IGrouping<TKey, MapShape>> groups, int budget, Func<IGrouping<TKey, MapShape>, MapPoint> label)
    {
        var paths = new OutlinePaths(topology.Arcs, frame).Write([.. groups.Select(group => group.ToArray())], budget);
        return new(frame, [.. groups.Zip(paths, (group, path) => new CountryOutline(group.First().Country, group.First().Region, frame.Rounded(label(group)), path))]);
    }

    static void CheckSize(int pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pixels, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pixels, 4000);
    }

    static MapPoint EqualArea(Position position)
    {
        var (east, north) = EqualAreaGrid.Project(position);
        return new(east, -north);
    }
}
