using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A line of the list of stays.</summary>
public sealed record StayLine(Guid Id, string Reference, int People, StayState State, DateOnly FromNight, DateOnly ToNight, DateTimeOffset? HoldUntil, DateTimeOffset ChangedAt);

/// <summary>The stays of an organisation, filtered and sorted.</summary>
public sealed record StayList(IReadOnlyList<StayLine> Lines, StayState? State, string Sort);

/// <summary>Staff see the stays of their organisation; the same list as CSV.</summary>
public static class ListStays
{
    private const int Most = 500;

    public static async Task<IResult> Show(Visit visit, Stays stays, OpenPleas pleas, string? state, string? sort)
    {
        var wanted = Enum.TryParse<StayState>(state, ignoreCase: true, out var parsed) ? parsed : (StayState?)null;
        var lines = Sorted(from stay in await stays.Newest(visit.Viewer, Most)
                           where wanted is null || stay.State == wanted
                           select Line(stay, pleas), sort);
        return visit.WantsCsv
            ? Csv.Answer(["reference", "people", "state", "from", "to", "hold_until", "changed_at"],
                lines.Select(l => new object?[] { l.Reference, l.People, l.State, l.FromNight, l.ToNight, l.HoldUntil, l.ChangedAt }))
            : visit.Page<ListStaysPage, StayList>(new([.. lines], wanted, sort ?? "changed"));
    }

    private static StayLine Line(Stay stay, OpenPleas pleas) => new(
        stay.Id, pleas.Find(stay.Household)?.Reference ?? "–", stay.People, stay.State, stay.FromNight, stay.ToNight, stay.HoldUntil, stay.ChangedAt);

    private static IEnumerable<StayLine> Sorted(IEnumerable<StayLine> lines, string? sort) => sort switch
    {
        "from" => lines.OrderBy(l => l.FromNight),
        "hold" => lines.OrderBy(l => l.HoldUntil ?? DateTimeOffset.MaxValue),
        "state" => lines.OrderBy(l => l.State),
        _ => lines,
    };
}
