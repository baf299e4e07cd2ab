using System.Collections.Concurrent;
using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Makes the best plan over every allowed pair without ever holding all of them: it is solved over a few pairs of each household;
/// then the prices tell which others would gain, those are added, and so on until there are none (column generation, Ford and
/// Fulkerson, 1958; for assignment Carpaneto and Toth, 1983). Equal input gives equal output, with any number of threads.
/// </summary>
public static class Planner
{
    const int Shelves = 4, FirstPairs = 8, MorePairs = 8;

    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Plan Solve(PlanProblem problem, IProgress<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        int[] capacities = [.. problem.Tree.Order.Select(unit => problem.Units[unit].Count)];
        var columns = More(problem, new(new int[problem.Households.Count + 1], [], []), FirstPairs, _ => long.MinValue, stop, out _);
        for (var round = 1; ; round++)
        {
            var asked = columns.Problem(problem.Priorities, capacities, problem.Scale);
            var best = AssignmentSolver.Solve(asked, stop);
            problem.Tree.Price(best.UnitPrices, asked.Scale);
            var next = More(problem, columns, MorePairs, household => best.HouseholdPrices[household] - asked.Scale * problem.Priorities[household], stop, out var missed);
            var bound = best.Bound + missed.Sum();
            progress?.Report(new(round, columns.Count, missed.Count(gain => gain > 0), (double)(bound - best.Objective) / Math.Max(1, best.Objective)));
            if (next.Count == columns.Count) return Named(problem, asked, best, round);
            columns = next;
        }
    }

    // For each household the best pairs that gain more than it has now, which none does that is held already.
    static Columns More(PlanProblem problem, Columns columns, int most, Func<int, long> above, CancellationToken stop, out long[] missed)
    {
        var (units, fits, by) = (new int[problem.Households.Count][], new int[problem.Households.Count][], new long[problem.Households.Count]);
        var options = new ParallelOptions { CancellationToken = stop };
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, units.Length), 256), options, () => (Search: new PairSearch(problem.Tree, problem.Weights), Best: new BestPairs(Shelves, most)), (range, _, mine) =>
        {
            for (var household = range.Item1; household < Math.Min(units.Length, range.Item2); household++)
            {
                mine.Best.Begin(above(household));
                mine.Search.Run(problem.Packed[household], mine.Best);
                (units[household], fits[household]) = (mine.Best.Units, mine.Best.Fits);
                by[household] = mine.Best.Count == 0 ? 0 : mine.Best.Highest - above(household);
            }
            return mine;
        }, _ => { });
        missed = by;
        return columns.With(units, fits);
    }

    static Plan Named(PlanProblem problem, AssignmentProblem asked, Assignment best, int rounds)
    {
        var prices = new long[problem.Units.Count];
        for (var number = 0; number < prices.Length; number++) prices[problem.Tree.Order[number]] = best.UnitPrices[number];
        return new()
        {
            Units = [.. best.Units.Select(unit => unit < 0 ? -1 : problem.Tree.Order[unit])], HouseholdPrices = best.HouseholdPrices, UnitPrices = prices, Scale = asked.Scale,
            Objective = best.Objective, Bound = best.Bound, Pairs = asked.Units.Length, Rounds = rounds,
        };
    }
}
