namespace Prytulak.Engines.Matching;

/// <summary>
/// Who is where, and at what prices, while both change. The gain of a household follows from the price of its unit; of those
/// without one it is 0. No pair costs less than nothing: gain + price ≥ weight.
/// </summary>
sealed class LiveNetwork
{
    /// <summary>More than any weight: the price of a unit that takes nobody, the need of a household that is gone.</summary>
    public const long Far = long.MaxValue / 4;

    /// <summary>The need of a household that is left out for a while.</summary>
    public const long Away = Far - 1;

    LiveHousehold[] households;
    LiveUnit[] units;
    int[] homes;
    long[] needs, prices;

    public LiveNetwork(AssignmentProblem problem, Assignment best)
    {
        Scale = problem.Scale;
        (ByHousehold, ByUnit) = (new([.. Enumerable.Range(0, problem.Households).Select(household => problem.Starts[household + 1] - problem.Starts[household])]), new(Wanted(problem)));
        (households, homes, needs, units, prices) = (new LiveHousehold[problem.Households], new int[problem.Households], new long[problem.Households], new LiveUnit[problem.Capacities.Length], [.. best.UnitPrices]);
        for (var unit = 0; unit < units.Length; unit++) units[unit] = new() { First = -1, Free = problem.Capacities[unit], Capacity = problem.Capacities[unit] };
        for (var household = 0; household < needs.Length; household++)
        {
            households[household] = new() { Worth = Scale * problem.Priorities[household], Priority = problem.Priorities[household] };
            homes[household] = -1;
            needs[household] = -households[household].Worth;
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++) Pair(household, problem.Units[pair], problem.Fits[pair]);
            if (best.Units[household] is >= 0 and var home) Put(household, home, ByHousehold[household][ByHousehold.Find(household, home)].Fit - prices[home]);
        }
    }

    public long Scale { get; }
    public LiveRows ByHousehold { get; }
    public LiveRows ByUnit { get; }

    /// <summary>The reserves of all places that are taken, together.</summary>
    public long Reserved { get; private set; }

    public int Households => ByHousehold.Count;
    public int Units => ByUnit.Count;

    /// <summary>What each household gains, less what its priority is worth.</summary>
    public long[] Needs => needs;

    public long[] Prices => prices;

    /// <summary>The unit of each household; −1 for none.</summary>
    public int[] Homes => homes;

    public ref LiveHousehold Household(int household) => ref households[household];

    public ref LiveUnit Unit(int unit) => ref units[unit];

    public bool IsHere(int household) => (uint)household < (uint)Households && needs[household] < Away;

    public bool IsVacant(int unit) => units[unit].Free > 0 && prices[unit] > units[unit].Reserve;

    public long Gain(int household) => needs[household] + households[household].Worth;

    static int[] Wanted(AssignmentProblem problem)
    {
        var counts = new int[problem.Capacities.Length];
        foreach (var unit in problem.Units) counts[unit]++;
        return counts;
    }

    /// <summary>A household without a place and without pairs, under a number that is not in use.</summary>
    public int OpenHousehold()
    {
        var household = ByHousehold.Open();
        if (household == households.Length)
        {
            Array.Resize(ref households, household + household / 4 + 8);
            Array.Resize(ref homes, households.Length);
            Array.Resize(ref needs, households.Length);
        }
        (homes[household], needs[household]) = (-1, Far);
        return household;
    }

    public int OpenUnit()
    {
        var unit = ByUnit.Open();
        if (unit == units.Length)
        {
            Array.Resize(ref units, unit + unit / 4 + 8);
            Array.Resize(ref prices, units.Length);
        }
        units[unit] = new() { First = -1 };
        prices[unit] = Far;
        return unit;
    }

    /// <summary>Says what it is worth to place a household.</summary>
    public void Rank(int household, int priority)
    {
        ref var here = ref households[household];
        (here.Priority, here.Worth) = (priority, Scale * priority);
        if (homes[household] < 0) needs[household] = -here.Worth;
    }

    /// <summary>Forgets a household that has no place.</summary>
    public void Drop(int household)
    {
        ByHousehold.Clear(household);
        needs[household] = Far;
    }

    /// <summary>How far the price of a unit can fall.</summary>
    public long Spare(int unit) => prices[unit] - units[unit].Reserve;

    /// <summary>Gives a unit without guests the lowest price at which nobody is better off there.</summary>
    public void Price(int unit)
    {
        prices[unit] = units[unit].Reserve;
        foreach (var (household, fit) in ByUnit[unit]) prices[unit] = Math.Max(prices[unit], fit - needs[household]);
    }

    /// <summary>By how much a household would be better off at its best unit, or outside.</summary>
    public long Missing(int household)
    {
        var best = -households[household].Worth;
        foreach (var (unit, fit) in ByHousehold[household]) best = Math.Max(best, fit - prices[unit]);
        return best - needs[household];
    }

    public void Pair(int household, int unit, int fit)
    {
        ByHousehold.Add(household, new(unit, fit));
        ByUnit.Add(unit, new(household, fit));
    }

    public void Unpair(int household, int unit, int at)
    {
        ByHousehold.RemoveAt(household, at);
        ByUnit.RemoveAt(unit, ByUnit.Find(unit, household));
    }

    public void Refit(int household, int unit, int at, int fit)
    {
        if (Journal.IsOpen) Journal.KeepFit(household, unit, ByHousehold[household][at].Fit);
        ByHousehold.Replace(household, at, new(unit, fit));
        ByUnit.Replace(unit, ByUnit.Find(unit, household), new(household, fit));
    }

    public void Put(int household, int unit, long need)
    {
        needs[household] = need;
        Move(household, unit);
    }

    /// <summary>Into a unit, as it is; −1 for none.</summary>
    public void Move(int household, int unit)
    {
        Touch(household);
        ref var here = ref households[household];
        if (homes[household] >= 0) Leave(here, homes[household]);
        (homes[household], here.Before) = (unit, -1);
        if (unit < 0) return;
        TouchUnit(unit);
        ref var to = ref units[unit];
        if (to.First >= 0) Touch(to.First);
        if (to.First >= 0) households[to.First].Before = household;
        (here.After, to.First) = (to.First, household);
        to.Free--;
        Reserved += to.Reserve;
    }

    /// <summary>Changes the reserve of a unit, and nothing that follows from it.</summary>
    public void Reserve(int unit, long reserve)
    {
        ref var here = ref units[unit];
        Reserved += (here.Capacity - here.Free) * (reserve - here.Reserve);
        here.Reserve = reserve;
    }

    void Leave(in LiveHousehold here, int unit)
    {
        TouchUnit(unit);
        if (here.Before >= 0) Touch(here.Before);
        if (here.After >= 0) Touch(here.After);
        ref var from = ref units[unit];
        from.Free++;
        Reserved -= from.Reserve;
        if (here.Before >= 0) households[here.Before].After = here.After;
        else from.First = here.After;
        if (here.After >= 0) households[here.After].Before = here.Before;
    }

    /// <summary>Changes the price of a unit, and with it what its guests gain.</summary>
    public void Raise(int unit, long by)
    {
        TouchUnit(unit);
        prices[unit] += by;
        for (var guest = units[unit].First; guest >= 0; guest = households[guest].After)
        {
            Touch(guest);
            needs[guest] -= by;
        }
    }

    /// <summary>What has changed since the last <see cref="Begin"/>.</summary>
    public LiveJournal Journal { get; } = new();

    /// <summary>From now on changes can be undone; not those of pairs.</summary>
    public void Begin() => Journal.Begin(Households, Units);

    public void Undo()
    {
        Journal.End();
        foreach (var (household, unit, fit) in Journal.Fits) Refit(household, unit, ByHousehold.Find(household, unit), fit);
        foreach (var (unit, _) in Journal.Units) Reserved -= (units[unit].Capacity - units[unit].Free) * units[unit].Reserve;
        Journal.Undo(households, homes, needs, units, prices);
        foreach (var (unit, _) in Journal.Units) Reserved += (units[unit].Capacity - units[unit].Free) * units[unit].Reserve;
    }

    /// <summary>Says that a household is about to change.</summary>
    public void Touch(int household)
    {
        if (Journal.IsOpen) Journal.Keep(household, households[household], homes[household], needs[household]);
    }

    /// <summary>Says that a unit is about to change.</summary>
    public void TouchUnit(int unit)
    {
        if (Journal.IsOpen) Journal.Keep(unit, units[unit], prices[unit]);
    }

    /// <summary>With the same numbers: who is gone, or was withdrawn, has no pairs.</summary>
    public AssignmentProblem ToProblem()
    {
        var (starts, pairs, fits) = (new int[Households + 1], new List<int>(), new List<int>());
        for (var household = 0; household < Households; household++)
        {
            foreach (var (unit, fit) in ByHousehold[household])
                if (units[unit].Capacity > 0 && IsHere(household))
                {
                    pairs.Add(unit);
                    fits.Add(fit);
                }
            starts[household + 1] = pairs.Count;
        }
        return new(starts, [.. pairs], [.. fits], [.. Enumerable.Range(0, Households).Select(household => IsHere(household) ? households[household].Priority : 0)], [.. units.Take(Units).Select(unit => Math.Max(1, unit.Capacity))], Scale);
    }
}

/// <summary>A household in a network that changes.</summary>
struct LiveHousehold
{
    /// <summary>Its priority in points of fit.</summary>
    public long Worth;

    public int Priority, Before, After;
}

/// <summary>A unit in a network that changes.</summary>
struct LiveUnit
{
    public int First, Free, Capacity;

    /// <summary>The lowest price at which a place is given away.</summary>
    public long Reserve;
}
