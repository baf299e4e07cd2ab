namespace Prytulak.Engines.Matching;

/// <summary>
/// Places households of whom some want to be near each other, and says how far from the best it can be. For each group the units
/// near each other are found that cost least at the prices of the moment; the bonus is shared out on them, so that the members
/// want to go there, everybody is placed as well as can be for that, and what does not make the whole better is taken back. The
/// bound comes from prices of places (<see cref="TogetherBound"/>). Priorities lose nothing by it.
/// Equal input gives equal output.
/// </summary>
public sealed class TogetherSolver
{
    const int Rounds = 8, Choices = 12, Attempts = 3;

    readonly TogetherProblem problem;
    readonly LiveAssignment live;
    readonly JointChoice choice;

    // Of each group the units that it is drawn to, and by how much each member; null where it is not.
    readonly (int[] Units, int[] Bonuses)?[] drawn;

    // What each group is worth besides its pairs as the network counts them; and how it was before the change that is tried.
    readonly long[] extras;
    readonly Dictionary<int, ((int[] Units, int[] Bonuses)? Drawn, long Extra)> before = [];
    long allExtras;

    /// <param name="live">The best placement of the same pairs; it follows all that the groups are drawn to.</param>
    internal TogetherSolver(TogetherProblem problem, LiveAssignment live)
    {
        (this.problem, this.live, choice, drawn) = (problem, live, new(problem), new (int[], int[])?[problem.Groups.Length]);
        extras = [.. Enumerable.Range(0, drawn.Length).Select(Extra)];
        allExtras = extras.Sum();
    }

    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static TogetherAssignment Solve(TogetherProblem problem, CancellationToken stop = default)
    {
        var solver = new TogetherSolver(problem, new(problem.Pairs, AssignmentSolver.Solve(problem.Pairs, stop)));
        solver.Draw(stop);
        var bound = new TogetherBound(problem, solver.Prices(), stop);
        bound.Lower(solver.Worth, stop);
        return new()
        {
            Units = [.. Enumerable.Range(0, problem.Pairs.Households).Select(solver.live.UnitOf)], UnitPrices = bound.Prices, Objective = solver.Worth, Bound = bound.Value,
            Together = Enumerable.Range(0, problem.Groups.Length).Count(solver.IsTogether),
        };
    }

    /// <summary>What the pairs are worth as they are, and the bonuses of those who are together.</summary>
    internal long Worth => live.Objective + allExtras;

    /// <summary>Draws groups together as long as the whole becomes better by it, for a few rounds.</summary>
    internal void Draw(CancellationToken stop)
    {
        for (var round = 0; round < Rounds && Round(stop); round++) ;
    }

    /// <summary>Takes in pairs that were not there before. Groups whom they part are drawn to each other no longer.</summary>
    internal void Add(int[] households, LivePair[] pairs)
    {
        foreach (var (household, pair) in households.Zip(pairs)) problem.Own[household]?.Add(pair);
        live.AddPairs(households, pairs);
        while (Enumerable.Range(0, drawn.Length).FirstOrDefault(group => !IsWhereDrawn(group), -1) is >= 0 and var parted) Let(parted);
        for (var group = 0; group < extras.Length; group++) extras[group] = Extra(group);
        allExtras = extras.Sum();
    }

    /// <summary>The pairs as they were before groups were drawn to some of them, of those who are in one.</summary>
    internal IReadOnlyList<LivePair> Own(int household) => problem.Own[household]!;

    internal bool IsTogether(int group) => problem.AreAllNear([.. problem.Groups[group].Select(live.UnitOf)]);

    long[] Prices() => [.. Enumerable.Range(0, problem.Pairs.Capacities.Length).Select(live.UnitPrice)];

    // True where it became better.
    bool Round(CancellationToken stop)
    {
        var some = false;
        foreach (var group in Enumerable.Range(0, drawn.Length).OrderBy(Missing).ThenBy(group => group).ToList())
        {
            stop.ThrowIfCancellationRequested();
            foreach (var (_, units) in choice.Find(problem.Groups[group], Gain, live.UnitPrice, Choices).ToList())
            {
                if (!Draw(group, units)) continue;
                some = true;
                break;
            }
        }
        return some;
    }

