using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Draws the groups of a plan together, over all allowed pairs: pairs by which members could be near each other are looked for at
/// the prices of the moment, groups are drawn to them where the whole becomes better by it (<see cref="TogetherSolver"/>), and
/// everybody else is placed as well as can be.
/// </summary>
sealed class TogetherPlanner
{
    const int Rounds = 3, BoundRounds = 6;

    readonly PlanProblem problem;
    readonly LiveAssignment live;
    readonly Pricing pricing;
    readonly JointHomes joint;
    readonly TogetherSolver solver;
    readonly CancellationToken stop;

    /// <param name="live">The best plan as if there were no groups.</param>
    public TogetherPlanner(PlanProblem problem, LiveAssignment live, Pricing pricing, CancellationToken stop)
    {
        (this.problem, this.live, this.pricing, this.stop, joint) = (problem, live, pricing, stop, new(problem, stop));
        solver = new(Problem(live.ToProblem()), live);
    }

    /// <summary>What all is worth, with the bonuses of those who are together.</summary>
    public long Worth => solver.Worth;

    public void Draw()
    {
        for (var (round, before) = (0, long.MinValue); round < Rounds && solver.Worth > before; round++)
        {
            before = solver.Worth;
            Look();
            solver.Draw(stop);
            while (Price() > 0) Add(pricing.Pairs());
        }
    }

    /// <summary>What no plan exceeds, whoever is together: by prices of places alone, over all allowed pairs. Pairs that these prices miss are added, and groups drawn to them where it helps.</summary>
    public long Bound()
    {
        var (least, prices) = (long.MaxValue, Prices());
        for (var round = 0; round < BoundRounds; round++)
        {
            var bound = new TogetherBound(Problem(Plain()), prices, stop);
            bound.Lower(solver.Worth, stop);
            prices = bound.Prices;
            var (worth, missed) = OverAll(prices);
            least = Math.Min(least, worth);
            if (missed.Count == 0) break;
            Add(([.. missed.Select(one => one.Household)], [.. missed.Select(one => one.Pair)]));
            Draw();
        }
        // Whoever asks the plan asks at its own prices.
        Price();
        return least;
    }

    // What all gain over these prices, with the prices; and the pairs of it that are not held.
    (long Worth, List<(int Household, LivePair Pair)> Missed) OverAll(long[] prices)
    {
        var pairs = Plain();
        var gains = Gains(pairs, prices);
        Price(gains, prices);
        for (var household = 0; household < problem.Households.Count; household++) gains[household] += pricing.MissedBy(household);
        var (households, found) = pricing.Pairs();
        var joint = this.joint.Find(household => gains[household]);
        var missed = households.Zip(found).Concat(New(joint.Pairs)).Distinct().ToList();
        return (gains.Sum() + joint.Missing.Sum(least => Math.Max(0, problem.Weights.Together - least)) + prices.Index().Sum(unit => unit.Item * pairs.Capacities[unit.Index]), missed);
    }

    void Look()
    {
        Price();
        var found = New(joint.Find(solver.Gain).Pairs).ToList();
        Add(([.. found.Select(one => one.Household)], [.. found.Select(one => one.Pair)]));
    }

    IEnumerable<(int Household, LivePair Pair)> New(IEnumerable<(int Household, LivePair Pair)>[] found) => found.SelectMany(pairs => pairs).Where(one => !solver.Own(one.Household).Any(own => own.To == one.Pair.To));

    void Add((int[] Households, LivePair[] Pairs) more) => solver.Add(more.Households, more.Pairs);

    int Price() => Price([.. Enumerable.Range(0, problem.Households.Count).Select(live.HouseholdPrice)], Prices());

    // Who is gone still has a number in the network, after all others.
    int Price(long[] gains, long[] prices) => pricing.Run(gains[..problem.Households.Count], prices[..problem.Units.Count], stop);

    long[] Prices() => [.. Enumerable.Range(0, live.Units).Select(live.UnitPrice)];

    TogetherProblem Problem(AssignmentProblem pairs) => new(pairs, [.. problem.Groups.Select(group => group.ToArray())], problem.Weights.Together, joint.AreNear);

    // The pairs as they fit without bonuses.
    AssignmentProblem Plain()
    {
        var pairs = live.ToProblem();
        foreach (var household in problem.Groups.SelectMany(group => group))
            foreach (var (unit, fit) in solver.Own(household)) pairs.Fits[Array.IndexOf(pairs.Units, unit, pairs.Starts[household], pairs.Starts[household + 1] - pairs.Starts[household])] = fit;
        return pairs;
    }

    // What each household gains at most at these prices, over the pairs that are held.
    static long[] Gains(AssignmentProblem pairs, long[] prices)
    {
        var gains = new long[pairs.Households];
        for (var household = 0; household < gains.Length; household++)
            for (var pair = pairs.Starts[household]; pair < pairs.Starts[household + 1]; pair++) gains[household] = Math.Max(gains[household], pairs.Weight(household, pair) - prices[pairs.Units[pair]]);
        return gains;
    }
}
