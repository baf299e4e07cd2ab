using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Makes the best plan over every allowed pair without ever holding all of them: it is solved over a few pairs of each household;
/// then the prices tell which others would gain, those are added, and so on until there are none (column generation, Ford and
/// Fulkerson, 1958; for assignment Carpaneto and Toth, 1983). First only who is placed counts; then fits do, too: solved afresh while many pairs are added, then repaired. Equal input
/// gives equal output, with any number of threads.
/// </summary>
public static class Planner
{
    // Where fewer households than one in so many could gain, repairing costs less than solving afresh; where fewer could be placed, or better, fits are looked at.
    const int Few = 4, Fewer = 50;

    // Where more than one in so many came, went or changed, it is planned anew.
    const int Many = 10;

    /// <summary>Plans; where homes are shared, see <see cref="SharedPlanner"/>.</summary>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Plan Solve(PlanProblem problem, IProgress<PlanProgress>? progress = null, CancellationToken stop = default) =>
        problem.Units.Any(unit => unit.IsShared) ? new SharedPlanner(problem, progress, stop).Solve() : Solve(problem, null, progress, stop);

    /// <summary>
    /// The best plan after a change, from the one before it: repaired, where that is less work than planning anew. It is worth the
    /// same as a plan made afresh, and proved, but for groups and shared homes, where both are within their bounds; of equals it may choose others.
    /// </summary>
    /// <param name="households">The number in the plan before of each household that is the same; −1 of one that is new or has changed.</param>
    /// <param name="units">The same of units.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static Plan Follow(Plan before, PlanProblem problem, IReadOnlyList<int> households, IReadOnlyList<int> units, IProgress<PlanProgress>? progress = null, CancellationToken stop = default)
    {
        var changes = households.Count(was => was < 0) + before.Units.Length - households.Count(was => was >= 0) + units.Count(was => was < 0) + before.UnitPrices.Length - units.Count(was => was >= 0);
        if (changes > households.Count / Many || !PlanRepair.IsPossible(before, problem)) return Solve(problem, progress, stop);
        var repair = new PlanRepair(before, problem, households, units);
        repair.Pricing.Run(Gains(problem, repair.Live), Prices(problem, repair.Live), stop);
        return Repaired(problem, repair.Live, repair.Pricing, 1, before.Pairs, progress, stop);
    }

    /// <param name="known">Pairs among which most good ones are; null where nothing is known.</param>
    internal static Plan Solve(PlanProblem problem, HeldPairs? known, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        var (held, pricing, isRanked) = (known ?? HeldPairs.None(problem.Households.Count), new Pricing(problem, looks: known is null), known is not null);
        for (var round = 1; ; round++)
        {
            held = held.With(pricing.Found);
            var asked = held.Problem(problem);
            if (!isRanked)
            {
                isRanked = Rank(problem, asked, pricing, stop) <= problem.Households.Count / Fewer;
                progress?.Report(new(round, held.Count, pricing.Improvable, double.PositiveInfinity));
                continue;
            }
            var best = AssignmentSolver.Solve(asked, stop);
            var improvable = pricing.Run(best.HouseholdPrices, best.UnitPrices, stop);
            progress?.Report(new(round, held.Count, improvable, pricing.Gap(best.Objective, best.Bound)));
            if (improvable <= problem.Households.Count / Few) return Repaired(problem, new(asked, best), pricing, round, held.Count, progress, stop);
        }
    }

    // Who is placed is found first, without regard to fits: it takes a fraction of the time, and most pairs that are missing are missed by it.
    static int Rank(PlanProblem problem, AssignmentProblem asked, Pricing pricing, CancellationToken stop)
    {
        var (levels, gains) = (PriorityLevels.Of(asked, stop), new long[asked.Households]);
        for (var household = 0; household < gains.Length; household++)
        {
            var lowest = asked.Priorities[household];
            foreach (var unit in asked.Units.AsSpan(asked.Starts[household]..asked.Starts[household + 1])) lowest = Math.Min(lowest, levels[unit]);
            gains[household] = problem.Scale * (asked.Priorities[household] - lowest) + problem.Weights.FitRange;
        }
        return pricing.Run(gains, [.. levels.Select(level => problem.Scale * level)], stop);
    }

    /// <summary>A problem over a list of at most 64 pairs for each household: what solvers are compared on that need every pair written out, and the number in the plan of each of its units.</summary>
    /// <param name="spread">Half of them the best of half of all units, a quarter the best of a quarter and so on; else simply the best.</param>
    public static (AssignmentProblem Problem, IReadOnlyList<int> Units) List(PlanProblem problem, bool spread) =>
        (HeldPairs.None(problem.Households.Count).With(spread ? new Pricing(problem, shelves: 4, each: 16).Found : new Pricing(problem, shelves: 1, each: 64).Found).Problem(problem), problem.Tree.Order);

    static Plan Repaired(PlanProblem problem, LiveAssignment live, Pricing pricing, int round, int pairs, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        while (pricing.Improvable > 0)
        {
            var (households, found) = pricing.Pairs();
            live.AddPairs(households, found);
            (round, pairs) = (round + 1, pairs + found.Length);
            var improvable = pricing.Run(Gains(problem, live), Prices(problem, live), stop);
            progress?.Report(new(round, pairs, improvable, pricing.Gap(live.Objective, live.Objective)));
        }
        if (problem.Groups.Count == 0 || problem.Weights.Together == 0) return Named(problem, live, Gains(problem, live), Prices(problem, live), round, pairs);
        var together = new TogetherPlanner(problem, live, pricing, stop);
        together.Draw();
        var bound = together.Bound();
        var plan = Named(problem, live, Gains(problem, live), Prices(problem, live), round, pairs);
        (plan.Objective, plan.Bound) = (together.Worth, Math.Max(together.Worth, bound));
        return plan;
    }

    static long[] Gains(PlanProblem problem, LiveAssignment live) => [.. Enumerable.Range(0, problem.Households.Count).Select(live.HouseholdPrice)];

    static long[] Prices(PlanProblem problem, LiveAssignment live) => [.. Enumerable.Range(0, problem.Units.Count).Select(live.UnitPrice)];

    static Plan Named(PlanProblem problem, LiveAssignment live, long[] gains, long[] prices, int rounds, int pairs)
    {
        var (units, bound) = (new int[gains.Length], gains.Sum());
        for (var household = 0; household < units.Length; household++) units[household] = live.UnitOf(household) is >= 0 and var unit ? problem.Tree.Order[unit] : -1;
        for (var number = 0; number < prices.Length; number++) bound += prices[number] * problem.Units[problem.Tree.Order[number]].Count;
        return new(new(problem, live), problem)
        {
            Units = units, HouseholdPrices = gains, UnitPrices = [.. problem.NumberInTree.Select(number => prices[number])], Scale = problem.Scale, Objective = live.Objective, Bound = bound, Pairs = pairs, Rounds = rounds,
        };
    }
}
