using Prytulak.Engines.Tiles;

namespace Prytulak.Map;

/// <summary>Cuts what is far larger than a tile: programs keep coordinates in few bits.</summary>
internal static class TileClip
{
    /// <summary>What of a ring lies within a margin around its tile, side by side (Sutherland and Hodgman 1974); fewer than three points when nothing does.</summary>
    public static TilePoint[] Ring(TilePoint[] ring, int extent, int margin)
    {
        var (least, most) = (-margin, extent + margin);
        if (ring.All(point => point.X >= least && point.X <= most && point.Y >= least && point.Y <= most)) return ring;
        var points = ring.Select(point => (X: (double)point.X, Y: (double)point.Y)).ToList();
        points = Cut(Cut(points, point => point.X - least), point => most - point.X);
        points = Cut(Cut(points, point => point.Y - least), point => most - point.Y);
        TilePoint[] cut = [.. points.Select(point => new TilePoint((int)Math.Round(point.X), (int)Math.Round(point.Y)))];
        return [.. cut.Where((point, at) => point != cut[(at + 1) % cut.Length])];
    }

    private static List<(double X, double Y)> Cut(List<(double X, double Y)> ring, Func<(double X, double Y), double> inside)
    {
        var cut = new List<(double X, double Y)>();
        for (var at = 0; at < ring.Count; at++)
        {
            var (from, to) = (ring[at], ring[(at + 1) % ring.Count]);
            var (a, b) = (inside(from), inside(to));
            if (a >= 0) cut.Add(from);
            if (a >= 0 != b >= 0) cut.Add((from.X + (to.X - from.X) * a / (a - b), from.Y + (to.Y - from.Y) * a / (a - b)));
        }
        return cut;
    }
}
