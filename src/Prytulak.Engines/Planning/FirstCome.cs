namespace Prytulak.Engines.Planning;

/// <summary>
/// First come, first served: each household in its turn takes the best home that is still free, over all that are allowed. What
/// most networks do, and what a plan is compared with.
/// </summary>
public static class FirstCome
{
    /// <summary>The unit of each household; −1 where nothing was left for it. Those who have waited longest come first, then the lowest numbers.</summary>
    public static int[] Serve(PlanProblem problem)
    {
        // A tree of its own: the prices of the other are not to be disturbed.
        var tree = new UnitTree(problem.Units, problem.Weights, problem.First);
        var (search, best, left) = (new PairSearch(tree, problem.Weights), new BestPairs(1, 1), problem.Units.Select(unit => unit.Count).ToArray());
        var units = new int[problem.Households.Count];
        foreach (var household in Enumerable.Range(0, units.Length).OrderByDescending(household => problem.Households[household].WaitingDays))
        {
            best.Begin(long.MinValue, seed: 0);
            search.Run(problem.Packed[household], best, turn: 0, onlyCheaper: false);
            units[household] = best.Count == 0 ? -1 : tree.Order[best.Units[0]];
            if (best.Count > 0 && --left[units[household]] == 0) tree.Take(best.Units[0]);
        }
        return units;
    }
}
