using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>
/// What of an index passes a query, counted chunk by chunk and kept: when it is asked again, only chunks that have changed since are
/// counted anew. It keeps the chunks that it counted, so one that is not asked for any more should be let go. For one
/// thread at a time.
/// </summary>
/// <param name="facets">Tags to be counted among what passes.</param>
public sealed class LiveCounts<TKey>(SearchQuery query, params int[] facets) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    readonly int width = facets.Length + 1;

    // For each chunk which rows pass, how many they are, and how many of them have each facet.
    Chunk<TKey>?[] chunks = [];
    Vector512<ulong>[] rows = [];
    ushort[] counts = [];

    /// <summary>
    /// The squares of a tile as of a snapshot. Time grows with the chunks of up to 512 offers that touch the tile; those that lie in one square
    /// and were counted before cost a few nanoseconds each.
    /// </summary>
    /// <inheritdoc cref="ClusterGrid(int, int, int, int, int)"/>
    public ClusterGrid Grid(SearchSnapshot<TKey> snapshot, int zoom, int column, int row, int depth)
    {
        var (grid, table) = (new ClusterGrid(zoom, column, row, depth, width), snapshot.Table);
        if (chunks.Length != table.Chunks.Length) Align(table.Chunks);
        var (first, end) = snapshot.Between(grid.First, grid.Last);
        for (var i = first; i < end; i++)
        {
            if (!ReferenceEquals(chunks[i], table.Chunks[i])) Count(i, table.Chunks[i]);
            if (counts[i * width] > 0) Add(grid, table, i);
        }
        return grid;
    }

    void Add(ClusterGrid grid, ChunkTable<TKey> table, int i)
    {
        if (!grid.AddIfInOneSquare(table.Spans[i], table.Middles[i], counts.AsSpan(i * width, width))) grid.AddStretches(table.Chunks[i], rows[i], facets);
    }

    void Count(int i, Chunk<TKey> chunk)
    {
        var passing = Matches<TKey>.Of(chunk, query);
        (chunks[i], rows[i], counts[i * width]) = (chunk, passing, (ushort)Masks.Count(passing));
        for (var facet = 0; facet < facets.Length; facet++) counts[i * width + facet + 1] = (ushort)Masks.Count(passing & chunk.With(facets[facet]));
    }

    // Both are in the order of the curve: what was counted moves to its new place.
    void Align(Chunk<TKey>[] to)
    {
        var (oldChunks, oldRows, oldCounts, from) = (chunks, rows, counts, 0);
        // What has no chunk is not read.
        (chunks, rows, counts) = (new Chunk<TKey>?[to.Length], GC.AllocateUninitializedArray<Vector512<ulong>>(to.Length), GC.AllocateUninitializedArray<ushort>(to.Length * width));
        for (var i = 0; i < to.Length && from < oldChunks.Length; i++)
        {
            while (from < oldChunks.Length && (oldChunks[from] is not { } old || old.First < to[i].First)) from++;
            if (from == oldChunks.Length || !ReferenceEquals(oldChunks[from], to[i])) continue;
            (chunks[i], rows[i]) = (to[i], oldRows[from]);
            oldCounts.AsSpan(from++ * width, width).CopyTo(counts.AsSpan(i * width));
        }
    }
}
