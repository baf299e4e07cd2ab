using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>Masks of the rows of a chunk: 512 bits, 64 rows a word; and the comparisons that make them.</summary>
static class Masks
{
    const int Words = 8;

    /// <summary>The first rows, 0 to 512.</summary>
    public static Vector512<ulong> FirstRows(int count)
    {
        Span<ulong> words = stackalloc ulong[Words];
        for (var word = 0; word < Words; word++)
            words[word] = (count - word * 64) switch { <= 0 => 0, >= 64 => ulong.MaxValue, var rows => (1ul << rows) - 1 };
        return Vector512.Create<ulong>(words);
    }

    /// <summary>All rows of the blocks that have a bit.</summary>
    public static Vector512<ulong> Blocks(uint bits) =>
        ~Vector512.Equals(Vector512.Create((ulong)bits) & Vector512.Create(1ul, 2, 4, 8, 16, 32, 64, 128), Vector512<ulong>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Count(Vector512<ulong> mask)
    {
        Span<ulong> words = stackalloc ulong[Words];
        mask.CopyTo(words);
        var count = 0;
        foreach (var word in words) count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The rows of a mask whose number is at least so much.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<ulong> AtLeast(ushort[] numbers, int least, Vector512<ulong> mask)
    {
        if (least > ushort.MaxValue) return default;
        var bound = Vector512.Create((ushort)least);
        Span<ulong> words = stackalloc ulong[Words];
        mask.CopyTo(words);
        for (var word = 0; word < Words; word++)
            if (words[word] != 0) words[word] &= AtLeast(numbers, word * 64, bound);
        return Vector512.Create<ulong>(words);
    }

    static ulong AtLeast(ushort[] numbers, int row, Vector512<ushort> bound) =>
        Vector512.GreaterThanOrEqual(Vector512.Create(numbers, row), bound).ExtractMostSignificantBits()
        | Vector512.GreaterThanOrEqual(Vector512.Create(numbers, row + 32), bound).ExtractMostSignificantBits() << 32;

    /// <summary>The rows of a mask whose number is below another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<ulong> Below(byte[] numbers, int bound, Vector512<ulong> mask)
    {
        Span<ulong> words = stackalloc ulong[Words];
        mask.CopyTo(words);
        for (var word = 0; word < Words; word++)
            if (words[word] != 0) words[word] &= Vector512.LessThan(Vector512.Create(numbers, word * 64), Vector512.Create((byte)bound)).ExtractMostSignificantBits();
        return Vector512.Create<ulong>(words);
    }

    /// <summary>How many of the rows from one to before another are in a mask.</summary>
    public static int Count(ReadOnlySpan<ulong> mask, int from, int to)
    {
        var (word, last) = (from >> 6, (to - 1) >> 6);
        var (head, tail) = (ulong.MaxValue << from, ulong.MaxValue >> -to);
        if (word == last) return BitOperations.PopCount(mask[word] & head & tail);
        var count = BitOperations.PopCount(mask[word] & head) + BitOperations.PopCount(mask[last] & tail);
        for (word++; word < last; word++) count += BitOperations.PopCount(mask[word]);
        return count;
    }

    /// <summary>The rows of a mask that have so many beds, where some of the people may take a cot.</summary>
    public static Vector512<ulong> AtLeast(ushort[] beds, ushort[] cots, int people, int infants, Vector512<ulong> mask)
    {
        Span<ulong> words = stackalloc ulong[Words];
        mask.CopyTo(words);
        for (var word = 0; word < Words; word++)
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var row = word * 64 + BitOperations.TrailingZeroCount(left);
                if (beds[row] + Math.Min(infants, cots[row]) < people) words[word] &= ~(left & (0 - left));
            }
        return Vector512.Create<ulong>(words);
    }

    /// <summary>The rows of a mask that are offered from the first of these days or before to the last or after.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<ulong> Offered(int[] from, int[] to, DaySpan days, Vector512<ulong> mask)
    {
        var (first, last) = (Vector512.Create(days.From), Vector512.Create(days.To));
        Span<ulong> words = stackalloc ulong[Words];
        mask.CopyTo(words);
        for (var word = 0; word < Words; word++)
            if (words[word] != 0) words[word] &= Offered(from, to, word * 64, first, last);
        return Vector512.Create<ulong>(words);
    }

    static ulong Offered(int[] from, int[] to, int row, Vector512<int> first, Vector512<int> last)
    {
        var bits = 0ul;
        for (var part = 0; part < 64; part += 16)
        {
            var fits = Vector512.LessThanOrEqual(Vector512.Create(from, row + part), first) & Vector512.GreaterThanOrEqual(Vector512.Create(to, row + part), last);
            bits |= fits.ExtractMostSignificantBits() << part;
        }
        return bits;
    }
}
