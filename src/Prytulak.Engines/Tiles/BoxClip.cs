namespace Prytulak.Engines.Tiles;

/// <summary>
/// What of a shape lies in a box. Rings are cut edge by edge of the box (Sutherland and Hodgman, Reentrant polygon
/// clipping, 1974): a ring that leaves the box more than once stays one ring, joined along the box's edge.
/// Lines are cut step by step (Liang and Barsky, 1984) and fall into pieces. Linear time.
/// </summary>
sealed class BoxClip
{
    MapPoint[] from = new MapPoint[1024], to = new MapPoint[1024];
    int count;

    /// <summary>The ring within the box, not closed; empty when it lies outside. Overwritten by the next.</summary>
    public ReadOnlySpan<MapPoint> Ring(ReadOnlySpan<MapPoint> ring, MapBox box)
    {
        Take(ring);
        for (var edge = 0; edge < 4 && count > 0; edge++) Cut(edge, box);
        return from.AsSpan(0, count);
    }

    /// <summary>The part of a step within the box, as fractions of the step; false when there is none.</summary>
    public static bool Step(MapPoint a, MapPoint b, MapBox box, out double enters, out double leaves)
    {
        (enters, leaves) = (0, 1);
        for (var edge = 0; edge < 4; edge++)
        {
            var (inA, inB) = (Inside(a, edge, box), Inside(b, edge, box));
            if (inA < 0 && inB < 0) return false;
            if (inA < 0) enters = Math.Max(enters, inA / (inA - inB));
            else if (inB < 0) leaves = Math.Min(leaves, inA / (inA - inB));
        }
        return enters < leaves;
    }

    public static MapPoint Between(MapPoint a, MapPoint b, double fraction) => new(a.X + (b.X - a.X) * fraction, a.Y + (b.Y - a.Y) * fraction);

    void Take(ReadOnlySpan<MapPoint> ring)
    {
        if (from.Length < ring.Length) Array.Resize(ref from, ring.Length * 2);
        ring.CopyTo(from);
        count = ring.Length;
    }

    // Each step adds two points at most.
    void Cut(int edge, MapBox box)
    {
        if (to.Length < count * 2) Array.Resize(ref to, count * 4);
        var (kept, before) = (0, from[count - 1]);
        var wasIn = Inside(before, edge, box);
        foreach (var point in from.AsSpan(0, count))
        {
            var isIn = Inside(point, edge, box);
            if (wasIn < 0 != isIn < 0) to[kept++] = Between(before, point, wasIn / (wasIn - isIn));
            if (isIn >= 0) to[kept++] = point;
            (before, wasIn) = (point, isIn);
        }
        (from, to, count) = (to, from, kept);
    }

    // The distance from an edge of the box, negative beyond it.
    static double Inside(MapPoint point, int edge, MapBox box) => edge switch
    {
        0 => point.X - box.Left,
        1 => box.Right - point.X,
        2 => point.Y - box.Top,
        _ => box.Bottom - point.Y
    };
}
