using Prytulak.Foundation;

namespace Prytulak.Housing;

/// <summary>Nights to come that somebody was promised, in a row; who it is, is not told.</summary>
public sealed class PromisedNights
{
    public Guid Unit { get; init; }
    public int From { get; init; }

    /// <summary>The morning after the last.</summary>
    public int To { get; init; }

    public Refusal Refused(string text, string field) =>
        new(Why.Conflict, text, field, DateOnly.FromDayNumber(From), DateOnly.FromDayNumber(To));

    /// <summary>Those of a home, the earliest first.</summary>
    public static async Task<IReadOnlyList<PromisedNights>> Of(Write write, Guid accommodation) => [.. await write.Query<PromisedNights>("""
        SELECT unit, MIN(night) AS "from", MAX(night) + 1 AS "to" FROM nights
        WHERE unit IN (SELECT id FROM units WHERE accommodation = @accommodation) AND night >= @today GROUP BY unit, stay ORDER BY MIN(night)
        """, new { accommodation, today = DateOnly.FromDateTime(write.Now.UtcDateTime).DayNumber })];
}
