using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>How far stays come.</summary>
public enum OutcomeStep { Offered, Answered, Agreed, Travelled, Arrived, Days30, Days90, Days180 }

/// <summary>What became of the stays that were proposed in a month; null where a count is hidden.</summary>
public sealed record OutcomeMonth(CalendarMonth Month, IReadOnlyList<int?> Counts);

/// <summary>How many stays were over for a reason; null where it is hidden.</summary>
public sealed record OutcomeReason(string Reason, int? Count);

/// <summary>A year of outcomes of an organisation.</summary>
public sealed record OutcomesAnswer(IReadOnlyList<OutcomeStep> Steps, IReadOnlyList<OutcomeMonth> Months, IReadOnlyList<OutcomeReason> Reasons);

/// <summary>A coordinator sees what becomes of what is proposed, and why stays end. GET /outcomes, /outcomes.csv.</summary>
public static class ShowOutcomes
{
    private const int MonthsShown = 12;

    public static async Task<IResult> Show(Visit visit, StayOutcomes outcomes, TimeProvider clock)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var now = clock.GetUtcNow();
        var first = new CalendarMonth(CalendarMonth.Of(Day(now)).First.AddMonths(1 - MonthsShown));
        var stays = await outcomes.Since(organisation, new(first.First, TimeOnly.MinValue, TimeSpan.Zero));
        var answer = new OutcomesAnswer(Enum.GetValues<OutcomeStep>(), [.. Months(stays, first, now)], Reasons(stays));
        return visit.WantsCsv ? Table(answer) : visit.Page<ShowOutcomesPage, OutcomesAnswer>(answer);
    }

    private static IEnumerable<OutcomeMonth> Months(IReadOnlyList<StayOutcome> stays, CalendarMonth first, DateTimeOffset now) =>
        from number in Enumerable.Range(0, MonthsShown)
        let month = new CalendarMonth(first.First.AddMonths(number))
        let cohort = stays.Where(stay => CalendarMonth.Of(Day(stay.CreatedAt)) == month).ToList()
        select new OutcomeMonth(month, SmallCounts.Nested(Enum.GetValues<OutcomeStep>().Select(step => cohort.Count(stay => Came(stay, step, now)))));

    /// <summary>True when the stay came as far as this; a later step means all before it, told or not.</summary>
    internal static bool Came(StayOutcome stay, OutcomeStep step, DateTimeOffset now) => step switch
    {
        OutcomeStep.Offered => true,
        OutcomeStep.Answered => stay.HostYes is not null || stay.HouseholdYes is not null || stay.State is StayState.Declined,
        OutcomeStep.Agreed => stay.ReleasedAt is not null,
        OutcomeStep.Travelled => stay.SetOutAt is not null || stay.ArrivedAt is not null,
        OutcomeStep.Arrived => stay.ArrivedAt is not null,
        OutcomeStep.Days30 => LivedFor(stay, 30, now),
        OutcomeStep.Days90 => LivedFor(stay, 90, now),
        _ => LivedFor(stay, 180, now),
    };

    private static bool LivedFor(StayOutcome stay, int days, DateTimeOffset now) => stay.ArrivedAt is { } came && (stay.OverAt ?? now) - came >= TimeSpan.FromDays(days);

    // The program's own reasons are among them; a stay that was over without one has none to be told.
    private static IReadOnlyList<OutcomeReason> Reasons(IReadOnlyList<StayOutcome> stays)
    {
        var counts = stays.Where(stay => stay is { OverAt: not null, Reason: not (null or "") }).CountBy(stay => stay.Reason!).OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).ToList();
        return [.. counts.Zip(SmallCounts.Apart([.. counts.Select(count => count.Value)]), (count, shown) => new OutcomeReason(count.Key, shown)).OrderByDescending(reason => reason.Count ?? 0).ThenBy(reason => reason.Reason, StringComparer.Ordinal)];
    }

    private static IResult Table(OutcomesAnswer answer) => Csv.Answer(["month", "what", "count"],
        answer.Months.SelectMany(month => answer.Steps.Zip(month.Counts, (step, count) => new object?[] { month.Month, step, Said(count) }))
            .Concat(answer.Reasons.Select(reason => new object?[] { "", "ended: " + reason.Reason, Said(reason.Count) })));

    private static object Said(int? count) => count is { } number ? number : "hidden";

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
