namespace Prytulak.Engines.Matching;

/// <summary>
/// How good a placement of groups can be at most: members of groups buy places at prices, alone or together, all others are placed
/// as well as can be by what the places cost at least, and a price changes where both together want more places than there are, or
/// fewer (Lagrangian relaxation, Geoffrion, 1974; coordinate descent, then subgradients with deflection, Camerini, Fratta and
/// Maffioli, 1975).
/// </summary>
sealed class TogetherBound
{
    const int UnitByUnit = 30, Rounds = 200, Patience = 10;
    const double FirstStep = 32, Kept = 0.9, Longest = 0.5, Shortest = 0.01, Shorter = 1.5;

    readonly TogetherProblem problem;
    readonly LiveAssignment others;
    readonly JointChoice choice;
    readonly long[] prices, worths;
    readonly int[] buyers;
    readonly int[][] groupsAt;
    readonly int[]?[] bought;
    readonly int[] wanted;
    long sum;

    /// <param name="first">Prices to begin with.</param>
    public TogetherBound(TogetherProblem problem, long[] first, CancellationToken stop)
    {
        (this.problem, choice) = (problem, new(problem));
        var alone = Others();
        others = new(alone, AssignmentSolver.Solve(alone, stop));
        (prices, worths, buyers, bought) = (new long[first.Length], new long[problem.Groups.Length], new int[first.Length], new int[problem.Groups.Length][]);
        groupsAt = new int[first.Length][];
        foreach (var unit in problem.Groups.SelectMany((members, group) => members.SelectMany(member => problem.Own[member]!).Select(pair => pair.To).Distinct().Select(unit => (unit, group))).GroupBy(one => one.unit)) groupsAt[unit.Key] = [.. unit.Select(one => one.group)];
        wanted = [.. Enumerable.Range(0, first.Length).Where(unit => groupsAt[unit] is not null)];
        foreach (var unit in wanted) Price(unit, first[unit]);
        for (var group = 0; group < worths.Length; group++) Buy(group);
        (Value, Prices) = (Total(), AllPrices());
    }

    /// <summary>The lowest bound so far, and the prices of all places that go with it.</summary>
    public long Value { get; private set; }
    public long[] Prices { get; private set; }

    public void Lower(long goal, CancellationToken stop)
    {
        var steps = new double[prices.Length];
        Array.Fill(steps, FirstStep);
        for (var round = 0; round < UnitByUnit && Value > goal; round++)
        {
            stop.ThrowIfCancellationRequested();
            foreach (var unit in wanted) Balance(unit, ref steps[unit]);
            Keep();
        }
        Descend(goal, stop);
    }

    AssignmentProblem Others()
    {
        var (pairs, starts, units, fits) = (problem.Pairs, new int[problem.Pairs.Households + 1], new List<int>(), new List<int>());
        for (var household = 0; household < pairs.Households; household++)
        {
            if (problem.GroupOf[household] < 0)
            {
                units.AddRange(pairs.Units.AsSpan(pairs.Starts[household]..pairs.Starts[household + 1]));
                fits.AddRange(pairs.Fits.AsSpan(pairs.Starts[household]..pairs.Starts[household + 1]));
            }
            starts[household + 1] = units.Count;
        }
        return new(starts, [.. units], [.. fits], pairs.Priorities, pairs.Capacities, pairs.Scale);
    }

    void Balance(int unit, ref double step)
    {
        if (step < 1 || Left(unit) is 0 and var left) return;
        left = Left(unit);
        if (left > 0 && prices[unit] == 0) return;
        var (before, old) = (Total(), prices[unit]);
        Change(unit, Math.Max(0, old - Math.Sign(left) * (long)step));
        if (Total() < before) step *= Shorter;
        else
        {
            Change(unit, old);
            step /= 2 * Shorter;
        }
    }

    // How many places nobody wants at these prices; below nothing where there are not enough.
    int Left(int unit) => problem.Pairs.Capacities[unit] - others.GuestsOf(unit) - buyers[unit];

    void Change(int unit, long price)
    {
        Price(unit, price);
        foreach (var group in groupsAt[unit]) Buy(group);
    }

    void Price(int unit, long price)
    {
        sum += (price - prices[unit]) * problem.Pairs.Capacities[unit];
        prices[unit] = price;
        others.SetReserve(unit, price);
    }

    // The best that a group can do: its members each for themselves, or together.
    void Buy(int group)
    {
        foreach (var unit in bought[group] ?? []) buyers[unit]--;
        var members = problem.Groups[group];
        var alone = members.Select(Best).ToArray();
        var (worth, units) = (alone.Sum(best => best.Gain), alone.Select(best => best.Unit));
        if (choice.Find(members, household => Best(household).Gain, unit => prices[unit], 1) is [var best, ..]) (worth, units) = (worth + problem.Bonus - best.Missing, best.Units);
        sum += worth - worths[group];
        (worths[group], bought[group]) = (worth, [.. units.Where(unit => unit >= 0)]);
        foreach (var unit in bought[group]!) buyers[unit]++;
    }

    (long Gain, int Unit) Best(int household) => problem.Best(household, unit => prices[unit]);

    void Descend(long goal, CancellationToken stop)
    {
        var (step, waited, directions) = (Longest, 0, new double[prices.Length]);
        for (var round = 0; round < Rounds && Value > goal && step > Shortest; round++)
        {
            stop.ThrowIfCancellationRequested();
            var length = 0.0;
            foreach (var unit in wanted)
            {
                directions[unit] = Kept * directions[unit] - (Left(unit) > 0 && prices[unit] == 0 ? 0 : Left(unit));
                length += directions[unit] * directions[unit];
            }
            if (length == 0) return;
            var by = step * (Total() - goal) / length;
            foreach (var unit in wanted) Price(unit, Math.Max(0, prices[unit] + (long)(by * directions[unit])));
            for (var group = 0; group < worths.Length; group++) Buy(group);
            waited = Keep() ? 0 : waited + 1;
            if (waited < Patience) continue;
            (step, waited) = (step / Shorter, 0);
        }
    }

    bool Keep()
    {
        if (Total() >= Value) return false;
        (Value, Prices) = (Total(), AllPrices());
        return true;
    }

    // At least those that groups pay: who buys alone may pay more for the last place.
    long[] AllPrices() => [.. Enumerable.Range(0, prices.Length).Select(others.UnitPrice)];

    long Total() => others.Objective - others.Reserved + sum;
}
