using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>How a plan is as a whole.</summary>
/// <param name="Groups">How many times two or three households of it wish to live near each other, and how many of these would.</param>
/// <param name="Gap">By how much a better one could be better at most; 0 where this is proved the best.</param>
public sealed record PlanSummary(int Households, int Placed, int PeoplePlaced, int Groups, int Together, double Gap, DateTimeOffset MadeAt, LeftOut LeftOut);

/// <summary>How far the next plan has come.</summary>
public sealed record PlanWait(bool IsMaking, bool HasFailed, int Round, int Pairs);

/// <summary>A household and the home that the plan has for it, told by its public square: more of it is shown where it is opened, and counted there.</summary>
/// <param name="Why">What counts most, without its points: they would tell how far it is to the metre.</param>
/// <param name="Choice">What to send to propose it.</param>
public sealed record PlanLine(Guid Household, string Reference, Urgency Urgency, int Adults, IReadOnlyList<int> ChildAges, string Town, string Country, int Beds, int Cots,
    DateOnly From, DateOnly To, IReadOnlyList<string> Why, string Choice);

/// <summary>One page of a plan.</summary>
/// <param name="Summary">Null until the first plan is made.</param>
/// <param name="Turns">How many of these lines would wait, if all were sent, until their hosts have answered others.</param>
public sealed record PlanAnswer(PlanSummary? Summary, PlanWait Wait, IReadOnlyList<PlanLine> Lines, int Turns, int Total, int Page, int Pages, PlanFilter Filter, IReadOnlyList<string> Countries);

/// <summary>What the plan is narrowed to, as the address says it.</summary>
public sealed record PlanFilter(string? Country, Urgency? Urgency, string Sort)
{
    public static readonly IReadOnlyList<string> Sorts = ["urgency", "size", "waiting"];

    public static PlanFilter From(IQueryCollection query) => new(
        query["country"] is [{ Length: 2 } country] ? country : null, Enum.TryParse<Urgency>(query["urgency"], true, out var urgency) ? urgency : null,
        Sorts.FirstOrDefault(sort => sort == query["sort"]) ?? Sorts[0]);

    /// <summary>The same parts of another page of the plan.</summary>
    public string On(string path) => path + QueryString.Create(
        from field in ((string Key, string? Value)[])[("country", Country), ("urgency", Urgency?.ToString()), ("sort", Sort == Sorts[0] ? null : Sort)]
        where field.Value is not null
        select KeyValuePair.Create(field.Key, (string?)field.Value));

    /// <summary>True for a household of this part.</summary>
    /// <param name="country">Where its home is; where it has none, where it would like to live.</param>
    internal bool Takes(MadePlan made, int household, string? country) =>
        (Country is null || Country == country) && (Urgency is null || made.Input.Pleas[household].TriageOn(made.Input.Today).Urgency == Urgency);
}

/// <summary>Caseworkers see the plan of their organisation, and choose what to send. GET /plan.</summary>
public static class ShowPlan
{
    /// <summary>Half of what other lists have: each line says why.</summary>
    public const int PageSize = 50;

    private const int MostWhy = 3;
    private const string NextLook = "3";

    // A small network is planned in less; a large one is told of.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static async Task<IResult> Show(Visit visit, Plans plans, HostTurns turns, PublicPlaces squares)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var (look, filter) = (await plans.Look(organisation, Patience), PlanFilter.From(visit.Http.Request.Query));
        if (look.Made is not { } made) return visit.Page<ShowPlanPage, PlanAnswer>(new(null, WaitFor(visit, look), [], 0, 0, 1, 1, filter, []));
        var households = Chosen(made, filter).ToList();
        var pages = Math.Max(1, (households.Count + PageSize - 1) / PageSize);
        var page = Math.Clamp(int.TryParse(visit.Http.Request.Query["page"], out var asked) ? asked : 1, 1, pages);
        var listed = households.Skip((page - 1) * PageSize).Take(PageSize).ToList();
        var lines = listed.Select(household => Line(made, household, squares, visit.Text));
        return visit.Page<ShowPlanPage, PlanAnswer>(new(SummaryOf(made), WaitFor(visit, look), [.. lines], await turns.Waiting(made, listed), households.Count, page, pages, filter, Countries(made)));
    }

    internal static PlanSummary SummaryOf(MadePlan made) => new(made.Plan.Units.Length, made.Plan.Placed, made.Placed.Sum(household => made.Input.Households[household].People),
        made.Input.Groups.Count, PlanGroups.Together(made.Plan), made.Plan.Gap, made.MadeAt, made.Input.LeftOut);

    // A page with a plan on it does not go away under somebody who chooses.
    internal static PlanWait WaitFor(Visit visit, PlanLook look)
    {
        if (look is { Made: null, HasFailed: false }) visit.Http.Response.Headers["Refresh"] = NextLook;
        return new(!look.IsCurrent, look.HasFailed, look.Progress?.Round ?? 0, look.Progress?.Pairs ?? 0);
    }

    private static IOrderedEnumerable<int> Chosen(MadePlan made, PlanFilter filter)
    {
        var pleas = made.Input.Pleas;
        var chosen = made.Placed.Where(household => filter.Takes(made, household, made.GapOf(made.Plan.Units[household]).Unit.Country));
        return (filter.Sort switch
        {
            "size" => chosen.OrderByDescending(household => pleas[household].Needs.People),
            "waiting" => chosen.OrderBy(household => pleas[household].AskedAt),
            _ => chosen.OrderBy(household => pleas[household].TriageOn(made.Input.Today)),
        }).ThenBy(household => pleas[household].AskedAt).ThenBy(household => household);
    }

    private static PlanLine Line(MadePlan made, int household, PublicPlaces squares, Text text)
    {
        var (plea, at) = (made.Input.Pleas[household], made.Plan.Units[household]);
        var (unit, (from, to)) = (made.GapOf(at).Unit, made.NightsOf(household, at));
        return new(plea.Id, plea.Reference, plea.TriageOn(made.Input.Today).Urgency, plea.Needs.Adults, plea.Needs.ChildAges, squares.Town(unit.Cell, unit.Country, text), unit.Country, unit.Beds, unit.Cots,
            from, to, [.. PlanWords.Terms(made, household, at, text).Take(MostWhy).Select(term => term.Sentence)], new PlanChoice(plea.Id, unit.Unit, from, to).Written);
    }

    private static IReadOnlyList<string> Countries(MadePlan made) =>
        [.. made.Placed.Select(household => made.GapOf(made.Plan.Units[household]).Unit.Country).Distinct().Order(StringComparer.Ordinal)];
}