    long Missing(int group) => choice.Least(problem.Groups[group], Gain, live.UnitPrice);

    /// <summary>What a member of a group gains at most by its own pairs, without a bonus.</summary>
    internal long Gain(int household) => problem.Best(household, live.UnitPrice).Gain;

    bool Draw(int group, int[] units)
    {
        if (drawn[group] is var (now, _) && now.SequenceEqual(units)) return false;
        before.Clear();
        var worth = Worth;
        var isBetter = live.Try(() => Change(group, units), () => Worth > worth);
        foreach (var (other, (where, extra)) in before)
            if (!isBetter) (drawn[other], extras[other]) = (where, extra);
        if (!isBetter) allExtras = worth - live.Objective;
        return isBetter;
    }

    // Groups that are torn apart by it are drawn to the next best instead, once each.
    void Change(int group, int[] units)
    {
        // What a place is worth is seen in full only when somebody has left it.
        for (var attempt = 0; attempt < Attempts && !IsDrawnTo(group, units); attempt++)
        {
            Let(group);
            Pull(group, units);
        }
        var torn = new HashSet<int> { group };
        while (Moved().FirstOrDefault(other => !IsWhereDrawn(other), -1) is >= 0 and var next)
        {
            Let(next);
            if (torn.Add(next) && choice.Find(problem.Groups[next], Gain, live.UnitPrice, 1) is [var best, ..]) Pull(next, best.Units);
        }
        foreach (var other in Moved().ToList()) Count(other);
    }

    // The groups that may be elsewhere than before the change, or drawn elsewhere.
    IEnumerable<int> Moved() => live.Changes.Households.Select(one => problem.GroupOf[one.Household]).Where(group => group >= 0).Concat(before.Keys).Distinct().Order();

    void Count(int group)
    {
        Remember(group);
        allExtras -= extras[group];
        allExtras += extras[group] = Extra(group);
    }

    void Remember(int group) => before.TryAdd(group, (drawn[group], extras[group]));

    void Pull(int group, int[] units)
    {
        var (members, bonuses, left) = (problem.Groups[group], new int[units.Length], problem.Bonus);
        long[] own = [.. members.Select((household, member) => Gain(household) + live.UnitPrice(units[member]) - problem.Worth(household, problem.Fit(household, units[member])))];
        var each = (problem.Bonus - own.Sum()) / members.Length;
        // Since others were let go it may cost more than it did, and cannot be made up for.
        for (var member = 0; member < members.Length; member++) left -= bonuses[member] = member == members.Length - 1 ? left : (int)Math.Clamp(own[member] + each, 0, left);
        Remember(group);
        drawn[group] = (units, bonuses);
        Set(members, units, bonuses);
    }

    void Let(int group)
    {
        if (drawn[group] is not var (units, _)) return;
        Remember(group);
        drawn[group] = null;
        Set(problem.Groups[group], units, new int[units.Length]);
    }

    void Set(int[] members, int[] units, int[] bonuses) => live.AddPairs(members, [.. members.Select((household, member) => new LivePair(units[member], problem.Fit(household, units[member]) + bonuses[member]))]);

    bool IsDrawnTo(int group, int[] units) => drawn[group] is var (now, _) && now.SequenceEqual(units) && IsWhereDrawn(group);

    bool IsWhereDrawn(int group) => drawn[group] is not var (units, _) || problem.Groups[group].Index().All(member => live.UnitOf(member.Item) == units[member.Index]);

    long Extra(int group)
    {
        var extra = IsTogether(group) ? problem.Bonus : 0L;
        if (drawn[group] is not var (units, bonuses)) return extra;
        for (var member = 0; member < units.Length; member++)
            if (live.UnitOf(problem.Groups[group][member]) == units[member]) extra -= bonuses[member];
        return extra;
    }
}
