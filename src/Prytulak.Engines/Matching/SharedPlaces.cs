namespace Prytulak.Engines.Matching;

/// <summary>
/// Divides shared homes better and better: one after the other is divided as would be best at the prices of the moment, everybody
/// else is placed anew as well as can be, and what does not help is undone (a descent over very large neighbourhoods, Ahuja and
/// others, 2002). Where one home alone does not help, another one near it is divided with it.
/// </summary>
sealed class SharedPlaces
{
    const int MostNear = 24, MostTogether = 8, MostSteps = 50;

    readonly SharedProblem problem;
    readonly SlotNetwork network;
    readonly BestGuests guests;
    readonly long[] prices;
    readonly int[]?[] near;
    readonly Dictionary<(int, int), int[][]> listed = [];

    public SharedPlaces(SharedProblem problem, SlotNetwork network, BestGuests guests)
    {
        (this.problem, this.network, this.guests) = (problem, network, guests);
        (prices, near) = (new long[problem.Sizes.Length], new int[problem.Beds.Length][]);
    }

    /// <summary>Looks at each home once; answers by how much the placement is better now.</summary>
    /// <param name="ways">How many ways to divide a home are tried.</param>
    /// <param name="together">True to divide two homes at once, too.</param>
    public long Round(int ways, bool together, CancellationToken stop)
    {
        var before = network.Live.Objective;
        foreach (var home in network.Homes)
        {
            stop.ThrowIfCancellationRequested();
            // A large home is divided better place by place.
            for (var again = problem.Beds[home] > Divisions.MostBeds ? MostSteps : 1; again > 0 && Improve(home, ways, together); again--) ;
        }
        return network.Live.Objective - before;
    }

    bool Improve(int home, int ways, bool together)
    {
        foreach (var way in Ways(home, 0, ways))
            if (Try(home, way, together)) return true;
        return false;
    }

    bool Try(int home, Way way, bool together)
    {
        var (before, old) = (network.Live.Objective, network.Counts(home).ToArray());
        network.Divide(home, way.Places);
        var lost = before - network.Live.Objective;
        if (lost < 0 || together && lost < way.Gain && Follow(home, before, lost)) return true;
        network.Divide(home, old);
        return false;
    }

    bool Follow(int home, long before, long lost)
    {
        var found = new List<(int Home, Way Way)>();
        foreach (var other in Near(home))
            foreach (var way in Ways(other, lost, 1)) found.Add((other, way));
        foreach (var (other, way) in found.OrderByDescending(one => one.Way.Gain).ThenBy(one => one.Home).Take(MostTogether))
        {
            var old = network.Counts(other).ToArray();
            network.Divide(other, way.Places);
            if (network.Live.Objective > before) return true;
            network.Divide(other, old);
        }
        return false;
    }

    // Prices prove that dividing a home in a way brings no more than this.
    IEnumerable<Way> Ways(int home, long least, int most)
    {
        var (now, places) = (Read(home), new int[network.Sizes]);
        var best = guests.Of(home, prices, network.Counts(home), places) - now;
        if (best <= least) return [];
        List<Way> ways = [new(best, places)];
        if (most > 1) ways.AddRange(All(home).Select(way => new Way(guests.Of(way) - now, Possible(home, way))).Where(way => way.Gain > least));
        if (problem.Beds[home] > Divisions.MostBeds) most *= 4;
        return [.. ways.Where(way => !network.Counts(home).SequenceEqual(way.Places)).OrderByDescending(way => way.Gain).Take(most)];
    }

    // Places for sizes of which nobody may come are none.
    int[] Possible(int home, int[] way) => [.. way.Select((places, size) => size > 0 && network.Slot(home, size) >= 0 ? places : 0)];

    // What those who are there gain over their prices.
    long Read(int home)
    {
        var gain = 0L;
        foreach (var (household, fit) in network.Rows[home])
        {
            prices[household] = network.Live.HouseholdPrice(household);
            if (network.Live.UnitOf(household) is >= 0 and var slot && slot == network.Slot(home, problem.Sizes[household])) gain += problem.Worth(household, fit) - prices[household];
        }
        return gain;
    }

    IEnumerable<int[]> All(int home)
    {
        var (beds, most) = (problem.Beds[home], problem.Pairs.Capacities[home]);
        if (beds > Divisions.MostBeds) return Divisions.Beside(network.Counts(home).ToArray(), beds, most);
        if (!listed.TryGetValue((beds, most), out var ways)) listed[(beds, most)] = ways = Divisions.Of(beds, most, network.Sizes);
        return ways;
    }

    // Those that most of the same households could go to.
    int[] Near(int home)
    {
        if (near[home] is { } known) return known;
        var shared = new Dictionary<int, int>();
        foreach (var (household, _) in network.Rows[home])
            foreach (var unit in problem.Pairs.Units.AsSpan(problem.Pairs.Starts[household]..problem.Pairs.Starts[household + 1]))
                if (unit != home && problem.IsShared(unit)) shared[unit] = shared.GetValueOrDefault(unit) + 1;
        return near[home] = [.. shared.OrderByDescending(other => other.Value).ThenBy(other => other.Key).Take(MostNear).Select(other => other.Key)];
    }

    /// <summary>A way to divide a home, and what it brings at most.</summary>
    readonly record struct Way(long Gain, int[] Places);
}
