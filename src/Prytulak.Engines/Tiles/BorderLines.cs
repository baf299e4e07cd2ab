namespace Prytulak.Engines.Tiles;

/// <summary>The arcs of a topology that are borders, each with the first zoom that shows it.</summary>
sealed class BorderLines(ArcTable arcs, (int Arc, int Zoom)[] lines)
{
    const double SmallestRegion = 55;

    /// <summary>Borders of countries: arcs that two different ones share, so that coasts and cuts are none.</summary>
    public static BorderLines OfCountries(Topology countries) =>
        Of(countries, (a, b) => a.Country != b.Country ? 0 : null);

    /// <summary>
    /// Borders of regions within a country, from the zoom on at which its regions are on average as wide as so many pixels.
    /// </summary>
    public static BorderLines OfRegions(Topology regions)
    {
        var zooms = regions.Shapes.GroupBy(shape => shape.Country).ToDictionary(country => country.Key, FirstZoom);
        return Of(regions, (a, b) => a.Country == b.Country && (a.Region != b.Region || a.Region == "") ? zooms[a.Country] : null);
    }

    public void Draw(MapSheet sheet, TileWriter writer, int zoom, string kind)
    {
        writer.Lines(null);
        foreach (var (arc, first) in lines)
            if (first <= zoom) sheet.Trace(arcs, arc, writer);
        writer.Tag("kind", kind);
    }

    static int FirstZoom(IGrouping<string, MapShape> country)
    {
        var regions = country.Select(shape => shape.Region == "" ? shape.Name : shape.Region).Distinct().Count();
        return Basemap.ZoomOf(country.Sum(shape => shape.Area) / regions, SmallestRegion);
    }

    static BorderLines Of(Topology topology, Func<MapShape, MapShape, int?> zoom) => new(topology.Arcs,
        [.. topology.ByArc().Index().Where(arc => arc.Item is [_, _]).Select(arc => (arc.Index, zoom(arc.Item[0], arc.Item[1]))).Where(line => line.Item2 is not null).Select(line => (line.Index, line.Item2!.Value))]);
}
