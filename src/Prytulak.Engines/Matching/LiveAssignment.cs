namespace Prytulak.Engines.Matching;

/// <summary>
/// A placement that stays the best of the whole while households and homes come, change and go. It keeps the prices that prove it;
/// an event is repaired by one shortest path of moves for each household that seeks a place through it, and one for each place that
/// became free and is worth something (for this use of shortest paths see Mills-Tettey, Stentz and Dias, 2007, and Toroslu and
/// Üçoluk, 2007). A path takes time linear in the pairs of the units it has to look at, whose cost is below that of the path, times the logarithm
/// of their number; what violates no price takes time linear in the pairs named. Weights are those of <see cref="AssignmentProblem"/>:
/// scale × priority + fit. Where households that are near each other have numbers that are, and units too, searches are quicker.
/// Where thousands of units change at once and homes are scarce, a fresh <see cref="AssignmentSolver"/> may be quicker than all
/// repairs. One thread at a time. Equal events give equal placements.
/// </summary>
public sealed class LiveAssignment
{
    readonly LiveNetwork network;
    readonly LiveLimits limits;
    readonly LiveSearch search;
    readonly LiveNumbers numbers;
    readonly List<int> seekers = [], vacancies = [];

    /// <summary>Takes over a problem that is solved, with the prices that prove it. Both may be thrown away after. Linear in the pairs.</summary>
    public LiveAssignment(AssignmentProblem problem, Assignment best)
    {
        network = new(problem, best);
        (limits, search, numbers, Objective) = (new(problem), new(network), new(network), best.Objective);
    }

    /// <summary>The worth of all pairs that are chosen: no placement is worth more.</summary>
    public long Objective { get; private set; }

    /// <summary>What is reserved of the places that are taken, together: what is chosen is the highest <see cref="Objective"/> less this.</summary>
    public long Reserved => network.Reserved;

    /// <summary>One more than the highest number of a household so far.</summary>
    public int Households => network.Households;

    /// <summary>How many units there are, those that were withdrawn among them.</summary>
    public int Units => network.Units;

    /// <summary>The unit of a household; −1 where there is none for it, or it is gone.</summary>
    public int UnitOf(int household) => network.Homes[household];

    /// <summary>How many have a place in a unit.</summary>
    public int GuestsOf(int unit) => network.Unit(unit).Capacity - network.Unit(unit).Free;

    /// <summary>What one more place in a unit would be worth, from 0 up; 0 for a unit that is withdrawn.</summary>
    public long UnitPrice(int unit) => network.Unit(unit).Capacity == 0 ? 0 : network.Prices[unit];

    /// <summary>What a household gains, from 0 up; 0 for one that is gone.</summary>
    public long HouseholdPrice(int household) => network.IsHere(household) ? network.Gain(household) : 0;

    /// <summary>A household comes. Answers its number, which may be that of one that is gone.</summary>
    /// <param name="priority">What it is worth to place it, from 0 up.</param>
    /// <param name="pairs">The units it may have; of a unit that is named twice the last fit holds.</param>
    /// <exception cref="ArgumentException">There is no such unit, a value is out of its range, or all together are too large.</exception>
    public int AddHousehold(int priority, ReadOnlySpan<LivePair> pairs)
    {
        limits.AdmitPriority(priority, network.Households + 1);
        foreach (var (unit, fit) in pairs) Admit(unit, network.Units, fit);
        var household = numbers.Take();
        network.Rank(household, priority);
        foreach (var (unit, fit) in pairs)
            if (network.ByUnit.EndsWith(unit, household)) SetPair(household, unit, fit);
            else network.Pair(household, unit, fit);
        seekers.Add(household);
        Repair();
        return household;
    }

    /// <summary>A household goes, with all its pairs, for good: its number may be given to another.</summary>
    /// <exception cref="ArgumentException">It is not here.</exception>
    public void RemoveHousehold(int household)
    {
        Expect(household);
        TakeOut(household);
        network.Drop(household);
        numbers.GiveBack(household);
        Repair();
    }

