using System.Globalization;
using System.Text.RegularExpressions;
using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>A date as people write it into a table: 2026-12-31, 31.12.2026, 31/12/26, "31 грудня 2026". Of 03/04/2026 it is asked, for the whole file, which is the day.</summary>
internal static partial class TypedDate
{
    private static readonly string[] WithNames = ["d MMMM yyyy", "d MMM yyyy", "d. MMMM yyyy", "d. MMM yyyy", "MMMM d yyyy", "MMMM d, yyyy"];
    private static readonly IReadOnlyList<CultureInfo> Cultures = [.. Texts.Languages.Select(language => Texts.In(language).Culture)];

    /// <param name="dayFirst">How dates with slashes or dashes are meant; null: only those that can be meant in one way are read.</param>
    public static DateOnly? Read(string typed, bool? dayFirst, DateOnly today)
    {
        if (ImportWords.IsToday(typed)) return today;
        if (ByNumbers().Match(typed) is { Success: true } numbers) return OfNumbers(numbers, dayFirst);
        return Cultures.Select(culture => DateOnly.TryParseExact(Bare(typed), WithNames, culture, DateTimeStyles.AllowWhiteSpaces, out var date) ? date : (DateOnly?)null)
            .FirstOrDefault(date => date is not null);
    }

    /// <summary>What a column's own dates tell: 31/12 is no month. Null where they tell nothing, or both.</summary>
    public static bool? OrderIn(IEnumerable<string> cells)
    {
        var (isDayFirst, isMonthFirst) = (false, false);
        foreach (var (first, second) in Open(cells))
        {
            isDayFirst |= first > 12 && second <= 12;
            isMonthFirst |= second > 12 && first <= 12;
        }
        return isDayFirst == isMonthFirst ? null : isDayFirst;
    }

    /// <summary>True when some of these dates could be meant in either way.</summary>
    public static bool IsOpen(IEnumerable<string> cells) => Open(cells).Any(date => date.First <= 12 && date.Second <= 12 && date.First != date.Second);

    // With dots between, the day comes first in every language of the house.
    private static IEnumerable<(int First, int Second)> Open(IEnumerable<string> cells) =>
        from cell in cells
        let numbers = ByNumbers().Match(cell)
        where numbers.Success && numbers.Groups["year"].Success && numbers.Groups["between"].Value is not "."
        select (int.Parse(numbers.Groups["first"].ValueSpan, CultureInfo.InvariantCulture), int.Parse(numbers.Groups["second"].ValueSpan, CultureInfo.InvariantCulture));

    private static DateOnly? OfNumbers(Match numbers, bool? dayFirst)
    {
        int Number(string group) => int.Parse(numbers.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        if (numbers.Groups["iso"].Success) return Of(Number("iso"), Number("isomonth"), Number("isoday"));
        var (first, second, year) = (Number("first"), Number("second"), Number("year"));
        if (year < 100) year += 2000;
        if (numbers.Groups["between"].Value is ".") return Of(year, second, first);
        var isDay = dayFirst ?? (first > 12 ? true : second > 12 ? false : first == second ? true : null);
        return isDay is null ? null : isDay is true ? Of(year, second, first) : Of(year, first, second);
    }

    private static DateOnly? Of(int year, int month, int day) =>
        year is >= 2000 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    // "31 грудня 2026 р." is the same without its end.
    private static string Bare(string typed) => typed.TrimEnd('р', 'г', 'r', '.', ' ');

    [GeneratedRegex(@"^(?:(?<iso>\d{4})[-/.](?<isomonth>\d{1,2})[-/.](?<isoday>\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?)?|(?<first>\d{1,2})\s?(?<between>[-/.])\s?(?<second>\d{1,2})\s?\k<between>\s?(?<year>\d{4}|\d{2})\s?(?:р|г|r)?\.?(?: 0?0:00(?::00)?)?)$")]
    private static partial Regex ByNumbers();
}
