using Prytulak.Engines.Matching;
using Prytulak.Engines.Planning;
using Xunit;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>A plan is the best over all pairs that are allowed, and breaks no rule.</summary>
public sealed class PlannerTests
{
    [Fact]
    public void A_plan_is_worth_as_much_as_one_over_every_pair_written_out()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomPlan.Of(seed, 1 + seed % 60, 1 + seed * 7 % 50);
            var plan = Planner.Solve(problem, stop: TestContext.Current.CancellationToken);
            var (worth, all) = (plan.Objective, OverAllPairs(problem, plan.Scale));
            Assert.True(all.Objective == worth, $"Seed {seed}: {worth}, and over all pairs {all.Objective}.");
            Assert.Equal(plan.Objective, plan.Bound);
        }
    }

    [Fact]
    public void A_large_plan_needs_several_rounds_and_is_the_best_over_all_pairs()
    {
        var problem = RandomPlan.Of(1, 3000, 2500);
        var plan = Planner.Solve(problem, stop: TestContext.Current.CancellationToken);
        Assert.True(plan.Rounds > 1);
        Assert.Equal(OverAllPairs(problem, plan.Scale).Objective, plan.Objective);
        Assert.Equal(0, plan.Gap);
    }

    [Fact]
    public void No_hard_rule_is_ever_broken_and_the_certificate_holds_for_every_pair()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var problem = RandomPlan.Of(1000 + seed, 40, 40);
            var plan = Planner.Solve(problem, stop: TestContext.Current.CancellationToken);
            Assert.All(Pairs(problem), pair => Assert.True(plan.HouseholdPrices[pair.Household] + plan.UnitPrices[pair.Unit] >= Worth(problem, plan, pair.Household, pair.Unit)));
            foreach (var (household, unit) in plan.Units.Index().Where(placed => placed.Item >= 0))
            {
                Assert.True(PlainRules.MayLiveIn(problem, household, unit));
                Assert.Equal(Worth(problem, plan, household, unit), plan.HouseholdPrices[household] + plan.UnitPrices[unit]);
            }
            Assert.All(plan.Units.Where(unit => unit >= 0).GroupBy(unit => unit), taken => Assert.True(taken.Count() <= problem.Units[taken.Key].Count));
            Assert.All(Enumerable.Range(0, plan.UnitPrices.Length).Where(unit => plan.UnitPrices[unit] > 0), unit => Assert.Equal(problem.Units[unit].Count, plan.Units.Count(taken => taken == unit)));
        }
    }

    [Fact]
    public void Each_pair_is_allowed_and_fits_as_the_rules_say_written_out()
    {
        for (var seed = 0; seed < 50; seed++)
        {
            var problem = RandomPlan.Of(2000 + seed, 30, 30);
            for (var household = 0; household < 30; household++)
                for (var unit = 0; unit < 30; unit++)
                {
                    var (asked, offered) = (problem.Households[household], problem.Units[unit]);
                    var may = PlainRules.MayLiveIn(problem, household, unit);
                    Assert.Equal(may, problem.Obstacles(household, unit) == Obstacle.None);
                    if (may) Assert.Equal(PlainRules.Fit(asked, offered, problem.Weights), problem.Terms(household, unit).Sum);
                }
        }
    }

    [Fact]
    public void The_same_network_has_the_same_plan_every_time()
    {
        var plans = Enumerable.Range(0, 3).Select(_ => Planner.Solve(RandomPlan.Of(7, 400, 300), stop: TestContext.Current.CancellationToken)).ToArray();
        Assert.All(plans, plan => Assert.Equal(plans[0].Units, plan.Units));
    }

    [Fact]
    public void Nobody_to_place_and_nowhere_to_go_are_plans_too()
    {
        Assert.Equal(0, Planner.Solve(new([], [], new()), stop: TestContext.Current.CancellationToken).Objective);
        Assert.Equal([-1], Planner.Solve(new([RandomPlan.Household(new(1))], [], new()), stop: TestContext.Current.CancellationToken).Units);
        Assert.Empty(Planner.Solve(new([], [RandomPlan.Unit(new(1))], new()), stop: TestContext.Current.CancellationToken).Units);
    }

    [Fact]
    public void Work_that_is_stopped_ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Planner.Solve(RandomPlan.Of(1, 2000, 2000), stop: stop.Token));
    }

    static Assignment OverAllPairs(PlanProblem problem, long scale)
    {
        var (starts, units, fits) = (new List<int> { 0 }, new List<int>(), new List<int>());
        for (var household = 0; household < problem.Households.Count; household++)
        {
            foreach (var unit in Enumerable.Range(0, problem.Units.Count).Where(unit => PlainRules.MayLiveIn(problem, household, unit)))
            {
                units.Add(unit);
                fits.Add(PlainRules.Fit(problem.Households[household], problem.Units[unit], problem.Weights));
            }
            starts.Add(units.Count);
        }
        return AssignmentSolver.Solve(new([.. starts], [.. units], [.. fits], problem.Priorities, [.. problem.Units.Select(unit => unit.Count)], scale));
    }

    static IEnumerable<(int Household, int Unit)> Pairs(PlanProblem problem) =>
        from household in Enumerable.Range(0, problem.Households.Count)
        from unit in Enumerable.Range(0, problem.Units.Count)
        where PlainRules.MayLiveIn(problem, household, unit)
        select (household, unit);

    static long Worth(PlanProblem problem, Plan plan, int household, int unit) =>
        plan.Scale * problem.Priorities[household] + PlainRules.Fit(problem.Households[household], problem.Units[unit], problem.Weights);
}
