using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// The commands of one feature's geometry (Mapbox Vector Tile 2.1, section 4.3): steps from point to point, zigzag-coded.
/// Points repeated in a row are written once; what has no length or no area is left out.
/// </summary>
sealed class GeometryWriter
{
    const uint MoveTo = 1, LineTo = 2, ClosePath = 7;

    readonly ByteBuffer commands = new();
    TilePoint[] distinct = new TilePoint[256];
    int x, y;

    public ReadOnlySpan<byte> Commands => commands.Written;

    public void Clear()
    {
        commands.Clear();
        (x, y) = (0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Point(int atX, int atY)
    {
        commands.Number(1 << 3 | MoveTo);
        Step(new(atX, atY));
    }

    /// <summary>Writes the geometry of one point alone and gives what is left of the room.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<byte> Point(Span<byte> room, int x, int y) =>
        ByteBuffer.Put(ByteBuffer.Put(ByteBuffer.Put(room, 1 << 3 | MoveTo), ZigZag(x)), ZigZag(y));

    public void Points(ReadOnlySpan<TilePoint> points)
    {
        if (points.Length > 0) Begin(MoveTo, points.Length);
        foreach (var point in points) Step(point);
    }

    /// <returns>Whether it was written, having two different points.</returns>
    public bool Line(ReadOnlySpan<TilePoint> points)
    {
        var line = Distinct(points);
        if (line.Length < 2) return false;
        Point(line[0].X, line[0].Y);
        Begin(LineTo, line.Length - 1);
        foreach (var point in line[1..]) Step(point);
        return true;
    }

    /// <summary>A ring, turned if need be: its area in tile units is to be positive if it is exterior, else negative.</summary>
    /// <returns>Whether it was written, having an area.</returns>
    public bool Ring(ReadOnlySpan<TilePoint> points, bool exterior)
    {
        var ring = Distinct(points);
        if (ring.Length > 0 && ring[0] == ring[^1]) ring = ring[..^1];
        var area = TwiceArea(ring);
        if (area == 0) return false;
        if (area > 0 != exterior) ring[1..].Reverse();
        Point(ring[0].X, ring[0].Y);
        Begin(LineTo, ring.Length - 1);
        foreach (var point in ring[1..]) Step(point);
        Begin(ClosePath, 1);
        return true;
    }

    /// <summary>Twice the area by the surveyor's formula; positive when it turns clockwise as seen, y being down.</summary>
    public static long TwiceArea(ReadOnlySpan<TilePoint> ring)
    {
        if (ring.IsEmpty) return 0;
        var (area, before) = (0L, ring[^1]);
        foreach (var point in ring)
        {
            area += (long)before.X * point.Y - (long)point.X * before.Y;
            before = point;
        }
        return area;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Step(TilePoint to)
    {
        commands.Pair(ZigZag(to.X - x), ZigZag(to.Y - y));
        (x, y) = (to.X, to.Y);
    }

    void Begin(uint command, int count) => commands.Number((uint)count << 3 | command);

    static uint ZigZag(int number) => (uint)(number << 1 ^ number >> 31);

    Span<TilePoint> Distinct(ReadOnlySpan<TilePoint> points)
    {
        if (distinct.Length < points.Length) distinct = new TilePoint[points.Length * 2];
        var count = 0;
        foreach (var point in points)
            if (count == 0 || distinct[count - 1] != point) distinct[count++] = point;
        return distinct.AsSpan(0, count);
    }
}
