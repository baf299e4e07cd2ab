using System.Numerics;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>Goes through the rows of a mask, smallest first.</summary>
ref struct SetBits(Vector512<ulong> mask)
{
    readonly Vector512<ulong> mask = mask;
    ulong left;
    int word = -1;

    public int Current { get; private set; }

    public readonly SetBits GetEnumerator() => this;

    public bool MoveNext()
    {
        while (left == 0)
        {
            if (++word == Vector512<ulong>.Count) return false;
            left = mask[word];
        }
        Current = word * 64 + BitOperations.TrailingZeroCount(left);
        left &= left - 1;
        return true;
    }
}
