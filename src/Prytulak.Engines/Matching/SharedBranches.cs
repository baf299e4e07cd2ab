namespace Prytulak.Engines.Matching;

/// <summary>
/// Tries all ways to divide the homes about which prices cannot agree, and leaves out what the bound forbids (branch and bound,
/// Land and Doig, 1960): for networks so small that it ends.
/// </summary>
sealed class SharedBranches(SharedProblem problem, SlotNetwork network, SharedBound bound, CancellationToken stop)
{
    readonly HashSet<int> divided = [];
    int left;

    /// <summary>The best placement that was found, if it is better than what was known.</summary>
    public int[]? Units { get; private set; }

    public long Objective { get; private set; }

    /// <summary>Searches; true when nothing better than <see cref="Objective"/> can be.</summary>
    /// <param name="known">The worth of a placement that is known.</param>
    /// <param name="nodes">How many times a home is divided at most.</param>
    public bool Search(long known, int nodes)
    {
        (Objective, left) = (known, nodes);
        bound.Return();
        return Search();
    }

    bool Search()
    {
        stop.ThrowIfCancellationRequested();
        if (bound.Now <= Objective) return true;
        if (Fits() && network.Live.Objective > Objective) (Objective, Units) = (network.Live.Objective, network.Units());
        var home = Next();
        return home < 0 || problem.Beds[home] <= Divisions.MostBeds && Divide(home);
    }

    bool Divide(int home)
    {
        var ways = Divisions.Of(problem.Beds[home], problem.Pairs.Capacities[home], network.Sizes);
        divided.Add(home);
        var done = true;
        foreach (var way in ways.OrderByDescending(way => bound.Cost(home, way)))
        {
            if (--left < 0) return Back(home, false);
            bound.Fix(home, way);
            done &= Search();
        }
        return Back(home, done);
    }

    bool Back(int home, bool done)
    {
        divided.Remove(home);
        bound.Free(home);
        return done;
    }

    // Whether all who want to come could.
    bool Fits() => Array.TrueForAll(network.Homes, home => divided.Contains(home) || Guests(home) is var (households, beds) && households <= problem.Pairs.Capacities[home] && beds <= problem.Beds[home]);

    (int Households, int Beds) Guests(int home)
    {
        var (households, beds) = (0, 0);
        for (var size = 1; size < network.Sizes; size++)
            if (network.Slot(home, size) is >= 0 and var slot) (households, beds) = (households + network.Live.GuestsOf(slot), beds + size * network.Live.GuestsOf(slot));
        return (households, beds);
    }

    // The one about which prices agree least; −1 where they agree about all.
    int Next()
    {
        var (next, most) = (-1, 0L);
        foreach (var home in network.Homes)
            if (!divided.Contains(home) && bound.Unbalanced(home) > most) (next, most) = (home, bound.Unbalanced(home));
        return next;
    }
}
