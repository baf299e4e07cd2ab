using Prytulak.Engines.Planning;
using Xunit;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>Plans in which households want to live near each other: they are brought together where it costs nobody a home, and the bound holds.</summary>
public sealed class TogetherPlanTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Small_plans_are_within_their_bound_and_nearly_all_the_best_of_all_placements()
    {
        var (best, together) = (0, 0);
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = Small(seed, 4 + seed % 4, 3 + seed % 3, shared: seed % 3 == 0);
            var (plan, most) = (Planner.Solve(problem, stop: Stop), new EveryPlacement(problem).Most());
            Assert.True(plan.Objective <= most && most <= plan.Bound, $"Seed {seed}: {plan.Objective}, {most}, {plan.Bound}.");
            if (plan.Objective == most) best++;
            together += plan.Together.Count(isTogether => isTogether);
        }
        Assert.InRange(best, 297, 300);
        Assert.True(together > 30, $"{together}");
    }

    [Fact]
    public void Nobody_loses_a_home_so_that_others_are_together()
    {
        var (now, before) = (0, 0);
        for (var seed = 0; seed < 20; seed++)
        {
            var problem = Small(500 + seed, 150, 60 + 8 * seed, shared: false);
            var plan = Planner.Solve(problem, stop: Stop);
            var alone = Planner.Solve(new(problem.Households, problem.Units, problem.Weights), stop: Stop);
            Assert.Equal(Priorities(problem, alone), Priorities(problem, plan));
            Assert.Equal(plan.Objective, Worth(problem, plan));
            Assert.True(Worth(problem, alone) <= plan.Objective && plan.Objective <= plan.Bound);
            Assert.All(plan.Units.Index().Where(placed => placed.Item >= 0), placed => Assert.True(PlainRules.MayLiveIn(problem, placed.Index, placed.Item)));
            Assert.All(plan.Units.Where(unit => unit >= 0).CountBy(unit => unit), taken => Assert.True(taken.Value <= problem.Units[taken.Key].Count));
            (now, before) = (now + plan.Together.Count(isTogether => isTogether), before + (int)(EveryPlacement.Bonus(problem, alone.Units) / Math.Max(1, problem.Weights.Together)));
        }
        Assert.True(now > 2 * before && now > 20, $"{before} groups were together by chance, {now} are now.");
    }

    [Fact]
    public void Two_sisters_take_homes_in_one_town_though_each_alone_would_have_gone_elsewhere()
    {
        PlanUnit At(double latitude, bool isFree) => new() { At = new(latitude, 20), Beds = 2, From = 0, To = 90, FreeOfCharge = isFree };
        PlanHousehold[] sisters = [new() { People = 2, From = 0, To = 30, Barred = [1] }, new() { People = 2, From = 0, To = 30, Barred = [0] }];
        PlanUnit[] homes = [At(48, true), At(54, true), At(51, false), At(51.05, false)];
        int[] Homes(int together, params int[][] groups) => [.. Planner.Solve(new(sisters, homes, new() { Together = together }, groups), stop: Stop).Units.Order()];
        Assert.Equal([0, 1], Homes(300));
        Assert.Equal([2, 3], Homes(300, [0, 1]));
        Assert.Equal([0, 1], Homes(100, [0, 1]));
        Assert.Equal([0, 1], Homes(0, [0, 1]));
    }

    [Fact]
    public void What_else_was_near_is_told_at_the_prices_of_the_plan()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var problem = Small(900 + seed, 40, 40, shared: false);
            var plan = Planner.Solve(problem, stop: Stop);
            var explainer = new PlanExplainer(plan);
            for (var household = 0; household < 40; household++)
            {
                long Loss(int unit) => plan.HouseholdPrices[household] + plan.UnitPrices[unit] - EveryPlacement.Worth(problem, household, unit);
                var others = Enumerable.Range(0, 40).Where(unit => unit != plan.Units[household] && PlainRules.MayLiveIn(problem, household, unit)).Select(Loss).Order().ToList();
                Assert.Equal(others.Take(3), explainer.Alternatives(household).Select(other => other.Loss));
            }
        }
    }

    [Fact]
    public void A_plan_with_groups_follows_what_happens_within_its_bound()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var before = Small(700 + seed, 120, 110, shared: false);
            PlanProblem After() => new([.. before.Households.Skip(3)], [.. before.Units.Skip(2)], before.Weights, [.. before.Groups.Where(group => group.All(member => member >= 3)).Select(group => group.Select(member => member - 3).ToArray())]);
            var (followed, fresh) = (Planner.Follow(Planner.Solve(before, stop: Stop), After(), [.. Enumerable.Range(3, 117)], [.. Enumerable.Range(2, 108)], stop: Stop), Planner.Solve(After(), stop: Stop));
            Assert.Equal(followed.Objective, Worth(followed.Problem, followed));
            Assert.Equal(Priorities(fresh.Problem, fresh), Priorities(followed.Problem, followed));
            Assert.True(followed.Objective <= fresh.Bound && fresh.Objective <= followed.Bound, $"Seed {seed}");
        }
    }

    [Fact]
    public void Groups_of_one_or_of_four_or_with_somebody_twice_are_refused()
    {
        foreach (var groups in (int[][][])[[[0]], [[0, 1, 2, 3]], [[0, 0]], [[0, 1], [1, 2]], [[0, 9]]])
            Assert.ThrowsAny<ArgumentException>(() => new PlanProblem(RandomPlan.Of(1, 4, 1).Households, RandomPlan.Of(1, 4, 1).Units, new(), groups));
    }

    [Fact]
    public void The_same_network_has_the_same_plan_every_time()
    {
        var plans = Enumerable.Range(0, 3).Select(_ => Planner.Solve(Small(9, 300, 200, shared: false), stop: Stop)).ToArray();
        Assert.All(plans, plan => Assert.Equal(plans[0].Units, plan.Units));
    }

    // In a few towns, with half of the households in groups.
    static PlanProblem Small(int seed, int households, int units, bool shared)
    {
        var (random, plain) = (new Random(seed), RandomPlan.Of(seed, households, units));
        var towns = Enumerable.Range(0, 1 + units / 8).Select(_ => new Engines.Geo.Position(48 + 6 * random.NextDouble(), 14 + 12 * random.NextDouble())).ToArray();
        PlanUnit[] near = [.. plain.Units.Select(unit => unit with { At = towns[random.Next(towns.Length)] is var town ? new(town.Latitude + random.NextDouble() * 0.1, town.Longitude) : default, Offers = unit.Offers | (Trait)((1 << 10) - 1 & ~12) })];
        if (shared) near = [.. near.Select(unit => random.Next(2) == 0 ? unit : unit with { IsShared = true, Beds = 2 + random.Next(6), Count = 1 })];
        var groups = new List<IReadOnlyList<int>>();
        for (var (from, size) = (0, 2); from + size <= households / 2; from += size, size = 2 + random.Next(2)) groups.Add([.. Enumerable.Range(from, size)]);
        return new([.. plain.Households.Select(household => household with { WithinKm = Math.Max(300, household.WithinKm), Barred = [] })], near, plain.Weights, groups);
    }

    static long Priorities(PlanProblem problem, Plan plan) => plan.Units.Index().Where(placed => placed.Item >= 0).Sum(placed => (long)problem.Priorities[placed.Index]);

    static long Worth(PlanProblem problem, Plan plan) => plan.Units.Index().Where(placed => placed.Item >= 0).Sum(placed => EveryPlacement.Worth(problem, placed.Index, placed.Item)) + EveryPlacement.Bonus(problem, plan.Units);
}
