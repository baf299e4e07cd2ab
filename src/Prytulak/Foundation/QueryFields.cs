using System.Globalization;

namespace Prytulak.Foundation;

/// <summary>Reads what an address asks, field by field. What cannot be is refused, with the name of the field and what it should have been.</summary>
public static class QueryFields
{
    // A field that is told again is told in part, however long it was.
    private const int MostTold = 40;

    /// <summary>Refuses whatever is not one of these fields.</summary>
    public static void Only(this IQueryCollection query, params ReadOnlySpan<string> names)
    {
        foreach (var name in query.Keys)
            if (!names.Contains(name)) throw new Refusal(Why.Bad, "query.unknown_field", null, name.Length > MostTold ? name[..MostTold] + "…" : name);
    }

    /// <summary>A whole number; where nothing is said, the other, if there is one.</summary>
    public static int Number(this IQueryCollection query, string name, int least, int most, int? otherwise = null) =>
        Digits(query[name].ToString(), otherwise) is { } number && number >= least && number <= most ? (int)number : throw WrongNumber(name, least, most);

    /// <summary>The same, but too large a number is the largest.</summary>
    public static int NumberOrMost(this IQueryCollection query, string name, int least, int most, int otherwise) =>
        Digits(query[name].ToString(), otherwise) is { } number && number >= least ? (int)Math.Min(number, most) : throw WrongNumber(name, least, most);

    /// <summary>One of these words; null where nothing is said.</summary>
    public static string? Choice(this IQueryCollection query, string name, params string[] choices) => query[name].ToString() switch
    {
        "" => null,
        var word => Array.Find(choices, choice => choice.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? throw new Refusal(Why.Bad, "query.wrong_choice", null, name, string.Join(", ", choices)),
    };

    /// <summary>The code of a language; null where nothing is said.</summary>
    public static string? Language(this IQueryCollection query, string name) => query[name].ToString() switch
    {
        "" => null,
        { Length: 2 or 3 } code when code.All(char.IsAsciiLetterLower) => code,
        _ => throw new Refusal(Why.Bad, "query.wrong_language", null, name),
    };

    /// <summary>The days "from" and "to", the second after the first; null where nothing is said.</summary>
    public static (DateOnly? From, DateOnly? To) Days(this IQueryCollection query) =>
        (Day(query, "from"), Day(query, "to")) is var days && days.Item2 <= days.Item1 ? throw WrongOrder("to") : days;

    public static Refusal WrongOrder(string field) => new(Why.Bad, "query.dates_turned", null, field);

    private static DateOnly? Day(IQueryCollection query, string name) => query[name].ToString() switch
    {
        "" => null,
        var typed when DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2200 => day,
        _ => throw new Refusal(Why.Bad, "query.wrong_day", null, name),
    };

    private static Refusal WrongNumber(string field, int least, int most) => new(Why.Bad, "query.wrong_number", null, field, least, most);

    private static long? Digits(string typed, int? otherwise) => typed switch
    {
        "" => otherwise,
        _ when !typed.All(char.IsAsciiDigit) => null,
        _ => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue,
    };
}
