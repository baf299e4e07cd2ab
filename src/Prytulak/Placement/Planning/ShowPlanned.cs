using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>A home in a plan with what speaks for it, or against.</summary>
/// <param name="Loss">What the plan loses if the household goes there; null for the home that it has in the plan.</param>
public sealed record PlannedHome(HomeFacts Home, Guid Accommodation, Guid Unit, DateOnly From, DateOnly To, IReadOnlyList<PlanTerm> Terms, PlanLoss? Loss);

/// <summary>What the whole plan loses: a home for people who need it more, or points of fit alone.</summary>
public sealed record PlanLoss(bool IsPlace, long Points);

/// <summary>A household in the plan: its home and why, what else was near; or what stands in the way.</summary>
/// <param name="IsPlanned">False where the plan does not speak of it: it has a proposal, a home, or no adult.</param>
public sealed record PlannedAnswer(Guid Household, string Reference, bool IsPlanned, PlannedHome? Home, IReadOnlyList<PlannedHome> Others, HiddenHomes? Hidden, IReadOnlyList<string> Hindrances, string? Choice, PlannedNear? Near);

/// <summary>One household of the plan, with its homes opened: each is a record of an hour's. GET /plan/households/{id}.</summary>
public static class ShowPlanned
{
    private const int Others = 2;

    public static async Task<IResult> Show(Visit visit, Guid id, Plans plans, Households households, HomeViews homes, HomeReads reads)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var household = await households.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var made = (await plans.Look(organisation, ShowPlan.Patience)).Made;
        if (made?.NumberOf(id) is not { } number) return visit.Page<ShowPlannedPage, PlannedAnswer>(new(id, household.Reference, false, null, [], null, [], null, null));
        var wanted = Wanted(made, number).ToList();
        var shown = await reads.Show(visit.Act("placement"), wanted.Select(one => made.GapOf(one.Unit).Unit.Accommodation));
        var found = new List<PlannedHome>();
        foreach (var (unit, loss) in wanted.Where(one => shown.Homes.Contains(made.GapOf(one.Unit).Unit.Accommodation)))
            if (await Describe(visit, made, number, unit, loss, homes) is { } home) found.Add(home);
        return visit.Page<ShowPlannedPage, PlannedAnswer>(new(id, household.Reference, true, found.FirstOrDefault(home => home.Loss is null), [.. found.Where(home => home.Loss is not null)], shown.Hidden,
            made.Plan.Units[number] < 0 ? ShowUnplaced.Hindrances(made, number, visit.Text) : [], Choice(made, number), PlanGroups.Of(made, number)));
    }

    private static IEnumerable<(int Unit, PlanLoss? Loss)> Wanted(MadePlan made, int household)
    {
        if (made.Plan.Units[household] is >= 0 and var own) yield return (own, null);
        foreach (var other in made.Explainer.Alternatives(household, Others))
            yield return (other.Unit, new(other.Loss >= made.Plan.Scale, other.Loss % made.Plan.Scale));
    }

    internal static async Task<PlannedHome?> Describe(Visit visit, MadePlan made, int household, int at, PlanLoss? loss, HomeViews homes)
    {
        var (unit, (from, to)) = (made.GapOf(at).Unit, made.NightsOf(household, at));
        return await homes.Of(unit.Accommodation, unit.Unit, visit.Text) is { } home ? new(home, unit.Accommodation, unit.Unit, from, to, PlanWords.Terms(made, household, at, visit.Text), loss) : null;
    }

    private static string? Choice(MadePlan made, int household) => made.Plan.Units[household] is >= 0 and var at ? Choice(made, household, at) : null;

    /// <summary>What to send to propose this home.</summary>
    internal static string Choice(MadePlan made, int household, int at)
    {
        var (from, to) = made.NightsOf(household, at);
        return new PlanChoice(made.Input.Pleas[household].Id, made.GapOf(at).Unit.Unit, from, to).Written;
    }
}
