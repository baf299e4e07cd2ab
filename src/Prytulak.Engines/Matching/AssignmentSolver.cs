namespace Prytulak.Engines.Matching;

/// <summary>
/// Finds a best placement, and proves it. Priorities first (<see cref="PriorityLevels"/>); then, among the pairs that are left
/// (<see cref="TightRows"/>), fits by an auction (<see cref="FitAuction"/>, and for
/// places that it left empty <see cref="ClosedPlaces"/>) whose last differences are repaired (<see cref="FitRepair"/>).
/// Equal input gives equal output.
/// </summary>
public static class AssignmentSolver
{
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Assignment Solve(AssignmentProblem problem, CancellationToken stop = default)
    {
        var (levels, slots) = (PriorityLevels.Of(problem, stop), new Slots(problem));
        var rows = new TightRows(problem, levels);
        var prices = FitAuction.Run(rows, slots, levels, problem.FitRange, stop);
        ClosedPlaces.Fill(rows, slots, levels, prices);
        prices = FitRepair.Run(rows, slots, levels, prices, stop);
        for (var unit = 0; unit < prices.Length; unit++) prices[unit] = Math.Max(0, problem.Scale * levels[unit] + prices[unit]);
        return new(problem, [.. Enumerable.Range(0, problem.Households).Select(slots.UnitOf)], prices);
    }
}
