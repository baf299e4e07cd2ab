using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A waiver that somebody waits for.</summary>
public sealed record WaiverLine(Guid Id, string Reference, DateTimeOffset AskedAt, bool IsMine);

/// <summary>A stay that would not be proposed as things are now.</summary>
public sealed record TroubledStay(Guid Id, string Reference, StayState State);

/// <summary>What wants a second look: waivers that colleagues ask for, and stays that would not be proposed as things are now.</summary>
/// <param name="Stays">In homes of which it was said later that only men live there.</param>
/// <param name="Sharing">In shared rooms, of households that have said something else since.</param>
public sealed record WaiversAnswer(IReadOnlyList<WaiverLine> Asked, IReadOnlyList<TroubledStay> Stays, IReadOnlyList<TroubledStay> Sharing);

/// <summary>The list of what wants a second look. GET /waivers.</summary>
public static class ListWaivers
{
    public static async Task<IResult> Show(Visit visit, Waivers waivers, Safeguard safeguard, OpenPleas pleas) => visit.Page<ListWaiversPage, WaiversAnswer>(new(
        [.. (await waivers.Asked(visit.Viewer)).Select(one => new WaiverLine(one.Id, ReferenceOf(pleas, one.Household), one.AskedAt, one.AskedBy == visit.Viewer.Id))],
        [.. (await safeguard.Troubled(visit.Viewer)).Select(stay => Line(stay, pleas))], [.. (await safeguard.OutOfPlace(visit.Viewer)).Select(stay => Line(stay, pleas))]));

    private static TroubledStay Line(Stay stay, OpenPleas pleas) => new(stay.Id, ReferenceOf(pleas, stay.Household), stay.State);

    private static string ReferenceOf(OpenPleas pleas, Guid household) => pleas.Find(household)?.Reference ?? "–";
}
