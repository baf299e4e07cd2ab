using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A stay as a caseworker sees it.</summary>
public sealed record StayAnswer(Guid Id, Guid Household, string Reference, StayState State, int Version, DateOnly FromNight, DateOnly ToNight, int Nights,
    DateTimeOffset? HoldUntil, HomeFacts? Home, HiddenHomes? Hidden, NextHome? Next, bool NeedsBed, Waived? Waived, bool IsTroubled, bool IsOutOfPlace, IReadOnlyList<StayMove> Moves, IReadOnlyList<StayStep> History);

/// <summary>A caseworker's page of one stay: hold, cancel, answer for a household on the phone, arrival, end, breakdown.</summary>
public static class ManageStay
{
    /// <summary>What staff may do; a host's yes is the host's alone.</summary>
    private static readonly IReadOnlyList<StayMove> Staff =
        [StayMove.Hold, StayMove.HouseholdYes, StayMove.Arrive, StayMove.End, StayMove.Decline, StayMove.Cancel, StayMove.BreakDown];

    public static async Task<IResult> Show(Visit visit, Guid id, Stays stays, OpenPleas pleas, HomeViews homes, HomeReads reads, Waivers waivers, Safeguard safeguard)
    {
        var stay = await stays.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        // Who proposed it has seen it.
        var hidden = stay.ProposedBy == visit.Viewer.Id ? null : (await reads.Show(visit.Act("placement"), [stay.Accommodation])).Hidden;
        return visit.Page<ManageStayPage, StayAnswer>(new(stay.Id, stay.Household, pleas.Find(stay.Household)?.Reference ?? "", stay.State, stay.Version,
            stay.FromNight, stay.ToNight, stay.Nights, stay.HoldUntil, hidden is null ? await homes.Of(stay.Accommodation, stay.Unit, visit.Text) : null, hidden, stay.NextHome,
            stay.State is StayState.BrokenDown && pleas.Find(stay.Household) is { NoBedSince: not null },
            await waivers.OfStay(id) is { } waiver ? new(waiver.Residents, waiver.Reason) : null, (await safeguard.Troubled(visit.Viewer)).Any(one => one.Id == id), (await safeguard.OutOfPlace(visit.Viewer)).Any(one => one.Id == id),
            [.. Staff.Where(stay.CanMove)], [.. await stays.History(stay)]));
    }

    public static async Task<IResult> Submit(Visit visit, Guid id, string move, StayChanges changes, BreakStay breaking, SeekNextHome next)
    {
        var form = await visit.ReadForm();
        if (SeekNextHome.Read(move) is { } said)
        {
            await next.Say(visit.Act("placement"), id, said);
            return visit.GoTo($"/stays/{id}");
        }
        if (!Enum.TryParse<StayMove>(move, ignoreCase: true, out var wanted) || !Staff.Contains(wanted)) throw Refusal.Absent;
        if (wanted is StayMove.BreakDown) await breaking.Say(visit.Act("placement"), id, form.Choice("reason", StayReasons.BreakDown));
        else await changes.Move(visit.Act("placement"), id, wanted, form.Version, form.Choice("reason", Reasons(wanted)) ?? "");
        return visit.GoTo($"/stays/{id}");
    }

    public static IReadOnlyList<string> Reasons(StayMove move) => move switch
    {
        StayMove.Decline or StayMove.Cancel => StayReasons.Decline,
        StayMove.End => StayReasons.End,
        StayMove.BreakDown => StayReasons.BreakDown,
        _ => [],
    };
}
