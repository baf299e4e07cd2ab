using Prytulak.Foundation;
using Prytulak.Look;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Desk;

/// <summary>A household in the queue: what is needed, how urgently, since when. It names nobody.</summary>
public sealed record DeskLine(Guid Id, string Reference, HouseholdState State, Urgency Urgency, int Score, int Adults, IReadOnlyList<int> ChildAges, IReadOnlyList<string> Pets,
    bool StepFree, bool WomenOnly, bool Unaccompanied, string? Wish, DateOnly? From, string Language, DateTimeOffset AskedAt, bool Mine, int Unread, bool HasNoBed, bool SeeksNext);

/// <summary>A stay that wants attention.</summary>
public sealed record DeskStay(Guid Id, string Reference, StayState State, DateTimeOffset? HoldUntil, DateTimeOffset ChangedAt);

/// <summary>A stay that ends soon, and what was said of the next home.</summary>
public sealed record DeskEnding(Guid Id, string Reference, DateOnly ToNight, NextHome? Next);

/// <summary>A household whose stay broke off, and that has no bed tonight.</summary>
public sealed record DeskUrgent(Guid Id, string Reference, int People, DateTimeOffset Since);

/// <summary>The desk of one organisation.</summary>
/// <param name="NoBed">Who needs a bed tonight, whatever the queue is narrowed to; the longest without one first.</param>
/// <param name="SecondLooks">How many waivers of colleagues and stays of others want a second look.</param>
public sealed record DeskAnswer(IReadOnlyList<DeskUrgent> NoBed, int SecondLooks, IReadOnlyList<DeskLine> Lines, Paging Paging, IReadOnlyList<DeskStay> HoldsEnding, IReadOnlyList<DeskStay> Answered, IReadOnlyList<DeskEnding> Ending, DeskFilter Filter);

/// <summary>What the queue is narrowed to, as the address says it.</summary>
public sealed record DeskFilter(HouseholdState? State, Urgency? Urgency, string? Language, bool Mine, string Sort)
{
    public static DeskFilter From(IQueryCollection query) => new(
        query.TryGetValue("state", out var state) ? Enum.TryParse<HouseholdState>(state, true, out var s) ? s : null : HouseholdState.Waiting,
        Enum.TryParse<Urgency>(query["urgency"], true, out var urgency) ? urgency : null,
        query["language"] is [{ Length: 2 } language] ? language : null,
        query["mine"] == "on", query["sort"] is [{ Length: > 0 } sort] ? sort : "urgency");

    public bool Takes(Plea plea, Urgency urgency, Guid viewer) =>
        (State is null || plea.State == State || State is HouseholdState.Waiting && plea.IsInQueue) && (Urgency is null || urgency == Urgency)
        && (Language is null || plea.Needs.Languages.Contains(Language)) && (!Mine || plea.Caseworker == viewer);
}

/// <summary>What a caseworker sees first: holds about to end, answers that came in, and the queue by urgency.</summary>
public static class ShowDesk
{
    private const int MostNews = 8;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(12), Lately = TimeSpan.FromHours(24), SoonOver = TimeSpan.FromDays(31);

