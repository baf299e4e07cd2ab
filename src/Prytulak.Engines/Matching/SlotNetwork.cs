namespace Prytulak.Engines.Matching;

/// <summary>
/// Shared homes as units of their own for each size of household, kept at the best placement of all while their numbers of places
/// change: a home for six is three places for two, or one for two and one for four, and so on.
/// </summary>
sealed class SlotNetwork
{
    readonly SharedProblem problem;
    readonly int[] slots, counts, unitOf;
    readonly int sizes;

    /// <param name="initial">How many places of each size each home begins with: home by home, from size 0 on.</param>
    /// <param name="every">True where pairs may come later, for households of any size.</param>
    public SlotNetwork(SharedProblem problem, UnitRows rows, int[] initial, CancellationToken stop, bool every = false)
    {
        (this.problem, Rows, sizes) = (problem, rows, problem.LargestSize + 1);
        (Homes, slots, counts) = ([.. Enumerable.Range(0, problem.Beds.Length).Where(problem.IsShared)], new int[problem.Beds.Length * sizes], initial);
        Array.Fill(slots, -1);
        List<int> units = [.. Enumerable.Range(0, problem.Beds.Length)];
        int[] known = [.. problem.Sizes.Distinct().Order()];
        foreach (var home in Homes)
        {
            if (every) foreach (var size in known.Where(size => size <= problem.Beds[home])) Open(units, home, size);
            else foreach (var (household, _) in rows[home]) Open(units, home, problem.Sizes[household]);
        }
        unitOf = [.. units];
        for (var at = 0; at < counts.Length; at++)
            if (slots[at] < 0) counts[at] = 0;
        Live = Begin(stop);
    }

    public LiveAssignment Live { get; }

    public UnitRows Rows { get; }

    /// <summary>The units that are shared.</summary>
    public int[] Homes { get; }

    /// <summary>How many sizes there are, size 0 among them.</summary>
    public int Sizes => sizes;

    /// <summary>The places that a home has for each size.</summary>
    public ReadOnlySpan<int> Counts(int home) => counts.AsSpan(home * sizes, sizes);

    /// <summary>The number in <see cref="Live"/> of the places of a size; −1 where nobody of that size may come.</summary>
    public int Slot(int home, int size) => slots[home * sizes + size];

    /// <summary>The unit of each household, by the numbers of the problem.</summary>
    public int[] Units() => [.. Enumerable.Range(0, problem.Sizes.Length).Select(household => Live.UnitOf(household) is >= 0 and var slot ? unitOf[slot] : -1)];

    /// <summary>Gives a home other places.</summary>
    public void Divide(int home, ReadOnlySpan<int> places)
    {
        // First more, then fewer, so that guests only change their beds.
        for (var size = 1; size < sizes; size++)
            if (places[size] > counts[home * sizes + size]) SetPlaces(home, size, places[size]);
        for (var size = 1; size < sizes; size++)
            if (places[size] < counts[home * sizes + size]) SetPlaces(home, size, places[size]);
    }

    void Open(List<int> units, int home, int size)
    {
        ref var slot = ref slots[home * sizes + size];
        if (slot >= 0) return;
        slot = units.Count;
        units.Add(home);
    }

    void SetPlaces(int home, int size, int places)
    {
        if (Slot(home, size) < 0) return;
        counts[home * sizes + size] = places;
        Live.SetCapacity(Slot(home, size), places);
    }

    // Places that are not there yet are left out of the first solution; their pairs come after it.
    LiveAssignment Begin(CancellationToken stop)
    {
        var pairs = problem.Pairs;
        var (starts, units, fits, households, later) = (new int[pairs.Households + 1], new List<int>(), new List<int>(), new List<int>(), new List<LivePair>());
        for (var household = 0; household < pairs.Households; household++)
        {
            for (var pair = pairs.Starts[household]; pair < pairs.Starts[household + 1]; pair++)
            {
                var (unit, at) = (pairs.Units[pair], pairs.Units[pair] * sizes + problem.Sizes[household]);
                if (problem.IsShared(unit) && counts[at] == 0)
                {
                    households.Add(household);
                    later.Add(new(slots[at], pairs.Fits[pair]));
                }
                else
                {
                    units.Add(problem.IsShared(unit) ? slots[at] : unit);
                    fits.Add(pairs.Fits[pair]);
                }
            }
            starts[household + 1] = units.Count;
        }
        var first = new AssignmentProblem(starts, [.. units], [.. fits], pairs.Priorities, Capacities(), pairs.Scale);
        var live = new LiveAssignment(first, AssignmentSolver.Solve(first, stop));
        foreach (var home in Homes)
        {
            live.SetCapacity(home, 0);
            for (var size = 1; size < sizes; size++)
                if (Slot(home, size) >= 0 && counts[home * sizes + size] == 0) live.SetCapacity(Slot(home, size), 0);
        }
        live.AddPairs([.. households], [.. later]);
        return live;
    }

    int[] Capacities()
    {
        int[] capacities = [.. problem.Pairs.Capacities, .. Enumerable.Repeat(1, unitOf.Length - problem.Beds.Length)];
        for (var at = 0; at < slots.Length; at++)
            if (slots[at] >= 0) capacities[slots[at]] = Math.Max(1, counts[at]);
        return capacities;
    }
}
