using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>The rows of each chunk that match a query, and how near the chunk comes. Belongs to one thread, and is used again.</summary>
sealed class Matches<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    [ThreadStatic] static Matches<TKey>? own;

    Chunk<TKey>[] chunks = [];
    Vector512<ulong>[] rows = [];
    float[] nearest = [], farthest = [];

    /// <summary>How many chunks have a match.</summary>
    public int Count { get; private set; }

    /// <summary>How many offers match.</summary>
    public int Total { get; private set; }

    public Chunk<TKey> Chunk(int match) => chunks[match];

    public Vector512<ulong> Rows(int match) => rows[match];

    /// <summary>No row of the chunk is nearer than this straight line, in radii of the earth; 0 where nothing is asked about distance.</summary>
    public float Nearest(int match) => nearest[match];

    /// <summary>No row of the chunk is farther than this.</summary>
    public float Farthest(int match) => farthest[match];

    /// <summary>What matches; good until the same thread asks again.</summary>
    public static Matches<TKey> Of(SearchSnapshot<TKey> snapshot, SearchQuery query)
    {
        var matches = own ??= new();
        matches.Begin(snapshot.Table.Chunks.Length);
        if (query.Near is { } near) matches.AddNear(snapshot, query, new(near, query.WithinMetres));
        else
            foreach (var chunk in snapshot.Table.Chunks) matches.Add(chunk, RowFilter.Of(query, chunk, chunk.All), 0, 0, query.Box);
        return matches;
    }

    /// <summary>The rows of one chunk that match.</summary>
    public static Vector512<ulong> Of(Chunk<TKey> chunk, SearchQuery query)
    {
        if (query.Near is not { } near) return InBox(chunk, query.Box, RowFilter.Of(query, chunk, chunk.All));
        var circle = new Circle(near, query.WithinMetres);
        return InBox(chunk, query.Box, Near(chunk, query, circle, circle.To(chunk.Ball)));
    }

    void Begin(int most)
    {
        (Count, Total) = (0, 0);
        if (chunks.Length < most) (chunks, rows, nearest, farthest) = (new Chunk<TKey>[most], new Vector512<ulong>[most], new float[most], new float[most]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddNear(SearchSnapshot<TKey> snapshot, SearchQuery query, Circle circle)
    {
        var balls = snapshot.Table.Balls;
        var (x, y, z, edge) = (Vector512.Create(circle.X), Vector512.Create(circle.Y), Vector512.Create(circle.Z), Vector512.Create(circle.Edge));
        for (var first = 0; first < snapshot.Table.Chunks.Length; first += BallColumns.Step)
        {
            var (dx, dy, dz) = (Vector512.Create(balls.X, first) - x, Vector512.Create(balls.Y, first) - y, Vector512.Create(balls.Z, first) - z);
            var (squared, reach) = (dx * dx + dy * dy + dz * dz, Vector512.Create(balls.Radius, first) + edge);
            // Below 0 is a circle of less than nothing, or the filling of the last vector.
            var near = (Vector512.LessThanOrEqual(squared, reach * reach) & Vector512.GreaterThanOrEqual(reach, Vector512<float>.Zero)).ExtractMostSignificantBits();
            for (; near != 0; near &= near - 1)
            {
                var i = BitOperations.TrailingZeroCount(near);
                AddNear(snapshot.Table.Chunks[first + i], query, circle, MathF.Sqrt(squared[i]));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddNear(Chunk<TKey> chunk, SearchQuery query, in Circle circle, float away)
    {
        var rows = Near(chunk, query, circle, away);
        if (rows != default) Add(chunk, rows, Math.Max(0, away - chunk.Ball.Radius), away + chunk.Ball.Radius, query.Box);
    }

    static Vector512<ulong> Near(Chunk<TKey> chunk, SearchQuery query, in Circle circle, float away)
    {
        var (rows, within) = (chunk.All, away + chunk.Ball.Radius <= circle.Sure ? uint.MaxValue : 0);
        if (within == 0)
        {
            (within, var beyond) = circle.Judge(chunk.BlockBalls);
            rows = Vector512.AndNot(rows, Masks.Blocks(beyond));
        }
        if (rows != default) rows = RowFilter.Of(query, chunk, rows);
        return rows != default && within != uint.MaxValue ? circle.Of(chunk.Columns, rows, within) : rows;
    }

    void Add(Chunk<TKey> chunk, Vector512<ulong> mask, float least, float most, GeoBox? box)
    {
        mask = InBox(chunk, box, mask);
        if (mask == default) return;
        (chunks[Count], rows[Count], nearest[Count], farthest[Count]) = (chunk, mask, least, most);
        Total += Masks.Count(mask);
        Count++;
    }

    static Vector512<ulong> InBox(Chunk<TKey> chunk, GeoBox? asked, Vector512<ulong> mask)
    {
        if (mask == default || asked is not { } box || box.Contains(chunk.Box)) return mask;
        if (!box.Touches(chunk.Box)) return default;
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        mask.CopyTo(words);
        foreach (var row in new SetBits(mask))
            if (!box.Contains(chunk.Columns.Latitudes[row], chunk.Columns.Longitudes[row])) words[row >> 6] &= ~(1ul << row);
        return Vector512.Create<ulong>(words);
    }
}
