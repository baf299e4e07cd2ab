using System.Globalization;
using System.Text;

namespace Prytulak.Engines.Phrases;

/// <summary>Takes the words out of typed text, leaving numbering, punctuation and line breaks behind.</summary>
static class TypedWords
{
    public static IReadOnlyList<string> Of(string typed)
    {
        var spaced = new StringBuilder(typed.Length);
        foreach (var c in typed.Where(c => !IsInvisible(c))) spaced.Append(BelongsToWord(c) ? c : ' ');
        return [.. spaced.ToString().Split(' ').Select(word => word.Trim(Folding.Apostrophes)).Where(word => word.Length > 0)];
    }

    static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    static bool BelongsToWord(char c) =>
        char.IsLetter(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || Folding.Apostrophes.Contains(c);
}
