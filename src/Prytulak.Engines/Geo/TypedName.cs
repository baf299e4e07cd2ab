using System.Text;

namespace Prytulak.Engines.Geo;

/// <summary>
/// What was typed, as the index has it: the bare letters, the skeletons of all ways to read them aloud, and, where a letter
/// stands for two (ß), the letters with one for it: struck by mistake it is one typo.
/// </summary>
sealed record TypedName(byte[] Letters, byte[][] Skeletons, byte[]? Struck)
{
    const int LongestTyped = 200;
    const int LettersForOneTypo = 4;
    const int LettersForTwoTypos = 8;

    // The most that spell one sound, in tsch; a key held down is no name.
    const int LettersOfSound = 4;

    /// <summary>The typos forgiven: the longer the name, the less likely that a near one is meant.</summary>
    public int Typos => Letters.Length switch { >= LettersForTwoTypos => 2, >= LettersForOneTypo => 1, _ => 0 };

    /// <summary>Whether it is so short that a typo is forgiven only where it is a whole name.</summary>
    public bool IsShort => Letters.Length == LettersForOneTypo - 1;

    public static TypedName Of(string typed)
    {
        if (typed.Length > LongestTyped) typed = typed[..LongestTyped];
        var letters = Folded(typed);
        var struck = Folded(Geo.Letters.WithoutPairs(typed));
        return new(letters, Readings(letters), struck.AsSpan().SequenceEqual(letters) ? null : struck);
    }

    static byte[] Folded(string typed)
    {
        Span<byte> letters = stackalloc byte[Geo.Letters.Longest];
        return letters[..Geo.Letters.Fold(Encoding.UTF8.GetBytes(typed), letters, out _)].ToArray();
    }

    static byte[][] Readings(ReadOnlySpan<byte> letters)
    {
        var readings = new List<byte[]>();
        Span<byte> sounds = stackalloc byte[2 * Geo.Letters.Longest];
        foreach (var spelling in Enum.GetValues<Spelling>())
        {
            var reading = sounds[..Skeleton.Read(letters, spelling, sounds)].ToArray();
            if (reading.Length * LettersOfSound >= letters.Length && reading.Length > 0 && !readings.Exists(known => known.AsSpan().SequenceEqual(reading))) readings.Add(reading);
        }
        return [.. readings];
    }
}
