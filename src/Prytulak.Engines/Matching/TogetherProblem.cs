namespace Prytulak.Engines.Matching;

/// <summary>
/// Households and units as in an <see cref="AssignmentProblem"/>, where some households want to live near one another: a group whose
/// members all have units that are near each other is worth more.
/// </summary>
public sealed class TogetherProblem
{
    /// <param name="pairs">The households, the units and the pairs that are allowed.</param>
    /// <param name="groups">The numbers of two households or more each; nobody is in two groups.</param>
    /// <param name="bonus">What a group is worth that is together, in points of fit, from 0 to 2²⁹.</param>
    /// <param name="areNear">Whether two units are near each other; the same for both orders, and true for one with itself.</param>
    /// <exception cref="ArgumentException">A group has one member only, or somebody is in two, or all bonuses together could outweigh a priority, or are too large.</exception>
    public TogetherProblem(AssignmentProblem pairs, int[][] groups, int bonus, Func<int, int, bool> areNear)
    {
        (Pairs, Groups, Bonus, AreNear, GroupOf) = (pairs, groups, bonus, areNear, new int[pairs.Households]);
        Refuse(bonus is < 0 or > 1 << 29, "The bonus is out of its range.");
        Array.Fill(GroupOf, -1);
        foreach (var (group, members) in groups.Index())
        {
            Refuse(members.Length < 2, "A group has one member only.");
            foreach (var member in members)
            {
                Refuse((uint)member >= (uint)pairs.Households || GroupOf[member] >= 0, "There is no such household, or it is in two groups.");
                GroupOf[member] = group;
            }
        }
        Own = [.. GroupOf.Select((group, household) => group < 0 ? null : PairsOf(household))];
        Refuse(Array.Exists(pairs.Priorities, priority => priority > 0) && pairs.Scale <= (pairs.Households + 1) * (pairs.FitRange + bonus), "The scale is too small: fits could outweigh a priority.");
        Refuse((pairs.Households + 1) * ((Int128)pairs.Scale * pairs.Priorities.DefaultIfEmpty().Max() + pairs.FitRange + bonus) > long.MaxValue / 4, "Priorities and fits together are too large.");
    }

    public AssignmentProblem Pairs { get; }
    public int[][] Groups { get; }
    public int Bonus { get; }
    public Func<int, int, bool> AreNear { get; }

    /// <summary>The group of each household; −1 for none.</summary>
    internal int[] GroupOf { get; }

    /// <summary>The pairs of each member of a group, more of which may come; null for all others.</summary>
    internal List<LivePair>?[] Own { get; }

    /// <summary>What a member of a group gains at most at these prices, and where.</summary>
    internal (long Gain, int Unit) Best(int household, Func<int, long> prices)
    {
        var best = (Gain: 0L, Unit: -1);
        foreach (var (unit, fit) in Own[household]!)
            if (Worth(household, fit) - prices(unit) is var gain && gain > best.Gain) best = (gain, unit);
        return best;
    }

    internal long Worth(int household, int fit) => Pairs.Scale * Pairs.Priorities[household] + fit;

    internal int Fit(int household, int unit) => Own[household]!.Find(pair => pair.To == unit).Fit;

    /// <summary>Whether all of these are near one another; −1 is near nothing.</summary>
    internal bool AreAllNear(ReadOnlySpan<int> units)
    {
        for (var one = 0; one < units.Length; one++)
        {
            if (units[one] < 0) return false;
            for (var other = 0; other < one; other++)
                if (!AreNear(units[one], units[other])) return false;
        }
        return true;
    }

    List<LivePair> PairsOf(int household)
    {
        var own = new List<LivePair>();
        for (var pair = Pairs.Starts[household]; pair < Pairs.Starts[household + 1]; pair++) own.Add(new(Pairs.Units[pair], Pairs.Fits[pair]));
        return own;
    }

    static void Refuse(bool wrong, string why)
    {
        if (wrong) throw new ArgumentException(why);
    }
}

/// <summary>A placement of groups that want to be together, and prices of places that prove how good it is: no placement is worth more than they say.</summary>
public sealed class TogetherAssignment
{
    /// <summary>The unit of each household; −1 where there is none for it.</summary>
    public required int[] Units { get; init; }

    /// <summary>What a place in each unit is worth; never negative.</summary>
    public required long[] UnitPrices { get; init; }

    /// <summary>How many groups are together.</summary>
    public required int Together { get; init; }

    /// <summary>The worth of all pairs that were chosen, and the bonuses.</summary>
    public required long Objective { get; init; }

    /// <summary>No placement is worth more: the prices of all places, what each household gains at most over them, and what each group does.</summary>
    public required long Bound { get; init; }
}
