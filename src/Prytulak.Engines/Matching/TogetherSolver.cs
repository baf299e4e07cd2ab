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
    const int Rounds = 8, Choices = 12;

    readonly TogetherProblem problem;
    readonly LiveAssignment live;
    readonly JointChoice choice;

    // Of each group the units that it is drawn to, and by how much each member; null where it is not.
    readonly (int[] Units, int[] Bonuses)?[] drawn;

    // What each group is worth besides its pairs as the network counts them; and how it was before the change that is tried.
    readonly long[] extras;
    readonly Dictionary<int, ((int[] Units, int[] Bonuses)? Drawn, long Extra)> before = [];
    long allExtras;

    TogetherSolver(TogetherProblem problem, CancellationToken stop)
    {
        (this.problem, choice) = (problem, new(problem));
        (live, drawn) = (new(problem.Pairs, AssignmentSolver.Solve(problem.Pairs, stop)), new (int[], int[])?[problem.Groups.Length]);
        extras = [.. Enumerable.Range(0, drawn.Length).Select(Extra)];
        allExtras = extras.Sum();
    }

    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static TogetherAssignment Solve(TogetherProblem problem, CancellationToken stop = default)
    {
        var solver = new TogetherSolver(problem, stop);
        for (var round = 0; round < Rounds && solver.Round(stop); round++) ;
        var objective = solver.Worth();
        var bound = new TogetherBound(problem, solver.Prices(), stop);
        bound.Lower(objective, stop);
        return new()
        {
            Units = [.. Enumerable.Range(0, problem.Pairs.Households).Select(solver.live.UnitOf)], UnitPrices = bound.Prices, Objective = objective, Bound = bound.Value,
            Together = Enumerable.Range(0, problem.Groups.Length).Count(solver.IsTogether),
        };
    }

    long[] Prices() => [.. Enumerable.Range(0, problem.Pairs.Capacities.Length).Select(live.UnitPrice)];

    // True where it became better.
    bool Round(CancellationToken stop)
    {
        var some = false;
        foreach (var group in Enumerable.Range(0, drawn.Length).OrderBy(Missing).ThenBy(group => group).ToList())
        {
            stop.ThrowIfCancellationRequested();
            foreach (var (missing, units) in choice.Find(problem.Groups[group], Gain, live.UnitPrice, Choices).ToList())
            {
                if (!Draw(group, units, missing)) continue;
                some = true;
                break;
            }
        }
        return some;
    }

    long Missing(int group) => choice.Least(problem.Groups[group], Gain, live.UnitPrice);

    // What a household gains at most by its own pairs.
    long Gain(int household)
    {
        var gain = 0L;
        for (var pair = problem.Pairs.Starts[household]; pair < problem.Pairs.Starts[household + 1]; pair++)
            gain = Math.Max(gain, problem.Pairs.Weight(household, pair) - live.UnitPrice(problem.Pairs.Units[pair]));
        return gain;
    }

    bool Draw(int group, int[] units, long missing)
    {
        if (drawn[group] is var (now, _) && now.SequenceEqual(units)) return false;
        before.Clear();
        var worth = Worth();
        var isBetter = live.Try(() => Change(group, units, missing), () => Worth() > worth);
        foreach (var (other, (where, extra)) in before)
            if (!isBetter) (drawn[other], extras[other]) = (where, extra);
        if (!isBetter) allExtras = worth - live.Objective;
        return isBetter;
    }

    // What the pairs are worth as they are, and the bonuses of those who are together.
    long Worth() => live.Objective + allExtras;

    // Groups that are torn apart by it are drawn to the next best instead, once each.
    void Change(int group, int[] units, long missing)
    {
        Let(group);
        Pull(group, units, missing);
        var torn = new HashSet<int> { group };
        while (Moved().FirstOrDefault(other => !IsWhereDrawn(other), -1) is >= 0 and var next)
        {
            Let(next);
            if (torn.Add(next) && choice.Find(problem.Groups[next], Gain, live.UnitPrice, 1) is [var best, ..]) Pull(next, best.Units, best.Missing);
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

    void Pull(int group, int[] units, long missing)
    {
        var (members, bonuses, left) = (problem.Groups[group], new int[units.Length], problem.Bonus);
        var each = (problem.Bonus - missing) / members.Length;
        for (var member = 0; member < members.Length; member++)
        {
            var own = Gain(members[member]) + live.UnitPrice(units[member]) - problem.Pairs.Scale * problem.Pairs.Priorities[members[member]] - Fit(members[member], units[member]);
            // Since others were let go it may cost more than it did, and cannot be made up for.
            left -= bonuses[member] = member == members.Length - 1 ? left : (int)Math.Clamp(own + each, 0, left);
        }
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

    void Set(int[] members, int[] units, int[] bonuses) => live.AddPairs(members, [.. members.Select((household, member) => new LivePair(units[member], Fit(household, units[member]) + bonuses[member]))]);

    bool IsWhereDrawn(int group) => drawn[group] is not var (units, _) || problem.Groups[group].Index().All(member => live.UnitOf(member.Item) == units[member.Index]);

    bool IsTogether(int group)
    {
        var members = problem.Groups[group];
        for (var one = 0; one < members.Length; one++)
        {
            if (live.UnitOf(members[one]) < 0) return false;
            for (var other = 0; other < one; other++)
                if (!problem.AreNear(live.UnitOf(members[one]), live.UnitOf(members[other]))) return false;
        }
        return true;
    }

    long Extra(int group)
    {
        var extra = IsTogether(group) ? problem.Bonus : 0L;
        if (drawn[group] is not var (units, bonuses)) return extra;
        for (var member = 0; member < units.Length; member++)
            if (live.UnitOf(problem.Groups[group][member]) == units[member]) extra -= bonuses[member];
        return extra;
    }

    int Fit(int household, int unit) => problem.Pairs.Fits[Array.IndexOf(problem.Pairs.Units, unit, problem.Pairs.Starts[household])];
}
