using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>
/// A tile of the map of the web cut into squares, and for each square how many offers are in it, how many of them have some
/// tags, and their middle. A square is one stretch of Hilbert's curve, so that a chunk of offers that begins and ends in a square lies
/// in it as a whole and is counted as one.
/// </summary>
public sealed class ClusterGrid
{
    const int WordsOfMask = 8;

    readonly uint left, top;
    readonly int shift, depth, width;

    // For each square how many there are and how many of them have each facet; and the sums of where they are.
    readonly int[] counts;
    readonly (ulong X, ulong Y)[] places;

    // The rows of a chunk that are counted, eight words; then those of them that have each facet.
    readonly ulong[] words;

    /// <param name="zoom">0 to 22; the column and row are below 2^zoom.</param>
    /// <param name="depth">The tile is cut into 2^depth by 2^depth squares, 0 to 8.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such tile, or the depth is out of its range.</exception>
    internal ClusterGrid(int zoom, int column, int row, int depth, int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)zoom, 22u, nameof(zoom));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)depth, 8u, nameof(depth));
        ArgumentOutOfRangeException.ThrowIfNotEqual(column >> zoom, 0, nameof(column));
        ArgumentOutOfRangeException.ThrowIfNotEqual(row >> zoom, 0, nameof(row));
        (this.depth, shift, this.width) = (depth, 32 - zoom - depth, width);
        (left, top) = ((uint)column << depth, (uint)row << depth);
        var corner = MapPoint.Hilbert((uint)((ulong)column << (32 - zoom)), (uint)((ulong)row << (32 - zoom)));
        (First, Last) = zoom == 0 ? (0, ulong.MaxValue) : (corner >> (64 - 2 * zoom) << (64 - 2 * zoom), corner | ulong.MaxValue >> (2 * zoom));
        (counts, places, words) = (new int[width << (2 * depth)], new (ulong, ulong)[1 << (2 * depth)], new ulong[width * WordsOfMask]);
    }

    /// <summary>Squares to a side.</summary>
    public int Side => 1 << depth;

    /// <summary>How many squares there are; they are numbered row by row from the north-west.</summary>
    public int Squares => places.Length;

    /// <summary>How many offers are in a square, and after it how many of them have the tag of each facet.</summary>
    public ReadOnlySpan<int> CountsOf(int square) => counts.AsSpan(square * width, width);

    /// <summary>The middle of a square's offers in shares of the tile from its north-west; of many neighbours, of eight among them.</summary>
    public (double X, double Y) Middle(int square)
    {
        var (unit, count) = (1.0 / (1ul << (shift + depth)), (double)counts[square * width]);
        return ((places[square].X / count - left * (double)(1ul << shift)) * unit, (places[square].Y / count - top * (double)(1ul << shift)) * unit);
    }

    /// <summary>The stretch of the curve that the tile is.</summary>
    internal ulong First { get; }
    internal ulong Last { get; }

    /// <summary>Counts what passes of a chunk if the chunk lies in one square.</summary>
    internal bool AddIfInOneSquare(in ChunkSpan span, (uint X, uint Y) middle, ReadOnlySpan<ushort> passing)
    {
        var square = SquareOf(span.First);
        if (square < 0 || square != SquareOf(span.Last)) return false;
        var own = counts.AsSpan(square * width, width);
        for (var i = 0; i < passing.Length; i++) own[i] += passing[i];
        ref var place = ref places[square];
        place = (place.X + (ulong)passing[0] * middle.X, place.Y + (ulong)passing[0] * middle.Y);
        return true;
    }

    /// <summary>Counts some rows of a chunk, square by square: rows in one square follow each other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void AddStretches<TKey>(Chunk<TKey> chunk, Vector512<ulong> rows, int[] facets) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        rows.CopyTo(words);
        for (var facet = 0; facet < facets.Length; facet++) (rows & chunk.With(facets[facet])).CopyTo(words, (facet + 1) * WordsOfMask);
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
        var square = SquareOf(columns.Map[from]);
        if (square < 0 || Masks.Count(words, from, to) is var count && count == 0) return;
        var own = counts.AsSpan(square * width, width);
        own[0] += count;
        for (var i = 1; i < own.Length; i++) own[i] += Masks.Count(words.AsSpan(i * WordsOfMask), from, to);
        var (x, y) = columns.MiddleOf(from, to);
        ref var place = ref places[square];
        place = (place.X + (ulong)count * x, place.Y + (ulong)count * y);
    }

    // Below 0 outside of the tile.
    int SquareOf((uint X, uint Y) point)
    {
        var (column, line) = ((uint)((ulong)point.X >> shift) - left, (uint)((ulong)point.Y >> shift) - top);
        return ((column | line) >> depth) == 0 ? (int)(line << depth | column) : -1;
    }
}
