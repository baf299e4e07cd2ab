using System.Globalization;
using System.Text.RegularExpressions;

namespace Prytulak.Housing.Importing;

/// <summary>A number as people write it into a table: "4", "4 osoby", "четверо". Where there are two, as in "3-4" or "2+1", it is not clear which.</summary>
internal static partial class TypedCount
{
    public static int? Read(string typed) =>
        Digits().Matches(typed) is { Count: > 0 } numbers
            ? numbers.Count == 1 && int.TryParse(numbers[0].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null
            : InWords(typed);

    private static int? InWords(string typed)
    {
        var named = ImportWords.Plain(typed).Split(' ').Select(word => ImportWords.Find("number", word)).OfType<string>().Distinct().ToList();
        return named is [var only] ? int.Parse(only, CultureInfo.InvariantCulture) : null;
    }

    // "4,0" and "4.0" are four; "4,5" is two numbers, and so none.
    [GeneratedRegex(@"\d+(?=[.,]0+\b)|(?<!\d)(?<!\d[.,])\d+|(?<=\d[.,])(?!0+\b)\d+")]
    private static partial Regex Digits();
}
