namespace Prytulak.Engines.Search;

/// <summary>
/// All chunks in the order of the curve, and as columns what is asked of most of them: so that they need not be read themselves.
/// </summary>
sealed class ChunkTable<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public ChunkTable(int count)
    {
        (Chunks, Counts, Firsts) = (new Chunk<TKey>[count], new ushort[count], new ulong[count]);
        (Spans, Middles) = (new ChunkSpan[count], new (uint, uint)[count]);
        Balls = new(count);
    }

    public Chunk<TKey>[] Chunks { get; }

    /// <summary>How many offers each has.</summary>
    public ushort[] Counts { get; }

    /// <summary>Where it begins on the curve.</summary>
    public ulong[] Firsts { get; }

    /// <summary>Its first and last offer on the map, and the middle of all.</summary>
    public ChunkSpan[] Spans { get; }
    public (uint X, uint Y)[] Middles { get; }

    public BallColumns Balls { get; }

    public void Set(int i, Chunk<TKey> chunk)
    {
        (Chunks[i], Counts[i], Firsts[i]) = (chunk, (ushort)chunk.Count, chunk.First);
        (Spans[i], Middles[i]) = (chunk.Span, chunk.Middle);
        Balls.Set(i, chunk.Ball);
    }

    /// <summary>Takes over some chunks of another table.</summary>
    public void Copy(ChunkTable<TKey> from, int first, int count, int to)
    {
        Array.Copy(from.Chunks, first, Chunks, to, count);
        Array.Copy(from.Counts, first, Counts, to, count);
        Array.Copy(from.Firsts, first, Firsts, to, count);
        Array.Copy(from.Spans, first, Spans, to, count);
        Array.Copy(from.Middles, first, Middles, to, count);
        Balls.Copy(from.Balls, first, count, to);
    }
}

/// <summary>The first and the last offer of a chunk on the map.</summary>
readonly record struct ChunkSpan((uint X, uint Y) First, (uint X, uint Y) Last);
