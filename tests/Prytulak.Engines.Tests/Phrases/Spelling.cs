using System.Globalization;
using System.Text;

namespace Prytulak.Engines.Tests.Phrases;

/// <summary>The textbook way to compare spellings, to judge the engine by.</summary>
static class Spelling
{
    /// <summary>A word as a bare foreign keyboard would have it, by way of Unicode decomposition.</summary>
    public static string Bare(string word)
    {
        var letters = word.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && c is not ('\'' or 'ъ'));
        return new StringBuilder().AppendJoin("", letters).Replace("ł", "l").Replace("ß", "ss").Replace("œ", "oe")
            .Replace('є', 'е').Replace('э', 'е').Replace('і', 'и').Replace('ы', 'и').Replace('ґ', 'г').ToString();
    }

    /// <summary>The same with ae, oe, ue for the German umlauts.</summary>
    public static string Spelt(string word) =>
        Bare(word.ToLowerInvariant().Replace("ä", "ae").Replace("ö", "oe").Replace("ü", "ue"));

    /// <summary>The first four letters; an apostrophe is none.</summary>
    public static string Beginning(string word) => string.Concat(word.Where(char.IsLetter).Take(4));

    /// <summary>Optimal string alignment distance, by the full table.</summary>
    public static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                table[i, j] = i == 0 || j == 0 ? i + j : Cheapest(table, a, b, i, j);
        return table[a.Length, b.Length];
    }

    static int Cheapest(int[,] table, string a, string b, int i, int j)
    {
        var changed = table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var best = Math.Min(changed, 1 + Math.Min(table[i - 1, j], table[i, j - 1]));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, table[i - 2, j - 2] + 1) : best;
    }
}
