namespace Prytulak.Engines.Phrases;

/// <summary>One slip of the finger: a letter added, left out or mistaken, or two neighbours swapped.</summary>
static class Slip
{
    /// <summary>Whether the Damerau-Levenshtein distance of two words is exactly 1; O(length).</summary>
    public static bool Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var alike = a.CommonPrefixLength(b);
        var ends = CommonSuffixLength(a[alike..], b[alike..]);
        return IsSlip(a[alike..^ends], b[alike..^ends]);
    }

    static int CommonSuffixLength(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var length = 0;
        while (length < a.Length && length < b.Length && a[^(length + 1)] == b[^(length + 1)]) length++;
        return length;
    }

    static bool IsSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b) => (a.Length, b.Length) switch
    {
        (1, 1) or (0, 1) or (1, 0) => true,
        (2, 2) => a[0] == b[1] && a[1] == b[0],
        _ => false,
    };
}
