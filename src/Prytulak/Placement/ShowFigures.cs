using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>What the network has done up to a day; null where a number would tell of single households.</summary>
/// <param name="Nights">Nights, each as often as there were people.</param>
public sealed record Figures(DateOnly Until, int? People, int? Homes, int? Nights);

/// <summary>
/// The figures that everybody may see: of the whole network, to the end of the last month. A number stands still until it has
/// grown by five, so that nobody learns of one family by looking twice.
/// </summary>
public sealed class ShowFigures(StayOutcomes outcomes, TimeProvider clock)
{
    // They are the same for a month, whoever asks.
    private Figures? kept;

    public async Task<IResult> Show(Visit visit) => visit.Page<ShowFiguresPage, Figures>(await Of(CalendarMonth.Of(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))));

    private async Task<Figures> Of(CalendarMonth month) => kept is { } known && known.Until == month.First ? known : kept = Count(await outcomes.Arrived(Start(month)), month);

    private static Figures Count(IReadOnlyList<StayOutcome> stays, CalendarMonth now)
    {
        var months = stays is [] ? [now] : MonthsTo(now, CalendarMonth.Of(Day(stays[0].ArrivedAt!.Value))).ToList();
        return new(now.First,
            Latest(months.Select(month => stays.Where(stay => stay.ArrivedAt < Start(month)).DistinctBy(stay => stay.Household).Sum(stay => stay.People))),
            Latest(months.Select(month => stays.Where(stay => stay.ArrivedAt < Start(month)).DistinctBy(stay => stay.Accommodation).Count())),
            Latest(months.Select(month => stays.Sum(stay => NightsBefore(stay, month)))));
    }

    private static int NightsBefore(StayOutcome stay, CalendarMonth month) =>
        stay.People * Math.Max(0, Math.Min(Day(stay.OverAt ?? DateTimeOffset.MaxValue).DayNumber, month.First.DayNumber) - Day(stay.ArrivedAt!.Value).DayNumber);

    private static int? Latest(IEnumerable<int> grown)
    {
        var all = grown.ToList();
        // None is told where there was none, and not where there are a few by now.
        return SmallCounts.Nested(all).LastOrDefault(count => count is not null) is var shown && shown is 0 && all[^1] > 0 ? null : shown;
    }

    private static IEnumerable<CalendarMonth> MonthsTo(CalendarMonth last, CalendarMonth first)
    {
        for (var month = first; month.First <= last.First; month = CalendarMonth.Of(month.End)) yield return month;
    }

    private static DateTimeOffset Start(CalendarMonth month) => new(month.First, TimeOnly.MinValue, TimeSpan.Zero);

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}
