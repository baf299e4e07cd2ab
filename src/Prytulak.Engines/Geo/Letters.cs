using System.Buffers;
using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Prytulak.Engines.Tests")]

namespace Prytulak.Engines.Geo;

/// <summary>
/// A name stripped to its bare letters, script kept: small Latin letters as ASCII, digits, and Cyrillic а-я as 128-159.
/// Case, accents, apostrophes and soft signs go; ё is е, і and ї are и, ґ is г, ў is в; spaces and hyphens go, but where
/// words begin is remembered.
/// </summary>
static class Letters
{
    /// <summary>Longer names are cut; the query is cut alike.</summary>
    public const int Longest = 48;

    public const byte CyrillicA = 128;

    /// <summary>What parts words, besides the spaces and dashes beyond ASCII.</summary>
    public const string Breaks = " -/,.()_&+:;";

    const byte Skip = 0;
    const byte Break = 1;
    const byte Twice = 2;
    const int Known = 0x530;

    static readonly string[] LatinFamilies =
    [
        "aàáâãäåāăąǎǟ", "cçćĉċč", "dďđð", "eèéêëēĕėęěəǝɘ", "gĝğġģǧ", "hĥħ", "iìíîïĩīĭįıİǐ", "jĵ", "kķĸǩ", "lĺļľŀł",
        "nñńņňŉŋ", "oòóôõöøōŏőơǒ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųưǔ", "wŵ", "yýÿŷ", "zźżž"
    ];

    static readonly string[] CyrillicFamilies =
    [
        "еёєѐ", "иіїйѝј", "гґѓ", "вў", "дђ", "лљ", "нњ", "чћџ", "кќ", "зѕ", "аӓӑ", "оӧ", "уӱӯ"
    ];

    static readonly SearchValues<char> Pairs = SearchValues.Create("ßæÆœŒþÞ");

    static readonly byte[] Of = Table();

    /// <summary>Writes the letters of a UTF-8 text and returns their number; starts has a bit for each letter that begins a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Fold(ReadOnlySpan<byte> utf8, Span<byte> letters, out ulong starts)
    {
        starts = 0;
        var count = 0;
        var begins = true;
        for (var at = 0; at < utf8.Length && count < Longest;)
        {
            var folded = FoldOne(utf8, ref at, out var second);
            if (folded == Break) begins = true;
            if (folded <= Break) continue;
            if (begins) starts |= 1ul << count;
            begins = false;
            letters[count++] = folded;
            if (second != Skip && count < Longest) letters[count++] = second;
        }
        return count;
    }

    /// <summary>A text with the first letter alone of each that folds to two.</summary>
    public static string WithoutPairs(string text) => text.AsSpan().IndexOfAny(Pairs) < 0 ? text
        : string.Concat(text.Select(letter => Pairs.Contains(letter) ? (char)Pair(letter).Item1 : letter));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    static byte FoldOne(ReadOnlySpan<byte> utf8, ref int at, out byte second)
    {
        second = Skip;
        var lead = utf8[at++];
        if (lead < 0x80) return Of[lead];
        if (lead >= 0xE0 || at >= utf8.Length) return FoldLong(utf8, lead, ref at);
        var letter = ((lead & 0x1F) << 6) | (utf8[at++] & 0x3F);
        if (letter >= Known) return Skip;
        if (Of[letter] != Twice) return Of[letter];
        (var first, second) = Pair((char)letter);
        return first;
    }

    // Three and four bytes: quotes and marks vanish, all spaces and dashes part words.
    static byte FoldLong(ReadOnlySpan<byte> utf8, byte lead, ref int at)
    {
        var dash = lead == 0xE2 && at + 1 < utf8.Length && utf8[at] == 0x80 && utf8[at + 1] is >= 0x80 and <= 0x8A or >= 0x90 and <= 0x95;
        at = Math.Min(utf8.Length, at + (lead >= 0xF0 ? 3 : 2));
        return dash ? Break : Skip;
    }

    static (byte, byte) Pair(char letter) => char.ToLowerInvariant(letter) switch
    {
        'ß' => ((byte)'s', (byte)'s'),
        'æ' => ((byte)'a', (byte)'e'),
        'œ' => ((byte)'o', (byte)'e'),
        _ => ((byte)'t', (byte)'h')
    };

    static byte[] Table()
    {
        var table = new byte[Known];
        foreach (var apart in Breaks) table[apart] = Break;
        table['\u00A0'] = Break;
        for (var digit = '0'; digit <= '9'; digit++) table[digit] = (byte)digit;
        for (var latin = 'a'; latin <= 'z'; latin++) Set(table, latin, (byte)latin);
        for (var cyrillic = 'а'; cyrillic <= 'я'; cyrillic++) Set(table, cyrillic, Cyrillic(cyrillic));
        foreach (var letter in "ßæœþ") Set(table, letter, Twice);
        foreach (var family in LatinFamilies)
            foreach (var letter in family.AsSpan(1)) Set(table, letter, (byte)family[0]);
        foreach (var family in CyrillicFamilies)
            foreach (var letter in family.AsSpan(1)) Set(table, letter, Cyrillic(family[0]));
        Set(table, 'ь', Skip);
        Set(table, 'ъ', Skip);
        return table;
    }

    static void Set(byte[] table, char letter, byte folded)
    {
        table[letter] = folded;
        table[char.ToUpperInvariant(letter)] = folded;
    }

    static byte Cyrillic(char letter) => (byte)(CyrillicA + letter - 'а');
}
