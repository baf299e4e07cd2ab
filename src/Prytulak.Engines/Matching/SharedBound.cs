namespace Prytulak.Engines.Matching;

/// <summary>
/// How good a placement with shared homes can be at most (Lagrangian relaxation, Geoffrion, 1974): each home sells as many places
/// of each size as anybody wants, at prices, and what it takes in counts only as far as it could be taken in with the beds that
/// there are. Prices go up where more is wanted than fits and down where less is, first home by home (coordinate descent), then
/// all at once with what is left of earlier steps (subgradients with deflection, Camerini, Fratta and Maffioli, 1975). The network
/// stays at its best placement for the prices all the time.
/// </summary>
sealed class SharedBound
{
    const int HomeByHome = 30, Patience = 10;
    const double Kept = 0.95, FirstStep = 0.3, LeastStep = 0.01, Shorter = 1.5, LeastHomeStep = 1e-4;

    readonly SharedProblem problem;
    readonly SlotNetwork network;
    readonly BedsKnapsack knapsack = new();
    readonly long[] prices, sums, takings;
    readonly int[] wanted, sold;
    readonly double[] directions;
    readonly bool[] asked;
    long taken;

    /// <summary>Opens all places of the network at the prices of the moment; its placement is given up.</summary>
    public SharedBound(SharedProblem problem, SlotNetwork network)
    {
        (this.problem, this.network) = (problem, network);
        (prices, takings, directions) = (new long[problem.Beds.Length * network.Sizes], new long[problem.Beds.Length], new double[problem.Beds.Length * network.Sizes]);
        asked = new bool[prices.Length];
        foreach (var home in network.Homes)
            foreach (var (household, _) in network.Rows[home]) asked[home * network.Sizes + problem.Sizes[household]] = true;
        (wanted, sold, sums) = (new int[network.Sizes], new int[network.Sizes], new long[problem.Beds.Append(1).Max()]);
        Open();
        (Value, Best, BestPlaces) = (Total(), [.. HouseholdPrices()], [.. prices]);
    }

    /// <summary>The lowest bound so far, and the prices of households and of places that go with it.</summary>
    public long Value { get; private set; }
    public long[] Best { get; private set; }
    public long[] BestPlaces { get; private set; }

    /// <summary>Lowers the bound; stops where it comes down to the goal.</summary>
    /// <param name="rounds">How many rounds are made over all homes, at most.</param>
    public void Lower(long goal, int rounds, CancellationToken stop)
    {
        var steps = new double[problem.Beds.Length];
        Array.Fill(steps, 1);
        for (var (round, last) = (0, long.MaxValue); round < HomeByHome && Value > goal && last - Value > (Value - goal) / 500; round++)
        {
            last = Value;
            foreach (var home in network.Homes) Balance(home, ref steps[home], stop);
            Keep(Total());
        }
        // A step that has become too short for one way down may be too short for all: begun again, it finds others.
        for (var before = long.MaxValue; rounds > 0 && Value > goal && before - Value > (Value - goal) / 30;)
        {
            before = Value;
            rounds -= Descend(goal, rounds, stop);
        }
    }

    /// <summary>Goes back to the prices of the lowest bound.</summary>
    public void Return()
    {
        foreach (var home in network.Homes)
        {
            for (var size = 1; size < network.Sizes; size++)
                if (network.Slot(home, size) >= 0) Price(home, size, BestPlaces[home * network.Sizes + size]);
            TakeIn(home);
        }
    }

    /// <summary>Goes back to the prices of the lowest bound, and says what they are.</summary>
    public SharedPrices Prices()
    {
        Return();
        var places = new long[prices.Length];
        foreach (var home in network.Homes)
        {
            TakeIn(home);
            for (var size = 1; size < network.Sizes; size++) places[home * network.Sizes + size] = asked[home * network.Sizes + size] ? network.Live.UnitPrice(network.Slot(home, size)) : Unasked(home, size);
        }
        return new([.. HouseholdPrices()], [.. Enumerable.Range(0, problem.Beds.Length).Select(network.Live.UnitPrice)], places, Total());
    }

