namespace Prytulak.Engines.Tiles;

/// <summary>Rings or chains of points, one after another in one array, used again for the next.</summary>
sealed class RingSet
{
    readonly List<int> ends = [];
    MapPoint[] points = new MapPoint[1024];
    int count;

    public int Count => ends.Count;

    public ReadOnlySpan<MapPoint> this[int ring] => points.AsSpan(Start(ring)..ends[ring]);

    public void Clear()
    {
        ends.Clear();
        count = 0;
    }

    public void Add(MapPoint point)
    {
        if (count == points.Length) Array.Resize(ref points, count * 2);
        points[count++] = point;
    }

    public void Add(ReadOnlySpan<MapPoint> more)
    {
        if (points.Length - count < more.Length) Array.Resize(ref points, Math.Max(count * 2, count + more.Length));
        more.CopyTo(points.AsSpan(count));
        count += more.Length;
    }

    /// <summary>Ends the ring of the points added since the last.</summary>
    public void End() => ends.Add(count);

    /// <summary>Twice the area of a ring, by the surveyor's formula.</summary>
    public double TwiceArea(int ring)
    {
        var line = this[ring];
        if (line.IsEmpty) return 0;
        var (area, before) = (0.0, line[^1]);
        foreach (var point in line)
        {
            area += before.X * point.Y - point.X * before.Y;
            before = point;
        }
        return area;
    }

    /// <summary>Whether a ring holds a point, by the crossings of a ray.</summary>
    public bool Holds(int ring, MapPoint point)
    {
        var line = this[ring];
        var (isIn, before) = (false, line[^1]);
        foreach (var next in line)
        {
            if (next.Y > point.Y != before.Y > point.Y && point.X < before.X + (next.X - before.X) * (point.Y - before.Y) / (next.Y - before.Y)) isIn = !isIn;
            before = next;
        }
        return isIn;
    }

    int Start(int ring) => ring == 0 ? 0 : ends[ring - 1];
}
