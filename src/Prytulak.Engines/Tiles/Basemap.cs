using System.Collections.Concurrent;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// The map of Europe as vector tiles, drawn when asked for: `land` (cc), `lakes`, `urban`, `rivers` (rank), `borders`
/// (kind: country or region) and `labels` (name, kind: country, region, city, town or village; rank 0 to 9, small is
/// important; cc). A tile is meant for 512 pixels to a side. Immutable and safe to share between threads.
/// Sources and licences: data/geo/README.md.
/// </summary>
public sealed class Basemap
{
    /// <summary>The last zoom there are tiles of; clients enlarge these beyond.</summary>
    public const int MaxZoom = 10;

    /// <summary>The pixels to a side for which a tile is drawn.</summary>
    public const int Pixels = 512;

    const int FirstUrban = 6;

    readonly Topology countries, lakes, urban;
    readonly RiverLines rivers;
    readonly BorderLines countryBorders, regionBorders;
    readonly MapLabels labels;
    readonly ConcurrentBag<MapDrawing> drawings = [];

    Basemap(BasemapFiles files, Gazetteer gazetteer)
    {
        (countries, lakes, urban) = (Read("countries"), Read("lakes"), Read("urban"));
        rivers = RiverLines.Of(Read("rivers"));
        var regions = Read("regions");
        (countryBorders, regionBorders) = (BorderLines.OfCountries(countries), BorderLines.OfRegions(regions));
        labels = MapLabels.Of(files.CountryNames(), countries, regions, gazetteer);

        Topology Read(string name) => files.Topology(name, WorldPoint);
    }

    /// <summary>Reads the files of the map; the labels of towns are those of the gazetteer.</summary>
    /// <exception cref="InvalidDataException">A file is not of its format.</exception>
    public static Basemap Load(BasemapFiles files, Gazetteer gazetteer) => new(files, gazetteer);

    /// <summary>A tile (Mapbox Vector Tile 2.1, not compressed) with labels in a language; empty where there is nothing but sea.</summary>
    /// <param name="language">en, uk, ru, be, pl, de or fr; any other reads English names of countries.</param>
    /// <exception cref="ArgumentOutOfRangeException">The zoom is beyond <see cref="MaxZoom"/>.</exception>
    public byte[] Tile(TileAddress tile, string language)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tile.Z, MaxZoom);
        var drawing = drawings.TryTake(out var idle) ? idle : new();
        var bytes = Draw(drawing, tile, language);
        drawings.Add(drawing);
        return bytes;
    }

    internal static MapPoint WorldPoint(Position position) => new(WebMercator.X(position.Longitude), WebMercator.Y(position.Latitude));

    /// <summary>The first zoom at which an area of the world is as large as a square of so many pixels a side.</summary>
    internal static int ZoomOf(double area, double pixels) => (int)Math.Ceiling(Math.Log2(pixels / Pixels / Math.Sqrt(area)));

    byte[] Draw(MapDrawing drawing, TileAddress tile, string language)
    {
        drawing.Begin(tile);
        drawing.Land(countries);
        drawing.Areas("lakes", lakes);
        if (tile.Z >= FirstUrban) drawing.Areas("urban", urban);
        drawing.Rivers(rivers);
        drawing.Borders(regionBorders, countryBorders);
        drawing.Labels(labels, language);
        return drawing.End();
    }
}