    /// <summary>Lets households have more homes, at the prices of the moment; the bound is that of all pairs from now on.</summary>
    public void Add(int[] households, LivePair[] pairs)
    {
        foreach (var (household, (unit, _)) in households.Zip(pairs))
            if (problem.IsShared(unit) && !asked[unit * network.Sizes + problem.Sizes[household]]) Ask(unit, problem.Sizes[household]);
        network.Live.AddPairs(households, [.. households.Zip(pairs, (household, pair) => problem.IsShared(pair.To) ? pair with { To = network.Slot(pair.To, problem.Sizes[household]) } : pair)]);
        Value = long.MaxValue;
        Keep(Total());
    }

    void Ask(int home, int size)
    {
        TakeIn(home);
        asked[home * network.Sizes + size] = true;
        Price(home, size, Unasked(home, size));
        TakeIn(home);
    }

    // What places of a size that nobody has asked for may cost without the home taking in more by selling them.
    long Unasked(int home, int size)
    {
        var price = long.MaxValue;
        for (var number = 1; number <= problem.Most(home, size); number++) price = Math.Min(price, knapsack.Last(number, number * size) / number);
        return price == long.MaxValue ? 0 : price;
    }

    /// <summary>What the network is worth at the prices of the moment at most.</summary>
    public long Now => Total();

    /// <summary>By how many beds what is wanted of a home differs from what it would sell.</summary>
    public long Unbalanced(int home) => Look(home, out var difference, out _) ? difference : 0;

    /// <summary>Divides a home for good: its places are no longer at prices.</summary>
    public void Fix(int home, ReadOnlySpan<int> places)
    {
        taken -= takings[home];
        takings[home] = 0;
        for (var size = 1; size < network.Sizes; size++)
            if (network.Slot(home, size) is >= 0 and var slot)
            {
                network.Live.SetReserve(slot, 0);
                network.Live.SetCapacity(slot, places[size]);
            }
    }

    /// <summary>Sells the places of a home at its prices again.</summary>
    public void Free(int home)
    {
        for (var size = 1; size < network.Sizes; size++)
            if (network.Slot(home, size) is >= 0 and var slot)
            {
                network.Live.SetReserve(slot, prices[home * network.Sizes + size]);
                network.Live.SetCapacity(slot, problem.Most(home, size));
            }
        TakeIn(home);
    }

    /// <summary>What the places of a way to divide a home cost together.</summary>
    public long Cost(int home, ReadOnlySpan<int> places)
    {
        var cost = 0L;
        for (var size = 1; size < network.Sizes; size++) cost += places[size] * prices[home * network.Sizes + size];
        return cost;
    }

    // First the prices, then the doors: nobody moves.
    void Open()
    {
        foreach (var home in network.Homes)
            for (var size = 1; size < network.Sizes; size++)
                if (network.Slot(home, size) >= 0) Price(home, size, network.Counts(home)[size] > 0 ? network.Live.UnitPrice(network.Slot(home, size)) : Highest(home, size));
        foreach (var home in network.Homes)
        {
            for (var size = 1; size < network.Sizes; size++)
                if (network.Slot(home, size) is >= 0 and var slot) network.Live.SetCapacity(slot, problem.Most(home, size));
            TakeIn(home);
        }
    }

    // What a place is worth to whoever would gain most by it.
    long Highest(int home, int size)
    {
        var highest = 0L;
        foreach (var (household, fit) in network.Rows[home])
            if (problem.Sizes[household] == size) highest = Math.Max(highest, problem.Worth(household, fit) - network.Live.HouseholdPrice(household));
        return highest;
    }

