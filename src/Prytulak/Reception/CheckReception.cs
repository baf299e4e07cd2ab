using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A reception point as those who care for it see it.</summary>
public sealed record CheckedReception(ReceptionFacts Point, string Place, ReceptionState State, bool IsStale, bool IsOwn, bool MayChange, DateOnly? GoodUntil, int Version);

/// <summary>
/// Somebody else of the organisation looks at what was put up and stands for it too, having called there (T03): before that
/// nobody else sees it. GET and POST /reception/manage/{id}.
/// </summary>
public static class CheckReception
{
    /// <summary>What whoever stands for it says to have done.</summary>
    public static readonly IReadOnlyList<string> Checks = ["called", "public", "nobody"];

    public static async Task<IResult> Show(Visit visit, Guid id, ReceptionPoints points, Places places, TimeProvider clock) =>
        visit.Page<CheckReceptionPage, CheckedReception>(Tell(visit, await points.Find(visit.Viewer, id) ?? throw Refusal.Absent, places, clock.GetUtcNow()));

    public static async Task<IResult> Submit(Visit visit, Guid id, ReceptionPoints points, Journal journal, Places places, TimeProvider clock)
    {
        var (form, point) = (await visit.ReadForm(), await points.Find(visit.Viewer, id) ?? throw Refusal.Absent);
        if (point.PutUpBy == visit.Viewer.Id) throw new Refusal(Why.Conflict, "reception.own");
        if (form.Choices("checks", Checks).Count < Checks.Count) form.Fault("checks", "reception.checks_missing");
        if (!form.IsGood) return visit.Page<CheckReceptionPage, CheckedReception>(Tell(visit, point, places, clock.GetUtcNow()));
        await journal.Write(visit.Act("reception"), write => ReceptionPoints.Approve(write, id, form.Version));
        return visit.GoTo($"{ManageReception.Path}/{id}");
    }

    private static CheckedReception Tell(Visit visit, ReceptionPoint point, Places places, DateTimeOffset now) => new(
        ReceptionFacts.Of(point, places, visit.Text), places.Label(point.Place, visit.Text) ?? visit.Text.CountryName(point.Country), point.State,
        point.State is not ReceptionState.Awaiting && point.IsStale(now), point.PutUpBy == visit.Viewer.Id, visit.Viewer.Has(Roles.Coordinator),
        point.GoodUntil is { } until ? DateOnly.FromDateTime(until.UtcDateTime) : null, point.Version);
}
