using System.Numerics;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>The rows of each chunk that match a query, and how near the chunk comes. Belongs to one thread, and is used again.</summary>
sealed class Matches<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    [ThreadStatic] static Matches<TKey>? own;

    Chunk<TKey>[] chunks = [];
    Vector512<ulong>[] rows = [];
    float[] nearest = [];

    /// <summary>How many chunks have a match.</summary>
    public int Count { get; private set; }

    /// <summary>How many offers match.</summary>
    public int Total { get; private set; }

    public Chunk<TKey> Chunk(int match) => chunks[match];

    public Vector512<ulong> Rows(int match) => rows[match];

    /// <summary>No row of the chunk is nearer than this straight line, in radii of the earth; 0 where nothing is asked about distance.</summary>
    public float Nearest(int match) => nearest[match];

    /// <summary>What matches; good until the same thread asks again.</summary>
    public static Matches<TKey> Of(SearchSnapshot<TKey> snapshot, SearchQuery query)
    {
        var matches = own ??= new();
        matches.Begin(snapshot.Chunks.Length);
        var filter = new RowFilter(query);
        if (query.Near is { } near) matches.AddNear(snapshot, query, filter, new(near, query.WithinMetres));
        else
            foreach (var chunk in snapshot.Chunks) matches.Add(chunk, filter.Of(chunk), 0, query.Box);
        return matches;
    }

    void Begin(int most)
    {
        (Count, Total) = (0, 0);
        if (chunks.Length < most) (chunks, rows, nearest) = (new Chunk<TKey>[most], new Vector512<ulong>[most], new float[most]);
    }

    void AddNear(SearchSnapshot<TKey> snapshot, SearchQuery query, RowFilter filter, Circle circle)
    {
        var balls = snapshot.Balls;
        var (x, y, z) = (Vector512.Create(circle.X), Vector512.Create(circle.Y), Vector512.Create(circle.Z));
        Span<float> lower = stackalloc float[BallColumns.Step];
        for (var first = 0; first < snapshot.Chunks.Length; first += BallColumns.Step)
        {
            var (dx, dy, dz) = (Vector512.Create(balls.X, first) - x, Vector512.Create(balls.Y, first) - y, Vector512.Create(balls.Z, first) - z);
            var (away, radius) = (Vector512.Sqrt(dx * dx + dy * dy + dz * dz), Vector512.Create(balls.Radius, first));
            var near = Vector512.LessThanOrEqual(away - radius, Vector512.Create(circle.Edge)).ExtractMostSignificantBits();
            if (near == 0) continue;
            var within = Vector512.LessThanOrEqual(away + radius, Vector512.Create(circle.Sure)).ExtractMostSignificantBits();
            (away - radius).CopyTo(lower);
            for (; near != 0; near &= near - 1)
            {
                var i = BitOperations.TrailingZeroCount(near);
                if (first + i >= snapshot.Chunks.Length) break;
                var chunk = snapshot.Chunks[first + i];
                var mask = filter.Of(chunk);
                if (mask != default && (within >> i & 1) == 0) mask = circle.Of(chunk, mask);
                Add(chunk, mask, Math.Max(0, lower[i]), query.Box);
            }
        }
    }

    void Add(Chunk<TKey> chunk, Vector512<ulong> mask, float distance, GeoBox? box)
    {
        if (mask != default && box is { } asked && !asked.Contains(chunk.Box)) mask = asked.Touches(chunk.Box) ? InBox(chunk, asked, mask) : default;
        if (mask == default) return;
        (chunks[Count], rows[Count], nearest[Count]) = (chunk, mask, distance);
        Total += Masks.Count(mask);
        Count++;
    }

    static Vector512<ulong> InBox(Chunk<TKey> chunk, GeoBox box, Vector512<ulong> mask)
    {
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        mask.CopyTo(words);
        foreach (var row in new SetBits(mask))
            if (!box.Contains(chunk.Columns.Latitudes[row], chunk.Columns.Longitudes[row])) words[row >> 6] &= ~(1ul << row);
        return Vector512.Create<ulong>(words);
    }
}
