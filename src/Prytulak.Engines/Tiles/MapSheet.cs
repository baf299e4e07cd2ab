namespace Prytulak.Engines.Tiles;

/// <summary>
/// A rectangle of the plane to be drawn on a grid of whole units: simplifies, cuts and rounds. Reused from one drawing
/// to the next; spans handed out are overwritten by the next call.
/// </summary>
sealed class MapSheet
{
    readonly PolygonClip clip = new();
    readonly RingSet rings = new();
    readonly List<int> holes = [];
    MapPoint[] points = new MapPoint[1024];
    TilePoint[] rounded = new TilePoint[1024];
    int count;
    MapPoint origin;
    double scale, lightest;
    MapBox units;

    /// <summary>What of the plane is drawn, the margin included.</summary>
    public MapBox View { get; private set; }

    /// <summary>
    /// Lays the sheet on the plane: its corner, units for each of the plane's, width and height in units with a margin around,
    /// and the area in square units below which a bend, an island or a hole is left out.
    /// </summary>
    public void Lay(MapPoint origin, double scale, int width, int height, int margin, double leastArea)
    {
        (this.origin, this.scale, lightest) = (origin, scale, leastArea / scale / scale);
        units = new(-margin, -margin, width + margin, height + margin);
        View = new(origin.X - margin / scale, origin.Y - margin / scale, origin.X + (width + margin) / scale, origin.Y + (height + margin) / scale);
    }

    /// <summary>
    /// What is in view of a polygon, in units, ring by ring: each outer ring before its holes.
    /// </summary>
    public void Cut(ArcTable arcs, MapPart polygon, Action<ReadOnlySpan<TilePoint>, bool> draw)
    {
        if (polygon.Area < 3 * lightest || !View.Touches(polygon.Box)) return;
        rings.Clear();
        foreach (var ring in polygon.Rings) Take(arcs, ring);
        var turns = Math.Sign(rings.TwiceArea(0));
        var cut = View.Holds(polygon.Box) ? rings : clip.Clip(rings, units);
        holes.Clear();
        for (var ring = 0; ring < cut.Count; ring++)
            if (Math.Sign(cut.TwiceArea(ring)) == -turns) holes.Add(ring);
        for (var ring = 0; ring < cut.Count && turns != 0; ring++)
            if (Math.Sign(cut.TwiceArea(ring)) == turns) Draw(cut, ring, draw);
    }

    /// <summary>The next piece of an arc that is in view, in units; <paramref name="from"/> counts on from 0 until it is empty.</summary>
    public ReadOnlySpan<TilePoint> Piece(ArcTable arcs, int arc, ref int from)
    {
        if (from == 0) Begin(arcs, arc);
        var kept = 0;
        for (var joined = true; joined && from < count - 1; from++)
        {
            var (a, b) = (points[from], points[from + 1]);
            if (!StepClip.Step(a, b, units, out var enters, out var leaves))
            {
                if (kept > 0) break;
                continue;
            }
            if (kept == 0) Keep(StepClip.Between(a, b, enters), kept++);
            Keep(StepClip.Between(a, b, leaves), kept++);
            joined = leaves == 1;
        }
        return rounded.AsSpan(0, kept);
    }

    /// <summary>Adds what is in view of an arc to the feature of lines begun.</summary>
    public void Trace(ArcTable arcs, int arc, TileWriter writer)
    {
        if (!View.Touches(arcs.Box(arc))) return;
        var from = 0;
        while (Piece(arcs, arc, ref from) is { Length: > 0 } piece) writer.Line(piece);
    }

    /// <summary>Adds what is in view of a polygon to the feature of polygons begun.</summary>
    public void Fill(ArcTable arcs, MapPart polygon, TileWriter writer) => Cut(arcs, polygon, (ring, isHole) =>
    {
        if (isHole) writer.Interior(ring);
        else writer.Exterior(ring);
    });

    void Take(ArcTable arcs, int[] ring)
    {
        count = 0;
        foreach (var reference in ring) Walk(arcs, reference);
        while (count > 1 && points[count - 1] == points[0]) count--;
        rings.Add(points.AsSpan(0, count));
        rings.End();
    }

    void Draw(RingSet cut, int outer, Action<ReadOnlySpan<TilePoint>, bool> draw)
    {
        draw(Round(cut[outer]), false);
        foreach (var hole in holes)
            if (IsIn(cut[hole][0], cut[outer])) draw(Round(cut[hole]), true);
    }

    // By the crossings of a ray; a hole is wholly in or out, so any of its points will do.
    static bool IsIn(MapPoint point, ReadOnlySpan<MapPoint> ring)
    {
        var (isIn, before) = (false, ring[^1]);
        foreach (var next in ring)
        {
            if (next.Y > point.Y != before.Y > point.Y && point.X < before.X + (next.X - before.X) * (point.Y - before.Y) / (next.Y - before.Y)) isIn = !isIn;
            before = next;
        }
        return isIn;
    }

    void Begin(ArcTable arcs, int arc)
    {
        count = 0;
        Walk(arcs, arc);
    }

    // An arc wholly beyond one edge is cut away to a line along it, for which its ends will do.
    void Walk(ArcTable arcs, int reference)
    {
        var arc = ArcTable.Arc(reference);
        var line = arcs.Points(arc);
        var weights = arcs.Weights(arc);
        if (points.Length < count + line.Length) Array.Resize(ref points, (count + line.Length) * 2);
        var least = View.Touches(arcs.Box(arc)) ? lightest : double.PositiveInfinity;
        if (reference >= 0)
            for (var i = 0; i < line.Length; i++) { if (weights[i] >= least) points[count++] = Unit(line[i]); }
        else
            for (var i = line.Length - 1; i >= 0; i--) { if (weights[i] >= least) points[count++] = Unit(line[i]); }
    }

    MapPoint Unit(MapPoint point) => new((point.X - origin.X) * scale, (point.Y - origin.Y) * scale);

    ReadOnlySpan<TilePoint> Round(ReadOnlySpan<MapPoint> exact)
    {
        for (var i = 0; i < exact.Length; i++) Keep(exact[i], i);
        return rounded.AsSpan(0, exact.Length);
    }

    void Keep(MapPoint point, int at)
    {
        if (at == rounded.Length) Array.Resize(ref rounded, at * 2);
        rounded[at] = new((int)Math.Round(point.X), (int)Math.Round(point.Y));
    }
}
