using Prytulak.Foundation;
using Prytulak.Look;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A line of the list of stays.</summary>
public sealed record StayLine(Guid Id, string Reference, int People, StayState State, DateOnly FromNight, DateOnly ToNight, DateTimeOffset? HoldUntil, DateTimeOffset ChangedAt);

/// <summary>The stays of an organisation, filtered and sorted.</summary>
public sealed record StayList(IReadOnlyList<StayLine> Lines, Paging Paging, StayState? State, string Sort);

/// <summary>Staff see the stays of their organisation; the same list, whole, as CSV.</summary>
public static class ListStays
{
    public static async Task<IResult> Show(Visit visit, Stays stays, OpenPleas pleas, string? state, string? sort)
    {
        var wanted = Enum.TryParse<StayState>(state, ignoreCase: true, out var parsed) ? parsed : (StayState?)null;
        if (visit.WantsCsv) return Table(from stay in await stays.Listed(visit.Viewer, wanted, sort) select Line(stay, pleas));
        var paging = Paging.From(visit.Http.Request.Query, await stays.Count(visit.Viewer, wanted));
        var lines = from stay in await stays.Listed(visit.Viewer, wanted, sort, paging.Skip, Paging.Size) select Line(stay, pleas);
        return visit.Page<ListStaysPage, StayList>(new([.. lines], paging, wanted, sort ?? "changed"));
    }

    private static StayLine Line(Stay stay, OpenPleas pleas) => new(
        stay.Id, pleas.Find(stay.Household)?.Reference ?? "–", stay.People, stay.State, stay.FromNight, stay.ToNight, stay.HoldUntil, stay.ChangedAt);

    private static IResult Table(IEnumerable<StayLine> lines) => Csv.Answer(["reference", "people", "state", "from", "to", "hold_until", "changed_at"],
        lines.Select(l => new object?[] { l.Reference, l.People, l.State, l.FromNight, l.ToNight, l.HoldUntil, l.ChangedAt }));
}
