using Microsoft.AspNetCore.Components;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A home that is proposed to a household, or in which it lives, as the household sees it.</summary>
public sealed record Proposal(Guid Id, StayState State, int Version, DateOnly FromNight, DateOnly ToNight, int Nights,
    DateTimeOffset? HoldUntil, bool AwaitsYou, bool CanDecline, bool CanArrive, bool IsOnTheWay, bool CanBreak, bool IsAskedNext, NextHome? Next, HomeFacts? Home, Waived? Waived, ReleasedContact? Contact)
{
    /// <summary>True when other households sleep in the same room.</summary>
    public bool IsShared => State is not StayState.BrokenDown && Home?.Units.Any(unit => unit.Shared) == true;
}

/// <summary>Why a home was proposed in which only men live, or of which nobody has said who does.</summary>
public sealed record Waived(Residents Residents, string Reason);

/// <summary>A household sees what is proposed, and says yes or no; a refusal costs nothing. A caseworker may answer for somebody on the phone.</summary>
public static class AnswerProposal
{
    /// <summary>The part of the household's own page that shows its proposals.</summary>
    public static async Task<RenderFragment?> Section(Visit visit, Guid household)
    {
        var services = visit.Http.RequestServices;
        var proposals = await Of(visit, household, services.GetRequiredService<Stays>(), services.GetRequiredService<HomeViews>(), services.GetRequiredService<Waivers>(), services.GetRequiredService<ReleaseContact>());
        return proposals is [] ? null : Fragment(proposals);
    }

    public static async Task<IResult> List(Visit visit, Stays stays, HomeViews homes, Waivers waivers, ReleaseContact release) =>
        TypedResults.Json(new { proposals = await Of(visit, visit.Viewer.Id, stays, homes, waivers, release) });

    public static async Task<IResult> Submit(Visit visit, Guid id, string answer, Stays stays, StayChanges changes, BreakStay breaking, SeekNextHome next, SayOnTheWay way)
    {
        var form = await visit.ReadForm();
        var stay = await stays.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (answer is "broken")
        {
            await breaking.Say(visit.Act("own"), id, form.Choice("reason", StayReasons.ByHousehold));
            return visit.GoTo("/my");
        }
        if (answer is "on-the-way")
        {
            await way.Say(visit.Act("own"), id);
            return visit.GoTo("/my");
        }
        if (SeekNextHome.Read(answer) is { } said)
        {
            await next.Say(visit.Act("own"), id, said);
            return visit.GoTo("/my");
        }
        var (move, reason) = answer switch
        {
            "yes" => (StayMove.HouseholdYes, ""),
            "no" => (StayMove.Decline, form.Choice("reason", StayReasons.Decline) ?? "no_reason"),
            "arrived" => (StayMove.Arrive, ""),
            _ => throw Refusal.Absent,
        };
        await changes.Move(visit.Act(visit.Viewer.Has(Roles.Household) ? "own" : "on behalf"), stay.Id, move, form.Version, reason);
        return visit.GoTo(visit.Viewer.Has(Roles.Household) ? "/my" : $"/stays/{id}");
    }

    private static RenderFragment Fragment(IReadOnlyList<Proposal> proposals) => builder =>
    {
        builder.OpenComponent<ProposalsForHousehold>(0);
        builder.AddComponentParameter(1, nameof(ProposalsForHousehold.Proposals), proposals);
        builder.CloseComponent();
    };

    private static async Task<IReadOnlyList<Proposal>> Of(Visit visit, Guid household, Stays stays, HomeViews homes, Waivers waivers, ReleaseContact release)
    {
        var proposals = new List<Proposal>();
        foreach (var stay in (await stays.Of(visit.Viewer, household)).Where(IsShown(visit)))
            proposals.Add(await Describe(visit, stay, homes, waivers, release));
        return proposals;
    }

    // Of a stay that broke off the household may say for some days what the host did not say.
    private static Func<Stay, bool> IsShown(Visit visit)
    {
        var lately = visit.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() - TimeSpan.FromDays(3);
        return stay => stay.State.IsPending() || stay.State is StayState.Confirmed or StayState.Arrived || stay.State is StayState.BrokenDown && stay.ChangedAt > lately;
    }

    private static bool IsAskedNext(Visit visit, Stay stay) => stay.State is StayState.Arrived
        && stay.ToNight <= DateOnly.FromDateTime(visit.Http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(SeekNextHome.AskedBefore);

    private static async Task<Proposal> Describe(Visit visit, Stay stay, HomeViews homes, Waivers waivers, ReleaseContact release) => new(
        stay.Id, stay.State, stay.Version, stay.FromNight, stay.ToNight, stay.Nights, stay.HoldUntil,
        stay.CanMove(StayMove.HouseholdYes), stay.CanMove(StayMove.Decline), stay.CanMove(StayMove.Arrive), stay.SetOutAt is not null, stay.CanMove(StayMove.BreakDown) || stay.State is StayState.BrokenDown, IsAskedNext(visit, stay), stay.NextHome,
        await homes.Of(stay.Accommodation, stay.Unit, visit.Text), await waivers.OfStay(stay.Id) is { } waiver ? new(waiver.Residents, waiver.Reason) : null, await release.For(visit, stay));
}
