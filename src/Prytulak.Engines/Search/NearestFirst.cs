using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// The nearest of what matches. Blocks of 64 rows come by how near they may be; a straight line in single precision chooses
/// the rows that may be among the first, and only for them the great circle is measured.
/// </summary>
ref struct NearestFirst<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    // Both ends of a comparison may be off by this.
    const float Slack = 2 * Ball.Slack;

    readonly Matches<TKey> matches;
    readonly Haversine centre;
    readonly Circle circle;
    readonly Shortest shortest;
    readonly Found<TKey>? after;
    readonly float floor;
    readonly Nearby near;
    float reach = float.PositiveInfinity;

    public NearestFirst(Matches<TKey> matches, Position centre, int limit, Found<TKey>? after)
    {
        (this.matches, this.centre, this.after) = (matches, new(centre), after);
        circle = new(centre, after?.Measure ?? 0);
        floor = after is null ? float.NegativeInfinity : circle.Sure - Ball.Slack;
        near = Nearby.Own;
        shortest = near.Begin(limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Found<TKey>[] First()
    {
        if (after is null) reach = Enough();
        for (var match = 0; match < matches.Count; match++)
            if (matches.Nearest(match) <= reach) AddBlocks(match);
        foreach (var block in near.BlocksByDistance())
            if (block.Nearest <= reach) Consider(block.Match, block.Number);
        return Measured();
    }

    // One chunk alone may have as many as are asked for: nothing beyond its farthest edge can be among them.
    readonly float Enough()
    {
        var enough = float.PositiveInfinity;
        for (var match = 0; match < matches.Count; match++)
            if (matches.Farthest(match) < enough && Masks.Count(matches.Rows(match)) >= shortest.Capacity) enough = matches.Farthest(match);
        return enough + Slack;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void AddBlocks(int match)
    {
        ref readonly var balls = ref matches.Chunk(match).BlockBalls;
        var (x, y, z) = (balls.X - Vector256.Create(circle.X), balls.Y - Vector256.Create(circle.Y), balls.Z - Vector256.Create(circle.Z));
        var nearest = Vector256.Sqrt(x * x + y * y + z * z) - balls.Radius;
        var rows = matches.Rows(match);
        for (var block = 0; block < Chunk<TKey>.Blocks; block++)
            if (rows[block] != 0 && nearest[block] <= reach) near.AddBlock(new(Math.Max(0, nearest[block]), match, block));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void Consider(int match, int block)
    {
        var columns = matches.Chunk(match).Columns;
        var first = block * Chunk<TKey>.BlockRows;
        Span<float> chords = stackalloc float[Chunk<TKey>.BlockRows];
        var rows = matches.Rows(match)[block] & Chords(columns, first, chords);
        for (; rows != 0; rows &= rows - 1)
        {
            var row = BitOperations.TrailingZeroCount(rows);
            if (chords[row] > reach || after is { } last && Measure(columns, first + row).CompareTo(last) <= 0) continue;
            near.AddRow(new(chords[row], match, first + row));
            shortest.Offer(chords[row]);
            if (shortest.IsFull) reach = shortest.Last + Slack;
        }
    }

    // The straight line to each row of a block, and which are neither too far nor before the page.
    readonly ulong Chords(OfferColumns<TKey> columns, int first, Span<float> chords)
    {
        var (x, y, z) = (Vector512.Create(circle.X), Vector512.Create(circle.Y), Vector512.Create(circle.Z));
        var (least, most, rows) = (Vector512.Create(floor), Vector512.Create(reach), 0ul);
        for (var part = 0; part < chords.Length; part += Vector512<float>.Count)
        {
            var (dx, dy, dz) = (Vector512.Create(columns.X, first + part) - x, Vector512.Create(columns.Y, first + part) - y, Vector512.Create(columns.Z, first + part) - z);
            var chord = Vector512.Sqrt(dx * dx + dy * dy + dz * dz);
            chord.CopyTo(chords[part..]);
            rows |= (Vector512.LessThanOrEqual(chord, most) & Vector512.GreaterThanOrEqual(chord, least)).ExtractMostSignificantBits() << part;
        }
        return rows;
    }

    readonly Found<TKey>[] Measured()
    {
        var found = new Found<TKey>[near.RowsWithin(reach)];
        var next = 0;
        foreach (var row in near.Rows)
            if (row.Nearest <= reach) found[next++] = Measure(matches.Chunk(row.Match).Columns, row.Number);
        Array.Sort(found);
        return found.Length > shortest.Capacity ? found[..shortest.Capacity] : found;
    }

    readonly Found<TKey> Measure(OfferColumns<TKey> columns, int row) => new(columns.Keys[row], centre.MetresTo(columns.Latitudes[row], columns.Longitudes[row]));
}