    /// <summary>A unit comes, with room for some households, from 0 up. Answers its number, which stays its own.</summary>
    /// <param name="pairs">The households that may have it; of one that is named twice the last fit holds.</param>
    /// <exception cref="ArgumentException">One of the households is not here, or a value is out of its range.</exception>
    public int AddUnit(int capacity, ReadOnlySpan<LivePair> pairs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        foreach (var (household, fit) in pairs)
        {
            Expect(household);
            Admit(household, network.Households, fit);
        }
        var unit = network.OpenUnit();
        foreach (var (household, fit) in pairs)
            if (network.ByHousehold.EndsWith(household, unit)) SetPair(household, unit, fit);
            else network.Pair(household, unit, fit);
        SetCapacity(unit, capacity);
        return unit;
    }

    /// <summary>A unit has room for more households or for fewer, from 0 up; with 0 it is withdrawn, and its pairs are kept. Of guests for whom there is no room, who came last goes first.</summary>
    /// <exception cref="ArgumentException">There is no such unit, or the capacity is below 0.</exception>
    public void SetCapacity(int unit, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)network.Units, nameof(unit));
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        network.TouchUnit(unit);
        ref var here = ref network.Unit(unit);
        if (here.Capacity == 0 && capacity > 0) network.Price(unit);
        (here.Free, here.Capacity) = (here.Free + capacity - here.Capacity, capacity);
        while (here.Free < 0)
        {
            seekers.Add(here.First);
            TakeOut(here.First);
        }
        if (capacity == 0) network.Prices[unit] = LiveNetwork.Far;
        else vacancies.Add(unit);
        Repair();
    }

    /// <summary>
    /// A place in a unit is given only to whom it is worth so much, from 0 up: its price never falls below that. Pairs keep their
    /// worth, and the <see cref="Objective"/> counts it whole; chosen are the pairs that are worth most after what is reserved.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such unit, or the reserve is out of its range.</exception>
    public void SetReserve(int unit, long reserve)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)network.Units, nameof(unit));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((ulong)reserve, (ulong)LiveNetwork.Far, nameof(reserve));
        network.Reserve(unit, reserve);
        if (network.Spare(unit) < 0)
        {
            network.Raise(unit, -network.Spare(unit));
            for (var (guest, next) = (network.Unit(unit).First, -1); guest >= 0; guest = next)
            {
                next = network.Household(guest).After;
                Review(guest);
            }
        }
        vacancies.Add(unit);
        Repair();
    }

    /// <summary>A household may have more units than before, or fits one better or less.</summary>
    /// <exception cref="ArgumentException">The household or a unit is not here, or a fit is out of its range.</exception>
    public void AddPairs(int household, ReadOnlySpan<LivePair> pairs)
    {
        Expect(household);
        foreach (var (unit, fit) in pairs) Admit(unit, network.Units, fit);
        foreach (var (unit, fit) in pairs) SetPair(household, unit, fit);
        Review(household);
        Repair();
    }

    /// <summary>The same for many at once: pair by pair, the household and what is new for it. All who are better off elsewhere give up their places first, and seek one in the order of what they miss.</summary>
    /// <exception cref="ArgumentException">The lengths do not agree, a household or a unit is not here, or a fit is out of its range.</exception>
    public void AddPairs(ReadOnlySpan<int> households, ReadOnlySpan<LivePair> pairs)
    {
        if (households.Length != pairs.Length) throw new ArgumentException("The lengths do not agree.");
        foreach (var household in households) Expect(household);
        foreach (var (unit, fit) in pairs) Admit(unit, network.Units, fit);
        for (var at = 0; at < pairs.Length; at++) SetPair(households[at], pairs[at].To, pairs[at].Fit);
        int[] changed = [.. households.ToArray().Distinct().OrderByDescending(network.Missing)];
        foreach (var household in changed) Review(household);
        Repair();
    }

    /// <summary>A household may no longer have a unit, as after a refusal; nothing happens where it could not have it before.</summary>
    /// <exception cref="ArgumentException">The household is not here.</exception>
    public void RemovePair(int household, int unit)
    {
        Expect(household);
        var at = network.ByHousehold.Find(household, unit);
        if (at < 0) return;
        if (UnitOf(household) == unit)
        {
            TakeOut(household);
            seekers.Add(household);
        }
        network.Unpair(household, unit, at);
        Repair();
    }

    /// <summary>It is worth more, or less, to place a household: from 0 up.</summary>
    /// <exception cref="ArgumentException">The household is not here, or the priority is out of its range.</exception>
    public void SetPriority(int household, int priority)
    {
        Expect(household);
        limits.AdmitPriority(priority, network.Households);
        var before = network.Household(household).Worth;
        network.Rank(household, priority);
        if (UnitOf(household) >= 0) Objective += network.Household(household).Worth - before;
        Review(household);
        Repair();
    }

    /// <summary>
    /// What would be if a household had a place in a unit for good, whatever it is worth: both are taken out, and everybody else is
    /// placed as well as can be. Nothing of it stays. It takes the time of the repair.
    /// </summary>
    /// <param name="look">Is shown the placement as it would be. It may add pairs, which stay; no household or unit may come or go.</param>
    /// <exception cref="ArgumentException">There is no such household, or no place in the unit.</exception>
    public void Suppose(int household, int unit, Action look)
    {
        Expect(household);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)unit, (uint)network.Units, nameof(unit));
        if (network.Unit(unit).Capacity == 0) throw new ArgumentException("There is no place in the unit.");
        Try(() =>
        {
            TakeOut(household);
            network.Touch(household);
            network.Needs[household] = LiveNetwork.Away;
            SetCapacity(unit, network.Unit(unit).Capacity - 1);
            look();
        }, () => false);
    }

    /// <summary>Changes fits, capacities, priorities or reserves, and takes it back to the letter where it is not to be kept. Answers whether it was kept.</summary>
    internal bool Try(Action change, Func<bool> isBetter)
    {
        var (objective, isKept) = (Objective, false);
        network.Begin();
        try
        {
            change();
            isKept = isBetter();
        }
        finally
        {
            if (isKept) network.Journal.End();
            else
            {
                network.Undo();
                Objective = objective;
            }
        }
        return isKept;
    }

    /// <summary>What one who is here gains, less what its priority is worth: what a fit less a price must exceed to be better.</summary>
    internal ReadOnlySpan<long> Needs => network.Needs.AsSpan(0, network.Households);

    /// <summary>What the next place in a unit costs; more than anything of one that is withdrawn.</summary>
    internal ReadOnlySpan<long> Prices => network.Prices.AsSpan(0, network.Units);

    /// <summary>While something is supposed: who may gain otherwise, and what they needed before; which units may cost otherwise, and what they cost.</summary>
    internal LiveJournal Changes => network.Journal;

    /// <summary>The problem as it is now, with the same numbers: who is gone, or was withdrawn, has no pairs. Linear in the pairs.</summary>
    public AssignmentProblem ToProblem() => network.ToProblem();

    /// <summary>The placement as it is now, with its prices, for <see cref="ToProblem"/>. Linear in the pairs.</summary>
    public Assignment ToAssignment() =>
        new(ToProblem(), [.. Enumerable.Range(0, Households).Select(UnitOf)], [.. Enumerable.Range(0, Units).Select(UnitPrice)]);

    void Expect(int household)
    {
        if (!network.IsHere(household)) throw new ArgumentException("There is no such household.");
    }

    void Admit(int to, int count, int fit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)to, (uint)count, nameof(to));
        limits.AdmitFit(fit, network.Households + 1);
    }

    void SetPair(int household, int unit, int fit)
    {
        var at = network.ByHousehold.Find(household, unit);
        if (at < 0) network.Pair(household, unit, fit);
        else
        {
            if (UnitOf(household) == unit) Improve(household, fit - network.ByHousehold[household][at].Fit);
            network.Refit(household, unit, at, fit);
        }
    }

    void Improve(int household, long by)
    {
        network.Touch(household);
        network.Needs[household] += by;
        Objective += by;
    }

    // Whoever is not at its best any more seeks a place; whoever is, stays, whatever its gain has become.
    void Review(int household)
    {
        if (network.Missing(household) <= 0) return;
        TakeOut(household);
        seekers.Add(household);
    }

    void TakeOut(int household)
    {
        var unit = UnitOf(household);
        if (unit < 0) return;
        Objective -= network.Gain(household) + network.Prices[unit];
        network.Move(household, -1);
        vacancies.Add(unit);
    }

    void Repair()
    {
        foreach (var household in seekers)
        {
            network.Touch(household);
            network.Needs[household] += network.Missing(household);
            Objective += search.Seek(household);
        }
        foreach (var unit in vacancies)
            while (network.IsVacant(unit)) Objective += search.Fill(unit);
        seekers.Clear();
        vacancies.Clear();
        numbers.ClearSome();
    }
}
