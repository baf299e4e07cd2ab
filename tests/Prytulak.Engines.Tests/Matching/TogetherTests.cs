using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Sisters, neighbours and friends who want to live near each other.</summary>
public class TogetherTests
{
    [Fact]
    public void Small_networks_are_as_good_as_the_best_of_all_or_nearly_and_the_prices_prove_how_nearly()
    {
        var (exact, all) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            var (problem, found) = Solved(seed, households: 2 + seed % 6, units: 2 + seed % 5);
            var best = Best(problem, 0, [.. problem.Pairs.Capacities], new int[problem.Pairs.Households]);
            Assert.InRange(best, found.Objective, found.Bound);
            all++;
            if (best == found.Objective) exact++;
        }
        Assert.InRange(exact, all * 93 / 100, all);
    }

    [Fact]
    public void In_larger_networks_more_are_together_and_nobody_loses_a_home_for_it()
    {
        var (together, before) = (0, 0);
        for (var seed = 0; seed < 30; seed++)
        {
            var (problem, found) = Solved(seed, households: 200, units: 100 + 4 * seed);
            var alone = AssignmentSolver.Solve(problem.Pairs, TestContext.Current.CancellationToken);
            Assert.Equal(Priorities(problem, alone.Units), Priorities(problem, found.Units));
            Assert.True(Worth(problem, alone.Units) <= found.Objective);
            before += problem.Groups.Count(group => IsTogether(problem, group, alone.Units));
            together += found.Together;
        }
        Assert.True(together > 2 * before, $"{before} groups were together by chance, {together} are now.");
    }

    [Fact]
    public void Two_sisters_take_homes_in_one_town_though_each_alone_would_have_gone_elsewhere()
    {
        AssignmentProblem pairs = new([0, 2, 4], [0, 2, 1, 3], [90, 50, 90, 50], [1, 1], [1, 1, 1, 1], 1 << 20);
        TogetherProblem Of(int bonus) => new(pairs, [[0, 1]], bonus, (one, other) => one == other || Math.Min(one, other) >= 2);
        Assert.Equal([2, 3], TogetherSolver.Solve(Of(81), TestContext.Current.CancellationToken).Units);
        Assert.Equal([0, 1], TogetherSolver.Solve(Of(79), TestContext.Current.CancellationToken).Units);
    }

    [Fact]
    public void Equal_networks_get_equal_placements() => Assert.Equal(Solved(9, 200, 150).Found.Units, Solved(9, 200, 150).Found.Units);

    [Fact]
    public void What_cannot_be_is_refused()
    {
        AssignmentProblem pairs = new([0, 1, 2], [0, 0], [1, 1], [1, 1], [2], 1 << 10);
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(pairs, [[0]], 1, (_, _) => true));
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(pairs, [[0, 2]], 1, (_, _) => true));
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(pairs, [[0, 0]], 1, (_, _) => true));
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(pairs, [[0, 1]], -1, (_, _) => true));
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(pairs, [[0, 1]], 1 << 10, (_, _) => true));
        Assert.ThrowsAny<ArgumentException>(() => new TogetherProblem(new([0, 1, 2], [0, 0], [1, 1], [1, 1], [2], long.MaxValue / 9), [[0, 1]], 1, (_, _) => true));
    }

    // Units lie on a line; near is what is two apart at most.
    static (TogetherProblem Problem, TogetherAssignment Found) Solved(int seed, int households, int units)
    {
        var random = new Random(seed);
        var (starts, pairs, fits, range) = (new List<int> { 0 }, new List<int>(), new List<int>(), random.Next(2) == 0 ? 10 : 500);
        for (var household = 0; household < households; household++)
        {
            foreach (var unit in Enumerable.Range(0, units).OrderBy(_ => random.Next()).Take(random.Next(1, 12)).Order())
            {
                pairs.Add(unit);
                fits.Add(random.Next(range));
            }
            starts.Add(pairs.Count);
        }
        var order = Enumerable.Range(0, households).OrderBy(_ => random.Next()).ToArray();
        int[][] groups = [.. order.Chunk(random.Next(2, 4)).Where(group => group.Length > 1 && random.Next(3) > 0)];
        AssignmentProblem problem = new([.. starts], [.. pairs], [.. fits], [.. order.Select(_ => random.Next(random.Next(2) == 0 ? 2 : 40))], [.. Enumerable.Range(0, units).Select(_ => random.Next(4) == 0 ? 2 : 1)], 1L << 27);
        var together = new TogetherProblem(problem, groups, 3 * range / 5, (one, other) => Math.Abs(one - other) <= 2);
        var found = TogetherSolver.Solve(together, TestContext.Current.CancellationToken);
        Assert.Equal(Worth(together, found.Units), found.Objective);
        Assert.InRange(Bound(together, found.UnitPrices), found.Objective, found.Bound);
        Assert.Equal(groups.Count(group => IsTogether(together, group, found.Units)), found.Together);
        Assert.All(found.Units.Where(unit => unit >= 0).CountBy(unit => unit), unit => Assert.InRange(unit.Value, 1, problem.Capacities[unit.Key]));
        return (together, found);
    }

    static bool IsTogether(TogetherProblem problem, int[] group, int[] units) =>
        group.All(one => units[one] >= 0 && group.All(other => units[other] >= 0 && problem.AreNear(units[one], units[other])));

    static long Worth(TogetherProblem problem, int[] units) =>
        units.Index().Where(placed => placed.Item >= 0).Sum(placed => problem.Pairs.Weight(placed.Index, Array.IndexOf(problem.Pairs.Units, placed.Item, problem.Pairs.Starts[placed.Index], problem.Pairs.Starts[placed.Index + 1] - problem.Pairs.Starts[placed.Index])))
        + problem.Groups.Count(group => IsTogether(problem, group, units)) * (long)problem.Bonus;

    static long Priorities(TogetherProblem problem, int[] units) => units.Index().Where(placed => placed.Item >= 0).Sum(placed => (long)problem.Pairs.Priorities[placed.Index]);

    static long Best(TogetherProblem problem, int household, int[] places, int[] units)
    {
        if (household == units.Length) return Worth(problem, units);
        units[household] = -1;
        var best = Best(problem, household + 1, places, units);
        for (var pair = problem.Pairs.Starts[household]; pair < problem.Pairs.Starts[household + 1]; pair++)
        {
            var unit = problem.Pairs.Units[pair];
            if (places[unit] == 0) continue;
            places[unit]--;
            units[household] = unit;
            best = Math.Max(best, Best(problem, household + 1, places, units));
            places[unit]++;
        }
        units[household] = -1;
        return best;
    }

    // All places at their prices; and each household, or all ways for a group, what it gains most.
    static long Bound(TogetherProblem problem, long[] prices)
    {
        Assert.All(prices, price => Assert.True(price >= 0));
        var bound = prices.Index().Sum(price => price.Item * problem.Pairs.Capacities[price.Index]);
        var groups = problem.Groups.Concat(Enumerable.Range(0, problem.Pairs.Households).Except(problem.Groups.SelectMany(group => group)).Select(household => (int[])[household]));
        return bound + groups.Sum(group => Gain(problem, group, prices, 0, new int[problem.Pairs.Households]));
    }

    static long Gain(TogetherProblem problem, int[] group, long[] prices, int member, int[] units)
    {
        if (member == group.Length) return group.Length > 1 && IsTogether(problem, group, units) ? problem.Bonus : 0;
        units[group[member]] = -1;
        var best = Gain(problem, group, prices, member + 1, units);
        for (var pair = problem.Pairs.Starts[group[member]]; pair < problem.Pairs.Starts[group[member] + 1]; pair++)
        {
            units[group[member]] = problem.Pairs.Units[pair];
            best = Math.Max(best, problem.Pairs.Weight(group[member], pair) - prices[problem.Pairs.Units[pair]] + Gain(problem, group, prices, member + 1, units));
        }
        units[group[member]] = -1;
        return best;
    }
}
