using System.Collections.Concurrent;
using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Looks, over all allowed pairs, for those from which a household would gain more than it has at the prices of the moment. Who
/// has lost nothing since the last look is shown only units that have become cheaper.
/// </summary>
sealed class Pricing
{
    const int Shelves = 4, Each = 8, Together = 256;

    // Whatever a unit comes to cost, it has become cheaper by it.
    const long Unseen = long.MaxValue / 4;

    readonly PlanProblem problem;
    readonly long[] floors, missed;
    readonly bool[] isOpen;
    readonly int shelves, each;

    /// <param name="looks">True to begin with a few pairs of each household that fit best.</param>
    public Pricing(PlanProblem problem, int shelves = Shelves, int each = Each, bool looks = true)
    {
        (this.problem, this.shelves, this.each) = (problem, shelves, each);
        (floors, missed, isOpen, Found) = (new long[problem.Households.Count], new long[problem.Households.Count], new bool[problem.Households.Count], new (int[], int[])[problem.Households.Count]);
        Array.Fill(floors, long.MinValue);
        Array.Fill(isOpen, true);
        Array.Fill(Found, ([], []));
        if (looks) Look(default);
    }

    /// <summary>Goes on from prices that are known to miss nothing.</summary>
    /// <param name="floors">What each household gains, less what its priority is worth; null of one that has not looked yet.</param>
    /// <param name="prices">The prices of the units, by their numbers in the tree; null of one that nobody has seen yet.</param>
    public Pricing(PlanProblem problem, long?[] floors, long?[] prices) : this(problem, looks: false)
    {
        for (var household = 0; household < floors.Length; household++) (this.floors[household], isOpen[household]) = (floors[household] ?? long.MaxValue, floors[household] is null);
        problem.Tree.Price([.. prices.Select(price => price ?? Unseen)], problem.Scale);
    }

    /// <summary>Of each household the units that were found last, and how they fit.</summary>
    public (int[] Units, int[] Fits)[] Found { get; }

    /// <summary>How many households would gain by them.</summary>
    public int Improvable { get; private set; }

    /// <summary>Looks anew; answers <see cref="Improvable"/>.</summary>
    /// <param name="gains">What each household has now.</param>
    /// <param name="prices">The prices of the units, by their numbers in the tree.</param>
    public int Run(long[] gains, long[] prices, CancellationToken stop)
    {
        for (var household = 0; household < gains.Length; household++)
        {
            var floor = gains[household] - problem.Scale * problem.Priorities[household];
            isOpen[household] |= floor < floors[household];
            floors[household] = floor;
        }
        problem.Tree.Price(prices, problem.Scale);
        Look(stop);
        return Improvable = missed.Count(gain => gain > 0);
    }

    void Look(CancellationToken stop) =>
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, floors.Length), Together), new ParallelOptions { CancellationToken = stop },
            () => (new PairSearch(problem.Tree, problem.Weights), new BestPairs(shelves, each)), (range, _, mine) =>
            {
                foreach (var household in problem.Neighbours.AsSpan(range.Item1, Math.Min(floors.Length, range.Item2) - range.Item1)) Look(household, mine.Item1, mine.Item2);
                return mine;
            }, _ => { });

    void Look(int household, PairSearch search, BestPairs best)
    {
        best.Begin(floors[household], household);
        search.Run(problem.Packed[household], best, turn: household, onlyCheaper: !isOpen[household]);
        (Found[household], missed[household]) = (best.Count == 0 ? ([], []) : (best.Units, best.Fits), best.Count == 0 ? 0 : best.Highest - floors[household]);
        // What did not find room must be looked for again.
        isOpen[household] = best.IsFull;
    }

    /// <summary>What was found, pair by pair.</summary>
    public (int[] Households, LivePair[] Pairs) Pairs()
    {
        var (households, pairs) = (new List<int>(), new List<LivePair>());
        foreach (var household in problem.Neighbours)
            for (var pair = 0; pair < Found[household].Units.Length; pair++)
            {
                households.Add(household);
                pairs.Add(new(Found[household].Units[pair], Found[household].Fits[pair]));
            }
        return ([.. households], [.. pairs]);
    }

    /// <summary>What all households together would gain by them at these prices.</summary>
    public long Missed => missed.Sum();

    /// <summary>What one of them would.</summary>
    public long MissedBy(int household) => Math.Max(0, missed[household]);

    /// <summary>By how much the best plan over all pairs can be better than this, as a share.</summary>
    public double Gap(long objective, long bound) => (double)(bound - objective + Missed) / Math.Max(1, objective);
}