    public static async Task<IResult> Show(Visit visit, OpenPleas pleas, Stays stays, Messages messages, Waivers waivers, Safeguard safeguard, Places places, TimeProvider clock)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var now = clock.GetUtcNow();
        var filter = DeskFilter.From(visit.Http.Request.Query);
        var waiting = Waiting(visit, pleas.Of(organisation), filter, DateOnly.FromDateTime(now.UtcDateTime)).ToList();
        if (visit.WantsCsv) return Table(Sorted(waiting, filter.Sort).Select(one => Line(visit, one, 0, places)));
        var paging = Paging.From(visit.Http.Request.Query, waiting.Count);
        var shown = Sorted(waiting, filter.Sort).Skip(paging.Skip).Take(Paging.Size).ToList();
        var unread = await messages.UnreadAtDesk(organisation, [.. shown.Select(one => one.Plea.Id)]);
        var lines = shown.Select(one => Line(visit, one, unread.GetValueOrDefault(one.Plea.Id), places)).ToList();
        return visit.Page<ShowDeskPage, DeskAnswer>(new(WithoutBed(pleas.Of(organisation)), (await waivers.Asked(visit.Viewer)).Count(one => one.AskedBy != visit.Viewer.Id) + (await safeguard.Troubled(visit.Viewer)).Count + (await safeguard.OutOfPlace(visit.Viewer)).Count, lines, paging,
            [.. (await stays.HoldsEnding(visit.Viewer, now + Soon, MostNews)).Select(s => Describe(s, pleas))],
            [.. (await stays.AnsweredSince(visit.Viewer, now - Lately, MostNews)).Select(s => Describe(s, pleas))],
            [.. (await stays.EndingBefore(visit.Viewer, DateOnly.FromDateTime((now + SoonOver).UtcDateTime), MostNews)).Select(s => new DeskEnding(s.Id, pleas.Find(s.Household)?.Reference ?? "–", s.ToNight, s.NextHome))], filter));
    }

    private static IReadOnlyList<DeskUrgent> WithoutBed(IEnumerable<Plea> pleas) =>
        [.. from plea in pleas where plea.NoBedSince is not null orderby plea.NoBedSince, plea.Id select new DeskUrgent(plea.Id, plea.Reference, plea.Needs.People, plea.NoBedSince!.Value)];

    private static IEnumerable<Judged> Waiting(Visit visit, IEnumerable<Plea> pleas, DeskFilter filter, DateOnly today) =>
        from plea in pleas
        let triage = plea.TriageOn(today)
        where filter.Takes(plea, triage.Urgency, visit.Viewer.Id)
        select new Judged(plea, triage);

    private static IOrderedEnumerable<Judged> Sorted(IEnumerable<Judged> all, string sort) => sort switch
    {
        "waiting" => all.OrderBy(j => j.Plea.AskedAt),
        "from" => all.OrderBy(j => j.Plea.Needs.From ?? DateOnly.MinValue).ThenBy(j => j.Plea.AskedAt),
        "size" => all.OrderByDescending(j => j.Plea.Needs.People).ThenBy(j => j.Plea.AskedAt),
        _ => all.OrderBy(j => j.Triage).ThenBy(j => j.Plea.AskedAt),
    };

    private static DeskLine Line(Visit visit, Judged judged, int unread, Places places)
    {
        var ((plea, triage), needs) = (judged, judged.Plea.Needs);
        return new(plea.Id, plea.Reference, plea.State, triage.Urgency, triage.Score, needs.Adults, needs.ChildAges, needs.Pets,
            needs.StepFree, needs.WomenOnly, plea.IsUnaccompanied, places.Find(needs.Wish ?? needs.Here)?.Name(visit.Text.Language), needs.From, plea.Language, plea.AskedAt,
            plea.Caseworker == visit.Viewer.Id, unread, plea.NoBedSince is not null, plea.NextFrom is not null);
    }

    private sealed record Judged(Plea Plea, Triage Triage);

    private static DeskStay Describe(Stay stay, OpenPleas pleas) =>
        new(stay.Id, pleas.Find(stay.Household)?.Reference ?? "–", stay.State, stay.HoldUntil, stay.ChangedAt);

    private static IResult Table(IEnumerable<DeskLine> lines) => Csv.Answer(
        ["reference", "state", "urgency", "adults", "child_ages", "pets", "step_free", "women_only", "wish", "from", "language", "asked_at"],
        lines.Select(l => new object?[] { l.Reference, l.State, l.Urgency, l.Adults, string.Join(' ', l.ChildAges), string.Join(' ', l.Pets), l.StepFree, l.WomenOnly, l.Wish, l.From, l.Language, l.AskedAt }));
}
