using System.Collections.Frozen;
using System.Globalization;

namespace Prytulak.Engines.Phrases;

/// <summary>Brings a word to the letters that any phone can type: small, without marks and apostrophes, one letter for those that neighbouring keyboards exchange.</summary>
static class Folding
{
    public static readonly char[] Apostrophes = [.. "'’‘ʼʹ′`´\"“”„*"];

    static readonly FrozenDictionary<char, string> Plain = Table(
        ("a", "àâäąáãå"), ("c", "çćč"), ("e", "éèêëę"), ("i", "îïíı"), ("l", "ł"), ("n", "ńñ"), ("o", "ôöóòõø"), ("s", "ś"),
        ("u", "ùûüú"), ("y", "ÿý"), ("z", "żź"), ("ss", "ß"), ("oe", "œ"), ("ae", "æ"),
        ("е", "ёєэ"), ("и", "іїый"), ("у", "ў"), ("г", "ґ"), ("", "ъ"));

    static readonly FrozenDictionary<char, string> CyrillicTwin = Table(
        ("а", "a"), ("в", "b"), ("с", "c"), ("е", "e"), ("н", "h"), ("и", "i"), ("к", "k"),
        ("м", "m"), ("о", "o"), ("р", "p"), ("т", "t"), ("х", "x"), ("у", "y"));

    static FrozenDictionary<char, string> Table(params (string Plain, string Letters)[] rows) =>
        rows.SelectMany(row => row.Letters.Select(letter => KeyValuePair.Create(letter, row.Plain))).ToFrozenDictionary();

    /// <summary>The folded word; O(length).</summary>
    public static string Of(string word)
    {
        var plain = string.Concat(word.ToLowerInvariant().Where(IsHeard).Select(letter => Replaced(letter, Plain)));
        return plain.Any(IsCyrillic) ? string.Concat(plain.Select(letter => Replaced(letter, CyrillicTwin))) : plain;
    }

    /// <summary>The folded word, and beside it the one with ae, oe, ue for ä, ö, ü where it has them.</summary>
    public static IEnumerable<string> SpellingsOf(string word) =>
        ((string[])[Of(word), Of(word.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue"))]).Distinct();

    static bool IsHeard(char c) => !Apostrophes.Contains(c) && char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark;

    static string Replaced(char letter, FrozenDictionary<char, string> table) =>
        table.TryGetValue(letter, out var plain) ? plain : letter.ToString();

    static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04ff';
}
