using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Map.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>A plan by where its households wish to live and where their homes are: by regions for people, by public squares for programs.</summary>
/// <param name="Summary">Null until the first plan is made.</param>
/// <param name="Without">Those without a home, by the region of their wish.</param>
public sealed record PlanMapAnswer(PlanSummary? Summary, PlanWait Wait, PlanFilter Filter, IReadOnlyList<string> Countries, IReadOnlyList<PlanRelation> Relations, IReadOnlyList<PlanRelation> Without,
    IReadOnlyList<PlanFlow> Flows);

/// <summary>The same with its picture.</summary>
/// <param name="IsCountry">True for the picture of one country alone.</param>
public sealed record PlanMapShown(PlanMapAnswer Answer, OutlineDrawing Drawing, bool IsCountry, PlanPicture Picture, Func<string, string?> TownOf);

/// <summary>Caseworkers see on the map who would go from where to where, and where homes are missing. GET /plan/map.</summary>
public static class ShowPlanMap
{
    public static async Task<IResult> Show(Visit visit, Plans plans, Places places, PublicPlaces squares, MapOutlines outlines)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var (look, filter) = (await plans.Look(organisation, ShowPlan.Patience), PlanFilter.From(visit.Http.Request.Query));
        var answer = look.Made is { } made ? Answer(visit, look, filter, PlanFlows.Of(made, places, squares)) : new(null, ShowPlan.WaitFor(visit, look), filter, [], [], [], []);
        return visit.WantsJson ? TypedResults.Json(answer) : visit.Page<ShowPlanMapPage, PlanMapShown>(Drawn(answer, outlines, squares, visit.Text));
    }

    private static PlanMapAnswer Answer(Visit visit, PlanLook look, PlanFilter filter, PlanFlows all)
    {
        var shown = all.Of(filter);
        return new(ShowPlan.SummaryOf(look.Made!), ShowPlan.WaitFor(visit, look), filter, all.Of(filter with { Country = null }).Countries, shown.Relations(visit.Text), shown.Without(visit.Text), shown.BySquare());
    }

    // What lies in one country is shown closer than all of Europe.
    private static PlanMapShown Drawn(PlanMapAnswer answer, MapOutlines outlines, PublicPlaces squares, Text text)
    {
        var only = answer.Countries.FirstOrDefault(country => country == answer.Filter.Country) ?? (answer.Countries is [var one] ? one : null);
        var country = only is null ? null : outlines.Country(only);
        var drawing = country ?? outlines.Europe;
        return new(answer, drawing, country is not null, PlanPicture.Of(drawing, answer.Flows), square => squares.TownOf(square)?.Name(text.Language));
    }
}
