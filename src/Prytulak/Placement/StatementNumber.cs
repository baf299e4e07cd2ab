namespace Prytulak.Placement;

/// <summary>The number of a signed statement, as it stands on paper and is typed from it: twenty letters and digits in groups of four, 100 bits.</summary>
public static class StatementNumber
{
    private const int Length = 20, Group = 4, BitsEach = 5;

    // Without those that are taken for one another: no 0 and O, no 1 and I.
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    // Letters that look the same, from keyboards of our readers.
    private const string Cyrillic = "АВЕКМНРСТУХ", Latin = "ABEKMHPCTYX";

    /// <summary>The first hundred bits, in groups.</summary>
    public static string Write(ReadOnlySpan<byte> bits)
    {
        Span<char> letters = stackalloc char[Length];
        for (var at = 0; at < Length; at++) letters[at] = Alphabet[Five(bits, at * BitsEach)];
        return string.Join('-', letters.ToString().Chunk(Group).Select(group => new string(group)));
    }

    /// <summary>What somebody typed, as it was written: whatever the case, the spaces and the keyboard; null when it cannot be one.</summary>
    public static string? Read(string typed)
    {
        var letters = string.Concat(typed.ToUpperInvariant().Select(Latinised).Where(char.IsLetterOrDigit));
        return letters.Length == Length && letters.All(Alphabet.Contains) ? string.Join('-', letters.Chunk(Group).Select(group => new string(group))) : null;
    }

    private static char Latinised(char letter) => Cyrillic.IndexOf(letter) is >= 0 and var at ? Latin[at] : letter;

    private static int Five(ReadOnlySpan<byte> bits, int from)
    {
        var value = 0;
        for (var bit = from; bit < from + BitsEach; bit++) value = value << 1 | bits[bit / 8] >> (7 - bit % 8) & 1;
        return value;
    }
}
