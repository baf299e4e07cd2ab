using System.Numerics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// The nearest of what matches. Chunks come in rings of equal width around the place; a straight line in single precision
/// chooses those that may be among the first, and only for them the great circle is measured.
/// </summary>
sealed class NearestFirst<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    const int Rings = 64;
    // Both ends of a comparison may be off by this.
    const float Slack = 2 * Ball.Slack;

    readonly Matches<TKey> matches;
    readonly Position centre;
    readonly Circle circle;
    readonly Best<float> shortest;
    readonly Found<TKey>? after;
    readonly float floor;
    readonly List<(float Chord, int Match, int Row)> near = [];
    float reach = float.PositiveInfinity;

    public NearestFirst(Matches<TKey> matches, Position centre, int limit, Found<TKey>? after)
    {
        (this.matches, this.centre, this.after) = (matches, centre, after);
        circle = new(centre, after?.Measure ?? 0);
        floor = after is null ? float.NegativeInfinity : circle.Sure - Ball.Slack;
        shortest = new(limit);
    }

    public Found<TKey>[] First()
    {
        var (order, starts) = InRings();
        for (var ring = 0; ring < Rings; ring++)
            foreach (var match in order.AsSpan(starts[ring], starts[ring + 1] - starts[ring]))
                if (matches.Nearest(match) <= reach) Consider(match);
        return Measured();
    }

    (int[] Order, int[] Starts) InRings()
    {
        var (order, starts, farthest) = (new int[matches.Count], new int[Rings + 1], float.Epsilon);
        for (var match = 0; match < matches.Count; match++) farthest = Math.Max(farthest, matches.Nearest(match));
        var width = farthest / (Rings - 1);
        for (var match = 0; match < matches.Count; match++) starts[RingOf(match, width) + 1]++;
        for (var ring = 0; ring < Rings; ring++) starts[ring + 1] += starts[ring];
        var next = starts[..Rings];
        for (var match = 0; match < matches.Count; match++) order[next[RingOf(match, width)]++] = match;
        return (order, starts);
    }

    int RingOf(int match, float width) => Math.Min(Rings - 1, (int)(matches.Nearest(match) / width));

    void Consider(int match)
    {
        var columns = matches.Chunk(match).Columns;
        foreach (var row in new SetBits(matches.Rows(match)))
        {
            var (x, y, z) = (columns.X[row] - circle.X, columns.Y[row] - circle.Y, columns.Z[row] - circle.Z);
            var chord = MathF.Sqrt(x * x + y * y + z * z);
            if (chord > reach || chord < floor || after is { } last && Measure(columns, row).CompareTo(last) <= 0) continue;
            near.Add((chord, match, row));
            shortest.Offer(chord);
            if (shortest.IsFull) reach = shortest.Last + Slack;
        }
    }

    Found<TKey>[] Measured()
    {
        var best = new Best<Found<TKey>>(shortest.Capacity);
        foreach (var (chord, match, row) in near)
            if (chord <= reach) best.Offer(Measure(matches.Chunk(match).Columns, row));
        return best.Take();
    }

    Found<TKey> Measure(Columns<TKey> columns, int row) => new(columns.Keys[row], centre.MetresTo(columns.PositionOf(row)));
}
