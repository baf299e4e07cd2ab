using System.Collections.Frozen;

namespace Prytulak.Engines.Phrases;

/// <summary>The words of one language, found again by what people type.</summary>
sealed class WordList
{
    /// <summary>As many first letters as name a word, since no two words of a language share them.</summary>
    const int EnoughLetters = 4;

    readonly (string Spelling, int Value)[] spellings;
    readonly FrozenDictionary<string, int> beginnings;

    WordList(string language, string[] words)
    {
        (Language, Words) = (language, Array.AsReadOnly(words));
        spellings = [.. words.SelectMany((word, value) => Folding.SpellingsOf(word).Select(spelling => (spelling, value)))];
        beginnings = spellings.SelectMany(Beginnings).ToFrozenDictionary();
    }

    public string Language { get; }
    public IReadOnlyList<string> Words { get; }

    public static WordList Load(string language)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream($"Words/{language}.txt")!;
        using var reader = new StreamReader(stream);
        return new(language, reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    static IEnumerable<KeyValuePair<string, int>> Beginnings((string Spelling, int Value) entry)
    {
        for (var length = Math.Min(EnoughLetters, entry.Spelling.Length); length <= entry.Spelling.Length; length++)
            yield return new(entry.Spelling[..length], entry.Value);
    }

    /// <summary>The value of a folded word written in full or cut to four or more letters; O(1).</summary>
    public int? Known(string folded) => beginnings.TryGetValue(folded, out var value) ? value : null;

    /// <summary>The value of the only word one slip away from the folded one; O(words).</summary>
    public int? Mended(string folded)
    {
        int? found = null;
        foreach (var (spelling, value) in spellings)
        {
            if (value == found || !Slip.Between(folded, spelling)) continue;
            if (found is not null) return null;
            found = value;
        }
        return found;
    }
}
