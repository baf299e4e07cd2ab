using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Prytulak.Engines.Matching;

/// <summary>Finds the few pairs of a row that cost less than a bound: four at a time where the machine can gather, else one by one.</summary>
static class LiveScan
{
    /// <summary>How many pairs are looked at in one go, at most.</summary>
    public const int Most = 256;

    /// <summary>Which pairs of the row cost less: least + value of the other side − fit. Of the others the cheapest lowers what is beyond.</summary>
    public static unsafe int Below(long bound, long least, ReadOnlySpan<LivePair> row, long[] values, Span<int> found, ref long beyond)
    {
        var (count, at, over) = (0, 0, beyond);
        if (Avx2.IsSupported)
            fixed (LivePair* pairs = row)
            fixed (long* value = values)
            {
                var (leasts, bounds, far) = (Vector256.Create(least), Vector256.Create(bound), Vector256.Create(over));
                for (; at + 4 <= row.Length; at += 4)
                {
                    var four = Vector256.Load((long*)(pairs + at));
                    var costs = leasts + Avx2.GatherVector256(value, four & Vector256.Create(0xFFFFFFFFL), 8) - Vector256.ShiftRightArithmetic(four, 32);
                    var less = Vector256.LessThan(costs, bounds);
                    far = Vector256.Min(far, Vector256.ConditionalSelect(less, far, costs));
                    for (var bits = less.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1) found[count++] = at + BitOperations.TrailingZeroCount(bits);
                }
                over = Math.Min(Math.Min(far[0], far[1]), Math.Min(far[2], far[3]));
            }
        for (; at < row.Length; at++)
        {
            var here = least + values[row[at].To] - row[at].Fit;
            if (here < bound) found[count++] = at;
            else over = Math.Min(over, here);
        }
        beyond = over;
        return count;
    }
}
