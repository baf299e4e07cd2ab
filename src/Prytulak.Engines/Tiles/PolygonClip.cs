namespace Prytulak.Engines.Tiles;

/// <summary>
/// What of a polygon lies in a box, cut edge by edge as by Sutherland and Hodgman (1974), but into as many rings as there
/// are pieces: the chains of points inside an edge end on it, and sorted along it two neighbouring ends each bound a piece.
/// Where rings cross themselves and the ends do not alternate, a ring's chains are joined in turn as those authors do.
/// O(n + k log k) for k crossings.
/// </summary>
sealed class PolygonClip
{
    readonly RingSet chains = new();
    readonly List<ChainEnd> ends = [];
    readonly List<int> inTurn = [];
    RingSet from = new(), to = new();
    int[] next = new int[64];

    /// <summary>
    /// The rings within the box, not closed, each in the direction of the ring it comes from; overwritten by the next.
    /// </summary>
    /// <param name="polygon">The outer ring and its holes, which turn the other way, none closed.</param>
    public RingSet Clip(RingSet polygon, MapBox box)
    {
        Cut(polygon, to, new(0, box));
        for (var edge = 1; edge < 4; edge++)
        {
            (from, to) = (to, from);
            Cut(from, to, new(edge, box));
        }
        return to;
    }

    void Cut(RingSet rings, RingSet cut, BoxEdge edge)
    {
        cut.Clear();
        chains.Clear();
        ends.Clear();
        inTurn.Clear();
        for (var ring = 0; ring < rings.Count; ring++) Chain(rings[ring], cut, edge);
        Link();
        Join(cut);
    }

    // A ring wholly inside is kept, of others the chains inside; the walk begins outside, so that no chain is parted.
    void Chain(ReadOnlySpan<MapPoint> ring, RingSet cut, BoxEdge edge)
    {
        var outside = FirstOutside(ring, edge);
        if (outside < 0)
        {
            cut.Add(ring);
            cut.End();
            return;
        }
        var (first, before, wasIn) = (chains.Count, ring[outside], edge.Inside(ring[outside]));
        for (var i = 1; i <= ring.Length; i++)
        {
            var point = ring[outside + i < ring.Length ? outside + i : outside + i - ring.Length];
            var isIn = edge.Inside(point);
            if (wasIn < 0 != isIn < 0) Cross(edge.Crossing(before, point, wasIn, isIn), edge, isIn >= 0);
            if (isIn >= 0) chains.Add(point);
            (before, wasIn) = (point, isIn);
        }
        for (var chain = first; chain < chains.Count; chain++) inTurn.Add(chain + 1 < chains.Count ? chain + 1 : first);
    }

    static int FirstOutside(ReadOnlySpan<MapPoint> ring, BoxEdge edge)
    {
        for (var i = 0; i < ring.Length; i++)
            if (edge.Inside(ring[i]) < 0) return i;
        return -1;
    }

    void Cross(MapPoint at, BoxEdge edge, bool enters)
    {
        chains.Add(at);
        ends.Add(new(edge.Along(at), chains.Count, enters));
        if (!enters) chains.End();
    }

    // The chain to go on with where one leaves.
    void Link()
    {
        if (next.Length < inTurn.Count) next = new int[inTurn.Count * 2];
        ends.Sort();
        for (var i = 0; i < ends.Count; i += 2)
        {
            AlternateAt(i + 1);
            if (ends[i].Enters == ends[i + 1].Enters)
            {
                inTurn.CopyTo(next);
                return;
            }
            var (leaving, entering) = ends[i].Enters ? (ends[i + 1], ends[i]) : (ends[i], ends[i + 1]);
            next[leaving.Chain] = entering.Chain;
        }
    }

    // A ring that touches the edge leaves and enters in one point, which can be sorted either way.
    void AlternateAt(int i)
    {
        if (i + 1 < ends.Count && ends[i].Enters == ends[i - 1].Enters && ends[i].Along == ends[i + 1].Along)
            (ends[i], ends[i + 1]) = (ends[i + 1], ends[i]);
    }

    void Join(RingSet cut)
    {
        for (var chain = 0; chain < chains.Count; chain++)
        {
            if (next[chain] < 0) continue;
            for (var part = chain; next[part] >= 0;)
            {
                cut.Add(chains[part]);
                (part, next[part]) = (next[part], -1);
            }
            cut.End();
        }
    }

    /// <summary>Where along the edge a chain begins or ends.</summary>
    readonly record struct ChainEnd(double Along, int Chain, bool Enters) : IComparable<ChainEnd>
    {
        public int CompareTo(ChainEnd other) => Along.CompareTo(other.Along);
    }
}
