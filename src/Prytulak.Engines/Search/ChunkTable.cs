namespace Prytulak.Engines.Search;

/// <summary>
/// All chunks in the order of the curve, and as columns what is asked of most of them: so that they need not be read themselves.
/// </summary>
sealed class ChunkTable<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    /// <summary>Tags below this are counted here.</summary>
    public const int LowTags = 24;

    public ChunkTable(int count)
    {
        (Chunks, Firsts, Spans, Middles, Counts) = (new Chunk<TKey>[count], new ulong[count], new ChunkSpan[count], new (uint, uint)[count], new ushort[count]);
        Tagged = new ushort[LowTags][];
        for (var tag = 0; tag < LowTags; tag++) Tagged[tag] = new ushort[count];
        Balls = new(count);
    }

    public Chunk<TKey>[] Chunks { get; }

    /// <summary>Where each begins on the curve.</summary>
    public ulong[] Firsts { get; }

    /// <summary>Its first and last offer on the map, and the middle of all.</summary>
    public ChunkSpan[] Spans { get; }
    public (uint X, uint Y)[] Middles { get; }

    /// <summary>How many offers it has; and, by tag, how many of them have a low tag.</summary>
    public ushort[] Counts { get; }
    public ushort[][] Tagged { get; }

    public BallColumns Balls { get; }

    /// <summary>How many offers of a chunk have a tag.</summary>
    public int CountOf(int tag, int chunk) => (uint)tag < LowTags ? Tagged[tag][chunk] : Masks.Count(Chunks[chunk].With(tag));

    public void Set(int i, Chunk<TKey> chunk)
    {
        var map = chunk.Columns.Map;
        (Chunks[i], Firsts[i], Spans[i]) = (chunk, MapPoint.Hilbert(map[0].X, map[0].Y), new(map[0], map[^1]));
        (Middles[i], Counts[i]) = (chunk.Columns.MiddleOf(0, chunk.Count), (ushort)chunk.Count);
        for (var tag = 0; tag < LowTags; tag++) Tagged[tag][i] = (ushort)Masks.Count(chunk.With(tag));
        Balls.Set(i, chunk.Ball);
    }

    /// <summary>Takes over some chunks of another table.</summary>
    public void Copy(ChunkTable<TKey> from, int first, int count, int to)
    {
        Array.Copy(from.Chunks, first, Chunks, to, count);
        Array.Copy(from.Firsts, first, Firsts, to, count);
        Array.Copy(from.Spans, first, Spans, to, count);
        Array.Copy(from.Middles, first, Middles, to, count);
        Array.Copy(from.Counts, first, Counts, to, count);
        for (var tag = 0; tag < LowTags; tag++) Array.Copy(from.Tagged[tag], first, Tagged[tag], to, count);
        Balls.Copy(from.Balls, first, count, to);
    }
}

/// <summary>The first and the last offer of a chunk on the map.</summary>
readonly record struct ChunkSpan((uint X, uint Y) First, (uint X, uint Y) Last);
