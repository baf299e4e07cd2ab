using System.Collections.Concurrent;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map;

/// <summary>The layers that everybody may see as vector tiles: homes and needs by area, and the points of other layers.</summary>
internal sealed class PublicTiles(IEnumerable<MapLayer> layers)
{
    /// <summary>The last zoom there are tiles of; clients enlarge these beyond.</summary>
    public const int MaxZoom = 10;

    /// <summary>What is shown from which zoom on.</summary>
    public const int FirstRegions = 5, FirstSquares = 7;

    private const int MostKept = 4_000, Extent = 4096, Margin = Extent / 16, FirstPoints = 5;

    // Squares are whole where that is possible: MapLibre takes no more.
    private const int FarAround = 4_000;

    private readonly ConcurrentDictionary<string, byte[]> made = [];

    /// <summary>The kind of area that is shown at a zoom.</summary>
    public static AreaKind KindAt(int zoom) => zoom >= FirstSquares ? AreaKind.Square : zoom >= FirstRegions ? AreaKind.Region : AreaKind.Country;

    /// <summary>A tile, compressed with gzip. It depends on the day, the question, the points of other layers as they are now, and nothing else.</summary>
    public byte[] Tile(PublicDay day, PublicFilter filter, TileAddress address, Text text)
    {
        if (made.Count >= MostKept) made.Clear();
        return made.GetOrAdd($"{day.Tag} {Versions} {address} {text.Language} {filter.Query}", _ => Packed.Gzip(Make(day, filter, address, text)));
    }

    private string Versions => string.Join(',', layers.Select(layer => layer.Version));

    private byte[] Make(PublicDay day, PublicFilter filter, TileAddress address, Text text)
    {
        var writer = new TileWriter();
        var kind = KindAt(address.Z);
        var around = Around(address);
        foreach (var (layer, bands) in ((string, AreaBands)[])[("homes", day.Homes(filter)), ("needs", day.Needs)])
            Write(writer, layer, address, text, [.. bands.Shown.Where(area => area.Kind == kind && around.Touches(area.Box))], around, bands);
        foreach (var layer in layers.Where(_ => address.Z >= FirstPoints)) Write(writer, layer, address, text, around);
        return writer.ToArray();
    }

    private static void Write(TileWriter writer, string layer, TileAddress address, Text text, PublicArea[] seen, GeoBox around, AreaBands bands)
    {
        writer.BeginLayer(layer, Extent);
        foreach (var area in seen.Where(area => around.Contains(area.Centre.Latitude, area.Centre.Longitude)))
        {
            var at = WebMercator.ToTile(address, area.Centre, Extent);
            writer.Point((ulong)area.Number + 1, at.X, at.Y);
            writer.Tag("id", area.Id);
            writer.Tag("kind", area.KindWord);
            writer.Tag("name", area.Name(text));
            writer.Tag("count", bands[area].ToString());
            writer.Tag("least", bands[area].Least);
        }
        writer.EndLayer();
        writer.BeginLayer(layer + "_squares", Extent);
        foreach (var area in seen.Where(area => area.Ring is not null))
        {
            var ring = TileClip.Ring([.. area.Ring!.Select(corner => WebMercator.ToTile(address, corner, Extent))], Extent, FarAround);
            if (ring.Length < 3) continue;
            writer.Polygons((ulong)area.Number + 1);
            writer.Exterior(ring);
            writer.Tag("least", bands[area].Least);
        }
        writer.EndLayer();
    }

    private static void Write(TileWriter writer, MapLayer layer, TileAddress address, Text text, GeoBox around)
    {
        writer.BeginLayer(layer.Name, Extent);
        foreach (var point in layer.Points.Where(point => around.Contains(point.Position.Latitude, point.Position.Longitude)))
        {
            var at = WebMercator.ToTile(address, point.Position, Extent);
            writer.Point(null, at.X, at.Y);
            writer.Tag("id", point.Id);
            writer.Tag("kind", point.Kind);
            writer.Tag("name", point.Name(text.Language));
        }
        writer.EndLayer();
    }

    // A little beyond its edges, so that what stands on an edge is not cut.
    private static GeoBox Around(TileAddress address)
    {
        var bounds = address.Degrees;
        var (high, wide) = ((bounds.North - bounds.South) * Margin / Extent, (bounds.East - bounds.West) * Margin / Extent);
        return new(Math.Max(-90, bounds.South - high), Math.Max(-180, bounds.West - wide), Math.Min(90, bounds.North + high), Math.Min(180, bounds.East + wide));
    }
}
