namespace Prytulak.Engines.Planning;

/// <summary>The households and units of a plan, packed for search; from raw records in n log n. It holds prices, too: those of the last plan that was made of it, and of no other.</summary>
public sealed class PlanProblem
{
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    /// <param name="groups">The numbers of two households or three each that want to live near each other; nobody is in two groups.</param>
    public PlanProblem(IReadOnlyList<PlanHousehold> households, IReadOnlyList<PlanUnit> units, PlanWeights weights, IReadOnlyList<IReadOnlyList<int>>? groups = null) : this(households, units, weights, groups ?? [], null) { }

    internal PlanProblem(IReadOnlyList<PlanHousehold> households, IReadOnlyList<PlanUnit> units, PlanWeights weights, IReadOnlyList<IReadOnlyList<int>> groups, int[]? asked)
    {
        (Households, Units, Weights, Groups, Asked) = (households, units, weights, groups, asked ?? [.. Enumerable.Range(0, units.Count)]);
        weights.Check();
        foreach (var household in households) Check(household);
        foreach (var unit in units) Check(unit);
        First = households.Select(household => household.From).Concat(units.Select(unit => unit.From)).DefaultIfEmpty().Min();
        var last = households.Select(household => household.To).Concat(units.Select(unit => unit.To)).DefaultIfEmpty().Max();
        if (last - First > ushort.MaxValue) throw new ArgumentException("The days lie more than 179 years apart.");
        Tree = new(units, weights, First);
        Priorities = [.. households.Select(weights.PriorityOf)];
        Neighbours = [.. Enumerable.Range(0, households.Count).OrderBy(household => households[household].Wish is { } wish ? UnitTree.Morton(wish) : ulong.MaxValue).ThenBy(household => households[household].People)];
        Check(groups);
        Scale = Rounded(households.Count) * (weights.FitRange + 1L) + 1;
        Refuse((Int128)Scale * households.Count * Priorities.DefaultIfEmpty().Max() > long.MaxValue / 8, "Weights and urgency are too large for so many households.");
        NumberInTree = new int[units.Count];
        for (var number = 0; number < units.Count; number++) NumberInTree[Tree.Order[number]] = number;
        Packed = [.. households.Select(household => new PackedHousehold(household, First, NumberInTree))];
    }

    /// <summary>Homes no further apart than this are near each other, in kilometres.</summary>
    public const int NearKm = 10;

    public IReadOnlyList<PlanHousehold> Households { get; }
    public IReadOnlyList<PlanUnit> Units { get; }
    public PlanWeights Weights { get; }
    public IReadOnlyList<IReadOnlyList<int>> Groups { get; }

    /// <summary>Which unit of the problem that was asked each unit is, or is a room of (see <see cref="Plan.Problem"/>).</summary>
    public IReadOnlyList<int> Asked { get; }

    /// <summary>What placing each household is worth.</summary>
    public int[] Priorities { get; }

    /// <summary>How many points of fit one point of priority is worth: more than all fits together can differ.</summary>
    public long Scale { get; }

    internal int First { get; }
    internal UnitTree Tree { get; }
    internal PackedHousehold[] Packed { get; }
    internal int[] NumberInTree { get; }

    /// <summary>The households, those one after the other who look among the same units.</summary>
    internal int[] Neighbours { get; }

    // A few households more or less leave the scale, so that prices stay comparable; with room for those who are gone.
    static int Rounded(int households)
    {
        var step = Math.Max(64, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)households + 1) / 16);
        return (households / step + 3) * step;
    }

    void Check(PlanHousehold household)
    {
        Refuse(household.People is < 1 or > byte.MaxValue || household.Infants < 0 || household.Infants >= household.People, "A household has 1 to 255 people, and not all of them are infants.");
        Refuse(household.From >= household.To, "A household leaves after it comes.");
        Refuse(household.Barred.Any(unit => (uint)unit >= (uint)Units.Count), "A household is barred from a unit that is not there.");
        Refuse(household.Urgency is < 0 or > 10_000 || !(household.WithinKm >= 0), "Urgency is from 0 to 10,000, and a distance is not negative.");
    }

    void Check(IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var members = groups.SelectMany(group => group).ToList();
        Refuse(groups.Any(group => group.Count is < 2 or > 3) || members.Distinct().Count() < members.Count || members.Any(household => (uint)household >= (uint)Households.Count), "A group has two households or three, and nobody is in two groups.");
    }

    static void Check(PlanUnit unit)
    {
        Refuse(unit.Beds is < 1 or > byte.MaxValue || unit.Cots is < 0 or > byte.MaxValue, "A unit has 1 to 255 beds, and 0 to 255 cots.");
        Refuse(unit.Count is < 1 or > short.MaxValue || unit.HostLoad < 0, "There is at least one of each unit.");
        Refuse(unit.MostHouseholds < 0 || unit.MostHouseholds > 0 && !unit.IsShared, "Only a shared unit takes several households.");
        Refuse(unit.Country is < 0 or > 63, "The number of a country is from 0 to 63.");
        Refuse(unit.From >= unit.To, "A unit is free for one night at least.");
    }

    static void Refuse(bool wrong, string why)
    {
        if (wrong) throw new ArgumentException(why);
    }

    /// <summary>The hard rules that do not hold between the two.</summary>
    public Obstacle Obstacles(int household, int unit) => PairRules.Obstacles(Packed[household], Tree.Units[NumberInTree[unit]], NumberInTree[unit]);

    /// <summary>How well the two fit, term by term; only for pairs without obstacles.</summary>
    public FitTerms Terms(int household, int unit) =>
        PairRules.Terms(Packed[household], Tree.Units[NumberInTree[unit]], PackedUnit.BonusOf(Units[unit], Weights), Weights);
}
