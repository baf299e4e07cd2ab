using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A household that is proposed to a host, or lives there, as the host sees it.</summary>
public sealed record HostRequest(Guid Id, StayState State, int Version, DateOnly FromNight, DateOnly ToNight, int Nights,
    DateTimeOffset? HoldUntil, bool AwaitsYou, bool CanDecline, bool CanArrive, bool IsOnTheWay, bool CanBreak, int Unit, Party? Party, ReleasedContact? Contact);

/// <summary>The requests at a host's homes.</summary>
/// <param name="Most">How many the host wants to answer at a time.</param>
public sealed record HostRequests(IReadOnlyList<HostRequest> Pending, IReadOnlyList<HostRequest> Agreed, int Most);

/// <summary>A host sees who would come, and says yes or no.</summary>
public static class AnswerRequest
{
    public static async Task<IResult> Show(Visit visit, Stays stays, OpenPleas pleas, Units units, Hosts hosts, ReleaseContact release)
    {
        if (await hosts.Find(visit.Viewer, visit.Viewer.Id) is not { } host) throw Refusal.Absent;
        var requests = new List<HostRequest>();
        foreach (var stay in await stays.Current(visit.Viewer)) requests.Add(await Describe(visit, stay, pleas, units, release));
        return visit.Page<AnswerRequestPage, HostRequests>(new(
            [.. requests.Where(r => r.State.IsPending())], [.. requests.Where(r => !r.State.IsPending())], host.MostRequests));
    }

    public static async Task<IResult> Submit(Visit visit, Guid id, string answer, Stays stays, StayChanges changes, BreakStay breaking)
    {
        var form = await visit.ReadForm();
        if (await stays.Find(visit.Viewer, id) is not { } stay || stay.Host != visit.Viewer.Id) throw Refusal.Absent;
        if (answer is "broken")
        {
            await breaking.Say(visit.Act("placement"), id, form.Choice("reason", StayReasons.ByHost));
            return visit.GoTo("/requests");
        }
        var (move, reasons) = answer switch
        {
            "yes" => (StayMove.HostYes, null),
            "no" => (StayMove.Decline, StayReasons.Decline),
            "arrived" => (StayMove.Arrive, null),
            _ => throw Refusal.Absent,
        };
        await changes.Move(visit.Act("placement"), stay.Id, move, form.Version, reasons is null ? "" : form.Choice("reason", reasons) ?? "no_reason");
        return visit.GoTo("/requests");
    }

    private static async Task<HostRequest> Describe(Visit visit, Stay stay, OpenPleas pleas, Units units, ReleaseContact release) => new(
        stay.Id, stay.State, stay.Version, stay.FromNight, stay.ToNight, stay.Nights, stay.HoldUntil,
        stay.CanMove(StayMove.HostYes), stay.CanMove(StayMove.Decline), stay.CanMove(StayMove.Arrive), stay.SetOutAt is not null, stay.CanMove(StayMove.BreakDown),
        (await units.Find(visit.Viewer, stay.Unit))?.Number ?? 0,
        pleas.Find(stay.Household) is { } plea ? Party.Of(plea.Needs) : null, await release.For(visit, stay));
}
