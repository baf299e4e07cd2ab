using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>What if a household goes to this home in spite of the plan.</summary>
/// <param name="Home">Null where the reader may not see it now, or the plan cannot give it to them.</param>
/// <param name="Effect">Null where there is no home to ask about.</param>
/// <param name="Choice">What to send to propose it all the same.</param>
public sealed record InsteadAnswer(Guid Household, string Reference, PlannedHome? Home, HiddenHomes? Hidden, InsteadEffect? Effect, string? Choice);

/// <summary>Says what becomes of the whole plan if a caseworker insists on a home; it changes nothing. GET /plan/households/{id}/instead/{unit}.</summary>
public static class ShowInstead
{
    public static async Task<IResult> Show(Visit visit, Guid id, Guid unit, Plans plans, Households households, Units units, HomeViews homes, HomeReads reads, PublicPlaces squares)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var household = await households.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (await units.Find(visit.Viewer, unit) is null) throw Refusal.Absent;
        var none = new InsteadAnswer(id, household.Reference, null, null, null, null);
        var made = (await plans.Look(organisation, ShowPlan.Patience)).Made;
        if (made?.NumberOf(id) is not { } number || GapOf(made, number, unit) is not { } at) return Page(visit, none);
        if (made.Plan.Units[number] == at) return visit.GoTo($"/plan/households/{id}");
        if ((await reads.Show(visit.Act("placement"), [made.GapOf(at).Unit.Accommodation])).Hidden is { } hidden) return Page(visit, none with { Hidden = hidden });
        var effect = await Task.Run(() => InsteadEffect.Of(made, number, at, squares, visit.Text, visit.Http.RequestAborted), visit.Http.RequestAborted);
        return Page(visit, none with { Home = await ShowPlanned.Describe(visit, made, number, at, effect.Loss, homes), Effect = effect, Choice = ShowPlanned.Choice(made, number, at) });
    }

    private static IResult Page(Visit visit, InsteadAnswer answer) => visit.Page<ShowInsteadPage, InsteadAnswer>(answer);

    // Of the nights of a unit those in which the household comes.
    private static int? GapOf(MadePlan made, int household, Guid unit)
    {
        for (var at = 0; at < made.Problem.Units.Count; at++)
            if (made.GapOf(at).Unit.Unit == unit && made.Problem.Obstacles(household, at) == 0) return at;
        return null;
    }
}
