using System.Buffers.Binary;

namespace Prytulak.Engines.Phrases;

/// <summary>Eighty bits as eight everyday words, to be written on paper, said on a bad line and typed on another phone.</summary>
/// <remarks>
/// Every word carries ten bits, the most significant first; all eighty are the caller's, so a wrong but listed word is not
/// noticed here. Words of different languages that begin with the same four letters carry the same value, which is why
/// the lists are not in alphabetical order, and why a phrase that two languages can read means the same in both.
/// The lists are for ever: a word that moves breaks the phrases already on paper.
/// </remarks>
public static class RecoveryPhrase
{
    public const int ByteCount = 10;
    public const int WordCount = 8;
    const int BitsPerWord = 10;

    static readonly WordList[] Lists = [.. from language in (string[])["en", "uk", "be", "ru", "pl", "de", "fr"] select WordList.Load(language)];

    /// <summary>The ISO 639-1 codes of the languages that have a list.</summary>
    public static IReadOnlyList<string> Languages { get; } = [.. Lists.Select(list => list.Language)];

    /// <summary>Writes exactly ten bytes as eight words separated by single spaces; O(1).</summary>
    /// <exception cref="ArgumentException">There are not ten bytes, or the language has no list.</exception>
    public static string Write(ReadOnlySpan<byte> tenBytes, string language)
    {
        MustBeTen(tenBytes);
        var words = Words(language);
        var chosen = new string[WordCount];
        for (var place = 0; place < WordCount; place++) chosen[place] = words[ValueAt(tenBytes, place)];
        return string.Join(' ', chosen);
    }

    /// <summary>The 1,024 words of a language: the word that stands at index v carries the value v.</summary>
    /// <exception cref="ArgumentException">The language has no list.</exception>
    public static IReadOnlyList<string> Words(string language) =>
        Array.Find(Lists, list => list.Language == language)?.Words
        ?? throw new ArgumentException($"No words in the language {language}.", nameof(language));

    /// <summary>Reads a phrase typed in any of the languages, forgiving case, numbering, punctuation, missing diacritics,
    /// letters of a neighbouring keyboard, words cut to four or more letters, and one typo a word.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="tenBytes">Exactly ten bytes, written only on success.</param>
    /// <param name="faultyWord">On failure the first word, as typed, that is in no list or could be several; null when there are not eight words.</param>
    /// <remarks>The language that knows the most words without mending a typo wins. Among equals that read different bytes none
    /// does, and the first word they read differently is the faulty one. O(words in all lists) for each word with a typo.</remarks>
    /// <exception cref="ArgumentException">There are not ten bytes to write to.</exception>
    public static bool TryRead(string typed, Span<byte> tenBytes, out string? faultyWord)
    {
        MustBeTen(tenBytes);
        faultyWord = null;
        var words = TypedWords.Of(typed);
        if (words.Count != WordCount) return false;
        if (Read(words, tenBytes) is not { } place) return true;
        faultyWord = words[place];
        return false;
    }

    static void MustBeTen(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != ByteCount) throw new ArgumentException($"A recovery phrase holds {ByteCount} bytes, not {bytes.Length}.");
    }

    // A word begins at an even bit, so that it lies within two bytes.
    static int ValueAt(ReadOnlySpan<byte> bytes, int place)
    {
        var (whole, bits) = Math.DivRem(place * BitsPerWord, 8);
        return BinaryPrimitives.ReadUInt16BigEndian(bytes[whole..]) >> (6 - bits) & 1023;
    }

    /// <summary>Fills the bytes, or answers the place of the first faulty word.</summary>
    static int? Read(IReadOnlyList<string> words, Span<byte> tenBytes)
    {
        string[] folded = [.. words.Select(Folding.Of)];
        var best = Reading.Best(Lists, folded);
        if (best.FirstFault is null) Pack(best.Values, tenBytes);
        return best.FirstFault;
    }

    static void Pack(IReadOnlyList<int?> values, Span<byte> tenBytes)
    {
        var bits = values.Aggregate(UInt128.Zero, (sum, value) => sum << BitsPerWord | (uint)value!.Value);
        for (var i = ByteCount; i-- > 0; bits >>= 8) tenBytes[i] = (byte)bits;
    }
}
