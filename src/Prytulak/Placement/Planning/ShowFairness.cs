using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>Who waits, and whom the plan places, by what they differ in; small numbers hidden.</summary>
public sealed record FairnessAnswer(PlanWait Wait, DateTimeOffset? MadeAt, IReadOnlyList<FairnessTable> Tables);

/// <summary>Coordinators see whether somebody waits longer than others. GET /plan/fairness, and as CSV.</summary>
public static class ShowFairness
{
    public static async Task<IResult> Show(Visit visit, Plans plans)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var look = await plans.Look(organisation, ShowPlan.Patience);
        IReadOnlyList<FairnessTable> tables = look.Made is { } made ? Fairness.Of(made) : [];
        return visit.WantsCsv ? Table(tables) : visit.Page<ShowFairnessPage, FairnessAnswer>(new(ShowPlan.WaitFor(visit, look), look.Made?.MadeAt, tables));
    }

    private static IResult Table(IEnumerable<FairnessTable> tables) => Csv.Answer(["by", "group", "waiting", "placed", "without", "median_days"],
        from table in tables from line in table.Lines select new object?[] { table.By, line.Group ?? "others", line.Waiting, line.Placed, line.Without, line.Days });
}
