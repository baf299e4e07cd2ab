using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Desk;

/// <summary>A case on one page: what is needed, what was proposed, what was written. Name and contact are not on it.</summary>
public sealed record CaseAnswer(Guid Id, string Reference, HouseholdState State, int Version, Urgency Urgency, Needs Needs, bool Unaccompanied, string Language,
    string? Here, string? Wish, DateTimeOffset AskedAt, bool Mine, bool Taken, bool HasNoBed, bool IsInQueue, IReadOnlyList<CaseStay> Stays, IReadOnlyList<CaseQueued> Queued, IReadOnlyList<GroupCase> Nearby, IReadOnlyList<OpenMessage> Messages);

/// <summary>A stay of the case.</summary>
public sealed record CaseStay(Guid Id, StayState State, DateOnly FromNight, DateOnly ToNight, DateTimeOffset? HoldUntil);

/// <summary>A proposal of the case that waits until its host has answered others.</summary>
/// <param name="FreeBy">When it can be sent at the latest, if nobody more urgent waits.</param>
/// <param name="Refused">The key of why it could not be sent.</param>
public sealed record CaseQueued(Guid Id, DateOnly FromNight, DateOnly ToNight, DateTimeOffset? FreeBy, string? Refused);

/// <summary>The page of one case.</summary>
public static class ShowCase
{
    public static async Task<IResult> Show(Visit visit, Guid id, OpenPleas pleas, Households households, Groups groups, Stays stays, QueuedProposals queue, Messages messages, Places places, TimeProvider clock)
    {
        var plea = await Visible(visit, id, pleas, households);
        var language = visit.Text.Language;
        return visit.Page<ShowCasePage, CaseAnswer>(new(id, plea.Reference, plea.State, plea.Version,
            plea.TriageOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Urgency, plea.Needs, plea.IsUnaccompanied, plea.Language,
            places.Find(plea.Needs.Here)?.Name(language), places.Find(plea.Needs.Wish)?.Name(language), plea.AskedAt,
            plea.Caseworker == visit.Viewer.Id, plea.Caseworker is not null, plea.NoBedSince is not null, plea.IsInQueue,
            [.. (await stays.Of(visit.Viewer, id)).Select(s => new CaseStay(s.Id, s.State, s.FromNight, s.ToNight, s.HoldUntil))],
            [.. (await queue.Of(visit.Viewer, id)).Select(q => new CaseQueued(q.Id, q.FromNight, q.ToNight, q.FreeBy, q.Refused))],
            await groups.Others(visit.Viewer, id),
            await messages.Open(new Act(visit.Viewer, "placement"), id)));
    }

    public static async Task<IResult> Write(Visit visit, Guid id, OpenPleas pleas, Households households, Groups groups, Stays stays, QueuedProposals queue, Messages messages, HouseholdNotices notices, Places places, Journal journal, TimeProvider clock)
    {
        var form = await visit.ReadForm();
        var household = await households.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var body = form.Text("body", Messages.LongestBody, required: true);
        if (!form.IsGood) return await Show(visit, id, pleas, households, groups, stays, queue, messages, places, clock);
        await journal.Write(visit.Act("placement"), async write =>
        {
            await messages.Send(write, household, body!);
            await notices.Tell(write, id, "notice.news");
        });
        return visit.GoTo($"/desk/households/{id}#messages");
    }

    // The index holds what is shown, the table says who may see it.
    internal static async Task<Plea> Visible(Visit visit, Guid id, OpenPleas pleas, Households households) =>
        await households.Find(visit.Viewer, id) is not null && pleas.Find(id) is { } plea ? plea : throw Refusal.Absent;
}
