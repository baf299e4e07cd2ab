namespace Prytulak.Engines.Matching;

/// <summary>
/// Places households where some homes are shared, and says how far from the best it can be. A home is divided into places for
/// households of each size, so that for a given division the placement is exactly the best; divisions are improved one after the
/// other (<see cref="SharedPlaces"/>), the bound comes from prices of beds (<see cref="SharedBound"/>), and small networks are
/// searched to the end (<see cref="SharedBranches"/>). Equal input gives equal output.
/// </summary>
public static class SharedSolver
{
    const int Rounds = 8, BoundRounds = 600, MostWays = 5, MostTogether = 5_000, Nodes = 1_000_000;
    const double Little = 1e-5;

    /// <param name="gap">The share by which the best may be better: with less no more is tried to prove.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static SharedAssignment Solve(SharedProblem problem, double gap = 0, CancellationToken stop = default)
    {
        var (network, places) = Begin(problem, null, stop);
        Improve(network, places, MostTogether, stop);
        var (units, objective) = (network.Units(), network.Live.Objective);
        var bound = new SharedBound(problem, network);
        bound.Lower(objective + (long)(gap * objective), BoundRounds, stop);
        var proved = Math.Min(bound.Value, new BestGuests(problem, network.Rows).Bound(bound.Best));
        if (proved > objective + (long)(gap * objective))
        {
            var branches = new SharedBranches(problem, network, bound, stop);
            var isBest = branches.Search(objective, Nodes / Math.Max(1, network.Homes.Length));
            (units, objective) = (branches.Units ?? units, branches.Objective);
            if (isBest) proved = objective;
        }
        return new() { Units = units, HouseholdPrices = bound.Best, Objective = objective, Bound = Math.Max(proved, objective) };
    }

    /// <summary>A placement alone, as good as can be found in a moment.</summary>
    internal static int[] Sketch(SharedProblem problem, CancellationToken stop)
    {
        var (network, places) = Begin(problem, null, stop);
        places.Round(1, false, stop);
        return network.Units();
    }

    /// <summary>A good placement, and a bound to begin with, to which more pairs may be added, of households of any size.</summary>
    /// <param name="division">How homes are divided to begin with: home by home the places for each size, from size 0 on.</param>
    /// <param name="together">With more shared homes than these, two are not divided at once.</param>
    internal static (int[] Units, SharedBound Bound) Divide(SharedProblem problem, int[] division, int together, CancellationToken stop)
    {
        var (network, places) = Begin(problem, division, stop, every: true);
        Improve(network, places, together, stop);
        return (network.Units(), new(problem, network));
    }

    /// <summary>The bound alone.</summary>
    internal static SharedBound Bound(SharedProblem problem, int[] division, CancellationToken stop) => new(problem, Begin(problem, division, stop, every: true).Network);

    static (SlotNetwork Network, SharedPlaces Places) Begin(SharedProblem problem, int[]? division, CancellationToken stop, bool every = false)
    {
        var rows = new UnitRows(problem.Pairs);
        var guests = new BestGuests(problem, rows);
        var network = new SlotNetwork(problem, rows, division ?? FirstDivision(problem, guests, stop), stop, every);
        return (network, new(problem, network, guests));
    }

    // As if each home could take its best guests without regard to the others.
    static int[] FirstDivision(SharedProblem problem, BestGuests guests, CancellationToken stop)
    {
        var (prices, sizes) = (AssignmentSolver.Solve(problem.Pairs, stop).HouseholdPrices, problem.LargestSize + 1);
        var (division, none) = (new int[problem.Beds.Length * sizes], new int[sizes]);
        for (var home = 0; home < problem.Beds.Length; home++)
            if (problem.IsShared(home)) guests.Of(home, prices, none, division.AsSpan(home * sizes, sizes));
        return division;
    }

    static void Improve(SlotNetwork network, SharedPlaces places, int mostTogether, CancellationToken stop)
    {
        foreach (var (ways, together) in ((int, bool)[])[(1, false), (MostWays, false), (MostWays, true)])
        {
            if (together && network.Homes.Length > mostTogether) return;
            for (var round = 0; round < Rounds; round++)
                if (places.Round(ways, together, stop) <= Little * network.Live.Objective) break;
        }
    }
}
