using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>
/// A tile of the map of the web cut into squares, and for each square how many offers are in it, how many of them have some
/// tags, and their middle. A square is one stretch of Hilbert's curve, so that a chunk of offers that begins and ends in a square lies
/// in it as a whole and is counted as one. For one thread at a time.
/// </summary>
public sealed class ClusterGrid
{
    const int WordsOfMask = 8;

    readonly uint left, top;
    readonly int shift, depth;
    readonly int[] counts, facetCounts;
    readonly ulong[] x, y;

    // The rows of a chunk that are counted, eight words; then those of them that have each facet.
    readonly ulong[] words;

    /// <param name="zoom">0 to 22; the column and row are below 2^zoom.</param>
    /// <param name="depth">The tile is cut into 2^depth by 2^depth squares, 0 to 8.</param>
    /// <param name="facets">Tags to be counted in each square.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile, or the depth is out of its range.</exception>
    public ClusterGrid(int zoom, int column, int row, int depth, params int[] facets)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)zoom, 22u, nameof(zoom));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)depth, 8u, nameof(depth));
        ArgumentOutOfRangeException.ThrowIfNotEqual(column >> zoom, 0, nameof(column));
        ArgumentOutOfRangeException.ThrowIfNotEqual(row >> zoom, 0, nameof(row));
        (this.depth, shift, Facets) = (depth, 32 - zoom - depth, facets);
        (left, top) = ((uint)column << depth, (uint)row << depth);
        var corner = MapPoint.Hilbert((uint)((ulong)column << (32 - zoom)), (uint)((ulong)row << (32 - zoom)));
        (First, Last) = zoom == 0 ? (0, ulong.MaxValue) : (corner >> (64 - 2 * zoom) << (64 - 2 * zoom), corner | ulong.MaxValue >> (2 * zoom));
        (counts, facetCounts) = (new int[1 << (2 * depth)], new int[facets.Length << (2 * depth)]);
        (x, y, words) = (new ulong[counts.Length], new ulong[counts.Length], new ulong[(facets.Length + 1) * WordsOfMask]);
    }

    /// <summary>The tags that are counted.</summary>
    public int[] Facets { get; }

    /// <summary>Squares to a side.</summary>
    public int Side => 1 << depth;

    /// <summary>How many offers are in a square, counted from the north-west.</summary>
    public int Count(int column, int row) => counts[row << depth | column];

    /// <summary>How many of them have the tag of a facet.</summary>
    public int FacetCount(int column, int row, int facet) => facetCounts[facet << (2 * depth) | row << depth | column];

    /// <summary>The middle of a square's offers in shares of the tile from its north-west; of many neighbours, of eight among them.</summary>
    public (double X, double Y) Middle(int column, int row)
    {
        var square = row << depth | column;
        var tile = (double)(1ul << (shift + depth));
        var (east, south) = (x[square] / (double)counts[square], y[square] / (double)counts[square]);
        return ((east - left * (double)(1ul << shift)) / tile, (south - top * (double)(1ul << shift)) / tile);
    }

    /// <summary>The stretch of the curve that the tile is.</summary>
    internal ulong First { get; }
    internal ulong Last { get; }

    /// <summary>Counts all offers of a chunk, which is not read where it lies in one square.</summary>
    internal void AddAll<TKey>(ChunkTable<TKey> table, int chunk) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        if (OneSquareOf(table.Spans[chunk]) is >= 0 and var square)
        {
            AddTo(square, table.Counts[chunk], table.Middles[chunk]);
            for (var facet = 0; facet < Facets.Length; facet++) facetCounts[facet << (2 * depth) | square] += table.CountOf(Facets[facet], chunk);
        }
        else AddStretches(table.Chunks[chunk], table.Chunks[chunk].All);
    }

    /// <summary>Counts some rows of a chunk.</summary>
    internal void Add<TKey>(ChunkTable<TKey> table, int chunk, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        if (OneSquareOf(table.Spans[chunk]) is >= 0 and var square)
        {
            AddTo(square, Masks.Count(rows), table.Middles[chunk]);
            for (var facet = 0; facet < Facets.Length; facet++) facetCounts[facet << (2 * depth) | square] += Masks.Count(rows & table.Chunks[chunk].With(Facets[facet]));
        }
        else AddStretches(table.Chunks[chunk], rows);
    }

    // Rows in one square follow each other.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    void AddStretches<TKey>(Chunk<TKey> chunk, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        rows.CopyTo(words);
        for (var facet = 0; facet < Facets.Length; facet++) (rows & chunk.With(Facets[facet])).CopyTo(words, (facet + 1) * WordsOfMask);
        Span<ulong> starts = stackalloc ulong[WordsOfMask];
        chunk.StartsOfSquares(32 - shift).CopyTo(starts);
        var from = 0;
        for (var block = 0; block < starts.Length; block++)
            for (var left = starts[block]; left != 0; left &= left - 1)
            {
                var to = block * Chunk<TKey>.BlockRows + BitOperations.TrailingZeroCount(left);
                if (to > from) AddStretch(chunk.Columns, from, to);
                from = to;
            }
        AddStretch(chunk.Columns, from, chunk.Count);
    }

    void AddStretch<TKey>(OfferColumns<TKey> columns, int from, int to) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        if (Masks.Count(words, from, to) is > 0 and var count && SquareOf(columns.Map[from]) is >= 0 and var square)
        {
            AddTo(square, count, columns.MiddleOf(from, to));
            for (var facet = 0; facet < Facets.Length; facet++)
                facetCounts[facet << (2 * depth) | square] += Masks.Count(words.AsSpan((facet + 1) * WordsOfMask), from, to);
        }
    }

    void AddTo(int square, int count, (uint X, uint Y) middle)
    {
        counts[square] += count;
        x[square] += (ulong)count * middle.X;
        y[square] += (ulong)count * middle.Y;
    }

    // Below 0 where it does not lie in one square of the tile.
    int OneSquareOf(in ChunkSpan span) => SquareOf(span.First) is >= 0 and var square && square == SquareOf(span.Last) ? square : -1;

    // Below 0 outside of the tile.
    int SquareOf((uint X, uint Y) point)
    {
        var (column, line) = ((uint)((ulong)point.X >> shift) - left, (uint)((ulong)point.Y >> shift) - top);
        return ((column | line) >> depth) == 0 ? (int)(line << depth | column) : -1;
    }
}
