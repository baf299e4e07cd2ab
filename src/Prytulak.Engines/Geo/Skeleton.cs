using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Geo;

/// <summary>
/// Reads bare letters aloud into one skeleton for all scripts and spellings, so that Харків, Kharkiv, Charków and Charkiw
/// meet: sibilants are s, their stops c, throat sounds h, every i, y and j is i, softening is dropped, doubles are single.
/// The index knows the language of a name and stores one reading; a query is read in every spelling.
/// </summary>
static class Skeleton
{
    const byte S = 's' - '`', C = 'c' - '`', H = 'h' - '`', I = 'i' - '`', E = 'e' - '`', T = 't' - '`', K = 'k' - '`';

    // The sounds of а-я; й, э, ё and the like were folded before, ь and ъ were dropped.
    static readonly string[] Cyrillic =
    [
        "a", "b", "v", "h", "d", "e", "s", "s", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "c",
        "c", "s", "sc", "", "i", "", "e", "iu", "ia"
    ];

    /// <summary>Writes sounds (1-26 for a-z, 27-36 for digits) and returns their number, never more than twice the letters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<byte> letters, Spelling spelling, Span<byte> sounds)
    {
        var count = 0;
        for (var at = 0; at < letters.Length;)
            at += ReadOne(letters[at..], spelling, sounds, ref count);
        return Math.Min(count, Letters.Longest);
    }

    // Returns the number of letters read.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static int ReadOne(ReadOnlySpan<byte> letters, Spelling spelling, Span<byte> sounds, ref int count)
    {
        if (letters[0] >= Letters.CyrillicA) return ReadCyrillic(letters[0], sounds, ref count);
        if (letters[0] <= '9') return Say((byte)(letters[0] - '0' + 27), 1, sounds, ref count);
        var next = letters.Length > 1 ? letters[1] : (byte)0;
        switch (letters[0])
        {
            case (byte)'k' when next == 'h': return Say(H, 2, sounds, ref count);
            case (byte)'c': return ReadC(next, spelling, sounds, ref count);
            case (byte)'s' when next == 'c' && letters.Length > 2 && letters[2] == 'h' && spelling != Spelling.Central:
                return Say(S, 3, sounds, ref count);
            case (byte)'s' when next == 'h': return Say(S, 2, sounds, ref count);
            case (byte)'z' when next == 'h': return Say(S, 2, sounds, ref count);
            case (byte)'z': return Say(spelling == Spelling.German ? C : S, 1, sounds, ref count);
            case (byte)'r' when next == 'z' && spelling == Spelling.Central: return Say(S, 2, sounds, ref count);
            case (byte)'t' or (byte)'d' or (byte)'g' when next == 'h':
                return Say(letters[0] == 'g' ? H : (byte)(letters[0] - '`'), 2, sounds, ref count);
            case (byte)'g': return Say(H, 1, sounds, ref count);
            case (byte)'p' when next == 'h': return Say('f' - '`', 2, sounds, ref count);
            case (byte)'j' when spelling == Spelling.French: return Say(S, 1, sounds, ref count);
            case (byte)'j' or (byte)'y': return Say(I, 1, sounds, ref count);
            case (byte)'q': return Say(K, next == 'u' ? 2 : 1, sounds, ref count);
            case (byte)'w': return Say('v' - '`', 1, sounds, ref count);
            case (byte)'x':
                Say(K, 1, sounds, ref count);
                return Say(S, 1, sounds, ref count);
            case (byte)'o' when next == 'u' && spelling == Spelling.French: return Say('u' - '`', 2, sounds, ref count);
            case (byte)'a' or (byte)'o' or (byte)'u' when next == 'e' && spelling == Spelling.German:
                return Say((byte)(letters[0] - '`'), 2, sounds, ref count);
            default: return Say((byte)(letters[0] - '`'), 1, sounds, ref count);
        }
    }

    static int ReadC(byte next, Spelling spelling, Span<byte> sounds, ref int count) => (next, spelling) switch
    {
        ((byte)'h', Spelling.Plain) => Say(C, 2, sounds, ref count),
        ((byte)'h', Spelling.French) => Say(S, 2, sounds, ref count),
        ((byte)'h', _) => Say(H, 2, sounds, ref count),
        ((byte)'z', _) => Say(C, 2, sounds, ref count),
        (_, Spelling.Central) => Say(C, 1, sounds, ref count),
        ((byte)'e' or (byte)'i' or (byte)'y', Spelling.French) => Say(S, 1, sounds, ref count),
        ((byte)'e' or (byte)'i' or (byte)'y' or (byte)'s', _) => Say(C, 1, sounds, ref count),
        _ => Say(K, 1, sounds, ref count)
    };

    static int ReadCyrillic(byte letter, Span<byte> sounds, ref int count)
    {
        foreach (var sound in Cyrillic[letter - Letters.CyrillicA])
            Say((byte)(sound - '`'), 1, sounds, ref count);
        return 1;
    }

    // Doubles melt; t + s is c, however a language writes it; i before e only softens.
    static int Say(byte sound, int read, Span<byte> sounds, ref int count)
    {
        var last = count > 0 ? sounds[count - 1] : (byte)0;
        if ((last == T && (sound is S or C)) || (last == I && sound == E))
        {
            count--;
            return Say(sound == E ? E : C, read, sounds, ref count);
        }
        if (sound != last && !(last == C && sound == S)) sounds[count++] = sound;
        return read;
    }
}
