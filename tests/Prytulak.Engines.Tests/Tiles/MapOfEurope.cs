using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Geo;
using Prytulak.Engines.Tiles;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>The real map, read once for all tests, and what can be asked of its tiles.</summary>
static class MapOfEurope
{
    public static readonly BasemapFiles Files = new(Europe.Open);

    static readonly Lazy<Basemap> Loaded = new(() => Basemap.Load(Files, Europe.Gazetteer));

    public static Basemap Map => Loaded.Value;

    /// <summary>Every tile of Europe and its edges at a zoom.</summary>
    public static IEnumerable<TileAddress> Tiles(int zoom)
    {
        var (first, last) = (TileAddress.Of(new(72, -25), zoom), TileAddress.Of(new(33, 52), zoom));
        for (var x = first.X; x <= last.X; x++)
            for (var y = first.Y; y <= last.Y; y++) yield return new(zoom, x, y);
    }

    public static StrictTile Read(TileAddress tile, string language = "uk") => StrictTile.Read(Map.Tile(tile, language));

    /// <summary>The countries whose land a position lies on, by its tile of a zoom.</summary>
    public static List<string> LandAt(Position position, int zoom)
    {
        var tile = TileAddress.Of(position, zoom);
        var point = WebMercator.ToTile(tile, position);
        return [.. Read(tile).Layer("land")?.Features.Where(land => Holds(land.Parts, point)).Select(land => (string)land.Attributes["cc"]).Distinct() ?? []];
    }

    /// <summary>Whether a point lies in rings, by the even-odd rule.</summary>
    public static bool Holds(IEnumerable<List<TilePoint>> rings, TilePoint point) =>
        rings.Count(ring => Inside.Ring([.. ring.Select(at => new MapPoint(at.X, at.Y))], new(point.X, point.Y))) % 2 == 1;
}
