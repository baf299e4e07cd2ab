using Prytulak.Engines.Planning;
using Xunit;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>Plans where several households live in one home: nobody breaks a rule, nobody sleeps in a bed that is not there, and the bound holds.</summary>
public sealed class SharedPlanTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Small_plans_are_the_best_of_all_placements_and_proved()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = Small(seed, 2 + seed % 5, 1 + seed % 4);
            var (plan, most) = (Planner.Solve(problem, stop: Stop), new EveryPlacement(problem).Most());
            Assert.True(plan.Objective == most && most == plan.Bound, $"Seed {seed}: {plan.Objective}, {most}, {plan.Bound}.");
        }
    }

    [Fact]
    public void In_a_network_too_large_for_every_pair_the_bound_is_close()
    {
        var problem = Small(5, 600, 400);
        Assert.InRange(Planner.Solve(problem, stop: Stop).Gap, 0, 0.005);
    }

    [Fact]
    public void No_rule_is_broken_and_nobody_is_without_a_bed()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var problem = Small(3000 + seed, 80, 30);
            var plan = Planner.Solve(problem, stop: Stop);
            var guests = plan.Units.Index().Where(placed => placed.Item >= 0).ToLookup(placed => plan.Problem.Asked[placed.Item], placed => placed.Index);
            Assert.Equal(plan.Objective, guests.Sum(home => home.Sum(household => EveryPlacement.Worth(problem, household, home.Key))));
            Assert.True(plan.Bound >= plan.Objective);
            Assert.All(guests, home =>
            {
                var unit = problem.Units[home.Key];
                Assert.All(home, household => Assert.True(EveryPlacement.MayLiveIn(problem, household, home.Key)));
                Assert.True(home.Count() <= (unit is { IsShared: true, MostHouseholds: 0 } ? int.MaxValue : unit.IsShared ? unit.Count * unit.MostHouseholds : unit.Count));
                if (unit.IsShared) Assert.True(home.Sum(household => problem.Households[household].People) <= unit.Count * unit.Beds);
            });
        }
    }

    [Fact]
    public void A_hall_is_filled_to_the_last_bed_when_many_wait()
    {
        var night = new PlanUnit { At = new(50, 20), Beds = 20, IsShared = true, From = 0, To = 30 };
        int[] sizes = [7, 6, 5, 4, 4, 3, 3, 2, 2, 2];
        var plan = Planner.Solve(new([.. sizes.Select(size => new PlanHousehold { People = size, From = 0, To = 30 })], [night], new()), stop: Stop);
        Assert.Equal(20, plan.Units.Index().Where(placed => placed.Item >= 0).Sum(placed => sizes[placed.Index]));
        Assert.Equal(plan.Objective, plan.Bound);
    }

    [Fact]
    public void The_same_network_has_the_same_plan_every_time()
    {
        var plans = Enumerable.Range(0, 3).Select(_ => Planner.Solve(Small(7, 200, 60), stop: Stop)).ToArray();
        Assert.All(plans, plan => Assert.Equal(plans[0].Units, plan.Units));
    }

    [Fact]
    public void Nobody_to_place_in_a_hall_is_a_plan_too()
    {
        var hall = new PlanUnit { At = new(50, 20), Beds = 20, IsShared = true, From = 0, To = 30 };
        Assert.Equal(0, Planner.Solve(new([], [hall], new()), stop: Stop).Objective);
        Assert.Equal([-1], Planner.Solve(new([new() { People = 21, From = 0, To = 9 }], [hall], new()), stop: Stop).Units);
    }

    // About half of the units are shared.
    static PlanProblem Small(int seed, int households, int units)
    {
        var (random, plain) = (new Random(seed), RandomPlan.Of(seed, households, units));
        return new(plain.Households, [.. plain.Units.Select(unit => random.Next(2) == 0 ? unit : unit with { IsShared = true, Beds = 2 + random.Next(9), Count = random.Next(4) == 0 ? 2 : 1, MostHouseholds = random.Next(2) == 0 ? 0 : 1 + random.Next(3) })], plain.Weights);
    }
}
