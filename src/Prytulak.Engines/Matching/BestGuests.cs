namespace Prytulak.Engines.Matching;

/// <summary>The guests of one unit who gain most over their prices, together: as if nobody else wanted them.</summary>
sealed class BestGuests
{
    readonly SharedProblem problem;
    readonly UnitRows rows;
    readonly BedsKnapsack knapsack = new();
    readonly List<long>[] gains;
    readonly int[] none;

    public BestGuests(SharedProblem problem, UnitRows rows)
    {
        (this.problem, this.rows) = (problem, rows);
        (gains, none) = ([.. Enumerable.Range(0, problem.LargestSize + 1).Select(_ => new List<long>())], new int[problem.LargestSize + 1]);
    }

    /// <summary>No placement is worth more than this, whatever the prices are.</summary>
    public long Bound(ReadOnlySpan<long> prices)
    {
        var (bound, counts) = (0L, new int[none.Length]);
        foreach (var price in prices) bound += price;
        for (var unit = 0; unit < problem.Beds.Length; unit++) bound += Of(unit, prices, none, counts);
        return bound;
    }

    /// <summary>What they gain, and how many of each size they are.</summary>
    /// <param name="wanted">How many of each size there should be, where it makes no difference.</param>
    public long Of(int unit, ReadOnlySpan<long> prices, ReadOnlySpan<int> wanted, Span<int> counts)
    {
        Gather(unit, prices);
        knapsack.Begin(problem.Room(unit), problem.Pairs.Capacities[unit]);
        for (var size = 1; size < gains.Length; size++)
            if (gains[size].Count > 0) knapsack.Offer(size, Sums(unit, size), wanted[size]);
        return knapsack.Solve(counts);
    }

    /// <summary>What so many of each size gain at the prices of the last unit that was asked for, the best of each.</summary>
    public long Of(ReadOnlySpan<int> counts)
    {
        var gain = 0L;
        for (var size = 1; size < counts.Length; size++)
            if (counts[size] > 0 && gains[size].Count > 0) gain += gains[size][Math.Min(counts[size], gains[size].Count) - 1];
        return gain;
    }

    void Gather(int unit, ReadOnlySpan<long> prices)
    {
        foreach (var list in gains) list.Clear();
        foreach (var (household, fit) in rows[unit])
        {
            var gain = problem.Worth(household, fit) - prices[household];
            if (gain > 0) gains[problem.Taken(household, unit)].Add(gain);
        }
    }

    // The best first, each with all before it.
    ReadOnlySpan<long> Sums(int unit, int size)
    {
        var all = gains[size];
        all.Sort();
        all.Reverse();
        var most = problem.Most(unit, size);
        if (all.Count > most) all.RemoveRange(most, all.Count - most);
        for (var at = 1; at < all.Count; at++) all[at] += all[at - 1];
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all);
    }
}
