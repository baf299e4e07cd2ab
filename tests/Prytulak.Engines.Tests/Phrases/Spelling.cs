using System.Globalization;
using System.Text;
using Prytulak.Engines.Phrases;

namespace Prytulak.Engines.Tests.Phrases;

/// <summary>How people spell and misspell the words of the lists, told without the engine.</summary>
static class Spelling
{
    const string Latin = "abcdefghijklmnopqrstuvwxyz";
    const string Cyrillic = "абвгдежзиклмнопрстуфхцчшщьюя";

    /// <summary>Every spelling of every list: its language, its value and its letters.</summary>
    public static readonly (string Language, int Value, string Text)[] All =
    [
        .. from language in RecoveryPhrase.Languages
           from entry in RecoveryPhrase.Words(language).Index()
           from text in Of(entry.Item)
           select (language, entry.Index, text),
    ];

    static readonly ILookup<string, (string Language, int Value, string Text)> ByText = All.ToLookup(spelling => spelling.Text);

    public static IEnumerable<string> Of(string word) => new[] { Bare(word), SpeltOut(word) }.Distinct();

    /// <summary>A word as a bare foreign keyboard would have it, by way of Unicode decomposition.</summary>
    public static string Bare(string word)
    {
        var letters = word.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c != '\'');
        return new StringBuilder().AppendJoin("", letters).Replace("ł", "l").Replace("ß", "ss").Replace("œ", "oe")
            .Replace('є', 'е').Replace('э', 'е').Replace('і', 'и').Replace('ы', 'и').Replace('ґ', 'г').ToString();
    }

    /// <summary>The same with ae, oe, ue for the German umlauts.</summary>
    public static string SpeltOut(string word) =>
        Bare(word.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue"));

    /// <summary>The first four letters; an apostrophe is none.</summary>
    public static string Beginning(string word) => string.Concat(word.Where(char.IsLetter).Take(4));

    /// <summary>Whether the letters are a word of some list, or four or more letters of its beginning.</summary>
    public static bool IsKnown(string letters) =>
        All.Any(spelling => spelling.Text == letters || letters.Length >= 4 && spelling.Text.StartsWith(letters, StringComparison.Ordinal));

    /// <summary>The words of all lists that one slip makes of these letters, or these letters of them.</summary>
    public static (string Language, int Value)[] OneSlipFrom(string letters) =>
        [.. Slips(letters).SelectMany(slip => ByText[slip]).Select(spelling => (spelling.Language, spelling.Value)).Distinct()];

    /// <summary>Every outcome of one slip: a letter left out, swapped with the next, mistaken or added.</summary>
    public static IReadOnlyList<string> Slips(string word)
    {
        var alphabet = Latin.Contains(word[0]) ? Latin : Cyrillic;
        var places = Enumerable.Range(0, word.Length).ToArray();
        return
        [
            .. from i in places select word.Remove(i, 1),
            .. from i in places.Skip(1) select word[..(i - 1)] + word[i] + word[i - 1] + word[(i + 1)..],
            .. from i in places from letter in alphabet where letter != word[i] select word[..i] + letter + word[(i + 1)..],
            .. from i in places.Append(word.Length) from letter in alphabet select word.Insert(i, letter.ToString()),
        ];
    }
}
