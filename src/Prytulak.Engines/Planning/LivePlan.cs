using System.Collections.Concurrent;
using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>A plan with all that is needed to change it: the network of the pairs that are held, and the tree of what else there is. Units have their numbers in the tree.</summary>
sealed class LivePlan(PlanProblem problem, LiveAssignment live)
{
    const int Together = 4096, Each = 8;

    readonly Lock turn = new();
    readonly PairSearch search = new(problem.Tree, problem.Weights);
    Horizon[] horizons = [];

    /// <summary>What the network is worth: of who is drawn to be together each has its share of the bonus.</summary>
    public long Worth => live.Objective;

    /// <summary>The pairs that are held, by the numbers of the problem.</summary>
    public IEnumerable<(int Household, int Unit, int Fit)> Pairs
    {
        get
        {
            var pairs = live.ToProblem();
            for (var household = 0; household < pairs.Households; household++)
                for (var pair = pairs.Starts[household]; pair < pairs.Starts[household + 1]; pair++) yield return (household, problem.Tree.Order[pairs.Units[pair]], pairs.Fits[pair]);
        }
    }

    /// <summary>The units from which a household gains most at the prices of the plan, the best first.</summary>
    public int[] Best(int household, int most)
    {
        var best = new BestPairs(1, most);
        best.Begin(long.MinValue, household);
        lock (turn) search.Run(problem.Packed[household], best, turn: 0, onlyCheaper: false);
        return best.Units;
    }

    /// <summary>
    /// What all others would be worth if a household had a unit for good, and who would be elsewhere than now; nothing of it stays.
    /// It looks for more pairs only where prices fell, and for those who would lose.
    /// </summary>
    public (long Objective, List<(int Household, int Unit)> Moves) Suppose(int household, int unit, CancellationToken stop)
    {
        lock (turn)
        {
            var (objective, moves, priced) = (0L, new List<(int, int)>(), new Dictionary<int, long>());
            try
            {
                live.Suppose(household, unit, () =>
                {
                    while (Missing(priced, stop) is { Count: > 0 } missing) live.AddPairs([.. missing.Select(one => one.Household)], [.. missing.Select(one => one.Pair)]);
                    objective = live.Objective;
                    moves.AddRange(live.Changes.Households.Where(one => one.Household != household).Select(one => (one.Household, live.UnitOf(one.Household))));
                });
            }
            finally
            {
                foreach (var (number, price) in priced) problem.Tree.Price(number, price);
            }
            moves.Sort();
            return (objective, moves);
        }
    }

    // Pairs by which somebody would gain over what they would have.
    List<(int Household, LivePair Pair)> Missing(Dictionary<int, long> priced, CancellationToken stop)
    {
        var cheaper = new List<int>();
        foreach (var (unit, before) in live.Changes.Units)
        {
            if (live.Prices[unit] == before) continue;
            priced[unit] = before;
            problem.Tree.Price(unit, live.Prices[unit]);
            if (live.Prices[unit] < before) cheaper.Add(unit);
        }
        var found = new List<(int, LivePair)>();
        foreach (var (household, before) in live.Changes.Households)
            if (live.Needs[household] < before) Look(household, search, new(1, Each), number => number, found);
        if (cheaper.Count > 0) LookAmong(cheaper, found, stop);
        return [.. found.Distinct().OrderBy(one => one.Item1).ThenBy(one => one.Item2.To)];
    }

    // All households look at the few that became cheaper.
    void LookAmong(List<int> cheaper, List<(int, LivePair)> found, CancellationToken stop)
    {
        var few = new UnitTree([.. cheaper.Select(number => problem.Units[problem.Tree.Order[number]])], problem.Weights, problem.First);
        few.Price([.. few.Order.Select(at => live.Prices[cheaper[at]])], problem.Scale);
        var (highest, around) = (problem.Weights.MostGain - cheaper.Min(number => live.Prices[number]), new Horizon(few.Units));
        if (horizons.Length == 0) horizons = [.. problem.Packed.Select(household => new Horizon(household))];
        Parallel.ForEach(Partitioner.Create(0, problem.Neighbours.Length, Together), new ParallelOptions { CancellationToken = stop }, range =>
        {
            var (here, mine, best) = (new PairSearch(few, problem.Weights), new List<(int, LivePair)>(), new BestPairs(1, Each));
            foreach (var household in problem.Neighbours.AsSpan(range.Item1, range.Item2 - range.Item1))
            {
                if (live.Needs[household] >= highest || !horizons[household].Meets(around)) continue;
                // Who is barred from units is so by their numbers in the whole tree.
                if (problem.Packed[household].Barred is null) Look(household, here, best, number => cheaper[few.Order[number]], mine);
                else Look(household, new(problem.Tree, problem.Weights), best, number => number, mine);
            }
            lock (found) found.AddRange(mine);
        });
    }

    void Look(int household, PairSearch among, BestPairs best, Func<int, int> number, List<(int, LivePair)> found)
    {
        best.Begin(live.Needs[household], household);
        among.Run(problem.Packed[household], best, turn: household, onlyCheaper: false);
        if (best.Count > 0) found.AddRange(best.Units.Zip(best.Fits, (unit, fit) => (household, new LivePair(number(unit), fit))));
    }
}
