using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>All names on the map, found by zoom and tile in logarithmic time.</summary>
sealed class MapLabels
{
    const double SmallestCountry = 22, LargestCountry = 1300, SmallestRegion = 90, LargestRegion = 700;
    // Regions smaller than those that begin at the last of these are mostly cities, which are named already.
    const int FirstRegion = 6, LastFirstRegion = 7;

    readonly CountryNames countries;
    readonly Gazetteer gazetteer;
    readonly (string Id, string Country)[] regions;
    readonly MapLabel[] labels;

    // For each zoom: the tile above and the label below, sorted.
    readonly long[][] order;

    MapLabels(CountryNames countries, Topology countryShapes, Topology regionShapes, Gazetteer gazetteer)
    {
        (this.countries, this.gazetteer) = (countries, gazetteer);
        var named = regionShapes.Shapes.Where(shape => shape.Region != "").GroupBy(shape => (shape.Region, shape.Country)).ToArray();
        regions = [.. named.Select(region => region.Key)];
        labels = [.. OfCountries(countryShapes), .. named.Select((region, index) => OfRegion(regionShapes.Arcs, region, index)).Where(label => label.FirstZoom <= LastFirstRegion), .. PlaceLabels.Of(gazetteer, countries.All.Select(country => country.Capital))];
        order = [.. Enumerable.Range(0, Basemap.MaxZoom + 1).Select(Order)];
    }

    public static MapLabels Of(CountryNames countries, Topology countryShapes, Topology regionShapes, Gazetteer gazetteer) =>
        new(countries, countryShapes, regionShapes, gazetteer);

    /// <summary>Writes the names in a tile, the important first.</summary>
    public void Draw(TileWriter writer, TileAddress tile, string language, int extent)
    {
        var keys = order[tile.Z].AsSpan();
        var start = keys.BinarySearch(Key(tile, 0)) is var at && at < 0 ? ~at : at;
        foreach (var key in keys[start..])
        {
            if (key >> 32 != Key(tile, 0) >> 32) break;
            Write(writer, tile, labels[(int)key], language, extent);
        }
    }

    void Write(TileWriter writer, TileAddress tile, MapLabel label, string language, int extent)
    {
        if (Named(label, language) is not ({ } name, var country)) return;
        var at = WebMercator.ToTile(tile, label.At.X, label.At.Y, extent);
        writer.Point(null, at.X, at.Y);
        writer.Tag("name", name);
        writer.Tag("kind", KindName(label.Kind));
        writer.Tag("rank", label.Rank);
        writer.Tag("cc", country);
    }

    (string? Name, string Country) Named(MapLabel label, string language) => label.Kind switch
    {
        LabelKind.Country => (countries.Name(countries.All[label.Source].Code, language), countries.All[label.Source].Code),
        LabelKind.Region => (gazetteer.Regions?.Name(regions[label.Source].Id, language, regions[label.Source].Country), regions[label.Source].Country),
        _ => gazetteer.Find(label.Source)! is var place ? (place.Name(language), place.Country) : default
    };

    static string KindName(LabelKind kind) => kind switch
    {
        LabelKind.Country => "country",
        LabelKind.Region => "region",
        LabelKind.City => "city",
        LabelKind.Town => "town",
        _ => "village"
    };

    IEnumerable<MapLabel> OfCountries(Topology shapes)
    {
        var areas = shapes.Shapes.GroupBy(shape => shape.Country).ToDictionary(country => country.Key, country => country.Sum(shape => shape.Area));
        return countries.All.Index().Select(country => Spread(LabelKind.Country, country.Index, Basemap.WorldPoint(country.Item.Label), areas.GetValueOrDefault(country.Item.Code, 1e-12), 0, SmallestCountry, LargestCountry))
            .OrderBy(label => label.FirstZoom).Select(label => label with { Rank = (byte)Math.Max(0, Math.Min(label.FirstZoom - 1, 4)) });
    }

    static MapLabel OfRegion(ArcTable arcs, IGrouping<(string, string), MapShape> region, int index) =>
        Spread(LabelKind.Region, index, Middle.Of(arcs, region), region.Sum(shape => shape.Area), FirstRegion, SmallestRegion, LargestRegion) with { Rank = 4 };

    // Shown while its area is neither a speck nor far beyond the view.
    static MapLabel Spread(LabelKind kind, int source, MapPoint at, double area, int first, double smallest, double largest) =>
        new(kind, source, at, 0, (byte)Math.Max(first, Basemap.ZoomOf(area, smallest)), (byte)Math.Max(0, Basemap.ZoomOf(area, largest) - 1));

    long[] Order(int zoom)
    {
        var keys = new List<long>();
        for (var i = 0; i < labels.Length; i++)
            if (labels[i].FirstZoom <= zoom && zoom <= labels[i].LastZoom) keys.Add(Key(TileAddress.Of(WebMercator.ToPosition(labels[i].At.X, labels[i].At.Y), zoom), i));
        keys.Sort();
        return [.. keys];
    }

    static long Key(TileAddress tile, int label) => ((long)tile.Y << tile.Z | (uint)tile.X) << 32 | (uint)label;
}
