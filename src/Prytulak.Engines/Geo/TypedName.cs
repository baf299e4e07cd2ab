using System.Text;

namespace Prytulak.Engines.Geo;

/// <summary>
/// What was typed, as the index has it: the bare letters, and the skeletons of all ways to read them aloud.
/// </summary>
sealed record TypedName(byte[] Letters, byte[][] Skeletons)
{
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
        Span<byte> letters = stackalloc byte[Geo.Letters.Longest];
        letters = letters[..Geo.Letters.Fold(Encoding.UTF8.GetBytes(typed.Length > 200 ? typed[..200] : typed), letters, out _)];
        return new(letters.ToArray(), Readings(letters));
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
