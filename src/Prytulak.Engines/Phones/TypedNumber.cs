using System.Buffers;
using System.Globalization;
using System.Text;

namespace Prytulak.Engines.Phones;

/// <summary>Finds the digits in what was typed, whatever the script, and what people put between them.</summary>
internal static class TypedNumber
{
    private const int MostCharacters = 100;
    private const string Pluses = "+\u207A\u208A\u2795\uFE62\uFF0B";

    // Dots, strokes and dashes that Unicode does not class as such, and letters that show nothing.
    private const string Separators = "./\\_~\u00B7\u2022\u2027\u2212\u2219\u3002\u301C\u30FB\u30FC\uFF0E\uFF0F\uFF3F\uFF5E\uFF61\uFF70" + "\u115F\u1160\u2800\u3164\uFFA0";

    private static readonly string[] labels = ["tel", "phone", "mob", "тел", "моб", "тэл"];
    private static readonly SearchValues<char> afterLabel = SearchValues.Create(" .:");

    /// <summary>The digits as 0 to 9, or null if there are none, or something that does not belong to a number.</summary>
    public static string? Digits(string? typed, out bool afterPlus)
    {
        afterPlus = false;
        if (typed is null || typed.Length > MostCharacters) return null;
        var digits = new StringBuilder(typed.Length);
        foreach (var rune in WithoutLabel(typed).EnumerateRunes())
            if (!Take(rune, digits, ref afterPlus)) return null;
        return digits.Length > 0 ? digits.ToString() : null;
    }

    private static ReadOnlySpan<char> WithoutLabel(string typed)
    {
        var text = typed.AsSpan().TrimStart();
        foreach (var label in labels)
            if (text.StartsWith(label, StringComparison.OrdinalIgnoreCase)) return WithoutMark(text[label.Length..]);
        return text;
    }

    private static ReadOnlySpan<char> WithoutMark(ReadOnlySpan<char> text) =>
        text[Math.Max(0, text.IndexOfAnyExcept(afterLabel))..];

    private static bool Take(Rune rune, StringBuilder digits, ref bool afterPlus)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) digits.Append((int)Rune.GetNumericValue(rune));
        else if (digits.Length == 0 && IsOneOf(Pluses, rune)) afterPlus = true;
        else return IsBetweenDigits(rune);
        return true;
    }

    private static bool IsBetweenDigits(Rune rune) =>
        Rune.IsWhiteSpace(rune) || IsOneOf(Separators, rune) || Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.DashPunctuation or UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation
            or UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool IsOneOf(string characters, Rune rune) => rune.IsBmp && characters.Contains((char)rune.Value);
}
