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

    /// <summary>Adds what is in view of an arc to the feature of lines begun.</summary>
    public void Trace(ArcTable arcs, int arc, TileWriter writer)
    {
        if (!View.Touches(arcs.Box(arc))) return;
        LineClip.Clip(Simplified(arcs, [arc]), units, rings);
        for (var piece = 0; piece < rings.Count; piece++) writer.Line(Round(rings[piece]));
    }

    /// <summary>Adds what is in view of a polygon to the feature of polygons begun.</summary>
    public void Fill(ArcTable arcs, MapPart polygon, TileWriter writer) => Cut(arcs, polygon, (ring, isHole) =>
    {
        if (isHole) writer.Interior(ring);
        else writer.Exterior(ring);
    });

    void Take(ArcTable arcs, int[] references)
    {
        var ring = Simplified(arcs, references);
        while (ring.Length > 1 && ring[^1] == ring[0]) ring = ring[..^1];
        rings.Add(ring);
        rings.End();
    }

    void Draw(RingSet cut, int outer, Action<ReadOnlySpan<TilePoint>, bool> draw)
    {
        draw(Round(cut[outer]), false);
        foreach (var hole in holes)
            if (cut.Holds(outer, cut[hole][0])) draw(Round(cut[hole]), true);
    }

    ReadOnlySpan<MapPoint> Simplified(ArcTable arcs, ReadOnlySpan<int> references)
    {
        count = 0;
        foreach (var reference in references) Walk(arcs, reference);
        return points.AsSpan(0, count);
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
        if (rounded.Length < exact.Length) rounded = new TilePoint[exact.Length * 2];
        for (var i = 0; i < exact.Length; i++) rounded[i] = new((int)Math.Round(exact[i].X), (int)Math.Round(exact[i].Y));
        return rounded.AsSpan(0, exact.Length);
    }
}
