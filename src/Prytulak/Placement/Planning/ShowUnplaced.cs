using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>A household without a home in the plan, and what stands in the way.</summary>
public sealed record UnplacedLine(Guid Household, string Reference, Urgency Urgency, int Adults, IReadOnlyList<int> ChildAges, string? Wish, IReadOnlyList<string> Hindrances);

/// <summary>What is missing in a region: the rule by its name, and how many need it.</summary>
public sealed record ShortageLine(string Rule, string? Region, int Households, int People);

/// <summary>Who has no home in the plan, the most urgent first, and what is missing most.</summary>
public sealed record UnplacedAnswer(PlanSummary? Summary, PlanWait Wait, IReadOnlyList<ShortageLine> Shortages, IReadOnlyList<UnplacedLine> Lines, int Total, int Page, int Pages);

/// <summary>Says for each household without a home what would help. GET /plan/without.</summary>
public static class ShowUnplaced
{
    private const int PageSize = 25, MostShortages = 12, MostChanges = 3;

    // Each twice as far as the one before, as people ask.
    private static readonly int[] Circles = [30, 60, 120, 250, 500];

    public static async Task<IResult> Show(Visit visit, Plans plans, Places places)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var look = await plans.Look(organisation, ShowPlan.Patience);
        if (look.Made is not { } made) return visit.Page<ShowUnplacedPage, UnplacedAnswer>(new(null, ShowPlan.WaitFor(visit, look), [], [], 0, 1, 1));
        var households = made.Unplaced.OrderBy(household => made.Input.Pleas[household].TriageOn(made.Input.Today)).ThenBy(household => household).ToList();
        var pages = Math.Max(1, (households.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(int.TryParse(visit.Http.Request.Query["page"], out var asked) ? asked : 1, 1, pages);
        return visit.Page<ShowUnplacedPage, UnplacedAnswer>(new(ShowPlan.SummaryOf(made), ShowPlan.WaitFor(visit, look), [.. made.Shortages.Take(MostShortages).Select(shortage => Line(shortage, places, visit.Text))],
            [.. households.Skip((page - 1) * PageSize).Take(PageSize).Select(household => Line(made, household, places, visit.Text))], households.Count, page, pages));
    }

    /// <summary>What stands in the way of a household, in sentences: what it may have as it is goes to others; single rules; wider circles.</summary>
    internal static IReadOnlyList<string> Hindrances(MadePlan made, int household, Text text)
    {
        var asked = made.Problem.Households[household];
        var hindrances = made.Explainer.Hindrances(household, asked.Wish is null ? [] : Circles.Where(km => km > asked.WithinKm).ToArray());
        var wider = hindrances.Wider.FirstOrDefault(circle => circle.Opens.Units > 0);
        List<string> sentences =
        [
            .. hindrances.Allowed.Units > 0 ? [text["unplaced.taken", hindrances.Allowed.Units]] : (string[])[],
            .. hindrances.Changes.Where(change => change.Rule is not Obstacle.Distance || wider.Km == 0).Take(MostChanges).Select(change => PlanWords.Change(change.Rule, change.Opens.Units, text)),
            .. wider.Km > 0 ? [text["unplaced.wider", wider.Opens.Units, wider.Km]] : (string[])[],
        ];
        return sentences is [] ? [text["unplaced.nothing"]] : sentences;
    }

    private static UnplacedLine Line(MadePlan made, int household, Places places, Text text)
    {
        var plea = made.Input.Pleas[household];
        return new(plea.Id, plea.Reference, plea.TriageOn(made.Input.Today).Urgency, plea.Needs.Adults, plea.Needs.ChildAges, places.Find(plea.Needs.Wish)?.Name(text.Language), Hindrances(made, household, text));
    }

    private static ShortageLine Line(Shortage shortage, Places places, Text text) =>
        new(PlanWords.Key(shortage.Rule), places.Find(shortage.Place) is { } place ? place.Region(text.Language) ?? text.CountryName(place.Country) : null, shortage.Households, shortage.People);
}