    void Balance(int home, ref double step, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (step < LeastHomeStep || !Look(home, out var difference, out var missed)) return;
        var (before, old) = (Total(), prices.AsSpan(home * network.Sizes, network.Sizes).ToArray());
        var by = step * Math.Max(missed, problem.Pairs.Scale / 4) / difference;
        for (var size = 1; size < network.Sizes; size++)
            if (wanted[size] != sold[size]) Price(home, size, Math.Max(0, old[size] + (long)(by * (wanted[size] - sold[size]))));
        TakeIn(home);
        if (Total() < before)
        {
            step = Math.Min(4, step * Shorter);
            return;
        }
        for (var size = 1; size < network.Sizes; size++)
            if (network.Slot(home, size) >= 0) Price(home, size, old[size]);
        TakeIn(home);
        step /= 2 * Shorter;
    }

    int Descend(long goal, int rounds, CancellationToken stop)
    {
        var (step, waited, round) = (FirstStep, 0, 0);
        directions.AsSpan().Clear();
        for (; round < rounds && Value > goal && step > LeastStep; round++)
        {
            var length = Directions();
            if (length == 0) break;
            var by = step * (Total() - goal) / length;
            foreach (var home in network.Homes) Move(home, by, stop);
            waited = Keep(Total()) ? 0 : waited + 1;
            if (waited < Patience) continue;
            (step, waited) = (step / Shorter, 0);
        }
        return Math.Max(1, round);
    }

    double Directions()
    {
        var length = 0.0;
        foreach (var home in network.Homes)
        {
            Look(home, out _, out _);
            for (var size = 1; size < network.Sizes; size++)
            {
                ref var direction = ref directions[home * network.Sizes + size];
                direction = Kept * direction + wanted[size] - sold[size];
                length += direction * direction;
            }
        }
        return length;
    }

    void Move(int home, double by, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        for (var size = 1; size < network.Sizes; size++)
            if (network.Slot(home, size) >= 0) Price(home, size, Math.Max(0, prices[home * network.Sizes + size] + (long)(by * directions[home * network.Sizes + size])));
        TakeIn(home);
    }

    // What is wanted of a home at these prices, and what it would sell; false where that is the same.
    bool Look(int home, out long difference, out long missed)
    {
        for (var size = 1; size < network.Sizes; size++) wanted[size] = network.Slot(home, size) is >= 0 and var slot ? network.Live.GuestsOf(slot) : 0;
        (difference, missed) = (0, Sell(home));
        for (var size = 1; size < network.Sizes; size++)
        {
            difference += (wanted[size] - sold[size]) * (wanted[size] - sold[size]);
            missed -= wanted[size] * prices[home * network.Sizes + size];
        }
        missed = Math.Abs(missed);
        return difference > 0;
    }

    void TakeIn(int home)
    {
        wanted.AsSpan().Clear();
        taken -= takings[home];
        taken += takings[home] = Sell(home);
    }

    long Sell(int home)
    {
        knapsack.Begin(problem.Beds[home], problem.Pairs.Capacities[home]);
        for (var size = 1; size < network.Sizes; size++)
        {
            if (!asked[home * network.Sizes + size]) continue;
            var most = problem.Most(home, size);
            for (var number = 1; number <= most; number++) sums[number - 1] = number * prices[home * network.Sizes + size];
            knapsack.Offer(size, sums.AsSpan(0, most), wanted[size]);
        }
        return knapsack.Solve(sold);
    }

    void Price(int home, int size, long price)
    {
        if (prices[home * network.Sizes + size] == price) return;
        prices[home * network.Sizes + size] = price;
        network.Live.SetReserve(network.Slot(home, size), price);
    }

    long Total() => network.Live.Objective - network.Live.Reserved + taken;

    bool Keep(long total)
    {
        if (total >= Value) return false;
        (Value, Best, BestPlaces) = (total, [.. HouseholdPrices()], [.. prices]);
        return true;
    }

    IEnumerable<long> HouseholdPrices() => Enumerable.Range(0, problem.Sizes.Length).Select(network.Live.HouseholdPrice);
}
