using Prytulak.Engines.Planning;
using Xunit;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>A plan that follows what happens is worth as much as one that is made afresh, and proved.</summary>
public sealed class FollowTests
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void After_households_and_homes_have_come_gone_and_changed_a_plan_is_the_best_again()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (random, first) = (new Random(seed), RandomPlan.Of(seed, 60 + seed % 3 * 60, 50 + seed * 3));
            var (households, units) = (first.Households.Select(household => household with { Barred = [] }).ToList(), first.Units.ToList());
            var plan = Planner.Solve(new([.. households], [.. units], first.Weights), stop: Stop);
            for (var day = 0; day < 12; day++)
            {
                var (wereHouseholds, wereUnits) = (households.ToList(), units.ToList());
                Change(random, households, () => RandomPlan.Household(random));
                Change(random, units, () => RandomPlan.Unit(random));
                // Who is barred from a unit is so by its number, which may be another's now.
                foreach (var household in Enumerable.Range(0, households.Count).Where(household => households[household].Barred.Count > 0 || random.Next(40) == 0).ToList())
                    households[household] = households[household] with { Barred = [random.Next(units.Count)] };
                var next = new PlanProblem([.. households], [.. units], first.Weights);
                int[] same = [.. households.Select(household => wereHouseholds.IndexOf(household))], sameUnits = [.. units.Select(unit => wereUnits.IndexOf(unit))];
                plan = Planner.Follow(plan, next, same, sameUnits, stop: Stop);
                Assert.Equal(Planner.Solve(next, stop: Stop).Objective, plan.Objective);
                Assert.Equal(plan.Objective, plan.Bound);
                Assert.All(plan.Units.Index().Where(placed => placed.Item >= 0), placed => Assert.True(PlainRules.MayLiveIn(next, placed.Index, placed.Item)));
                Assert.All(plan.Units.Where(unit => unit >= 0).CountBy(unit => unit), taken => Assert.True(taken.Value <= next.Units[taken.Key].Count));
            }
        }
    }

    [Fact]
    public void What_insisting_costs_is_the_same_in_a_plan_that_followed()
    {
        var problem = RandomPlan.Of(3, 150, 140);
        var plain = new PlanProblem([.. problem.Households.Select(household => household with { Barred = [] })], problem.Units, problem.Weights);
        PlanProblem Fewer() => new([.. plain.Households.Skip(4)], [.. plain.Units.Skip(3)], problem.Weights);
        var fewer = Fewer();
        var followed = Planner.Follow(Planner.Solve(plain, stop: Stop), fewer, [.. Enumerable.Range(4, 146)], [.. Enumerable.Range(3, 137)], stop: Stop);
        var (one, other) = (new PlanExplainer(followed), new PlanExplainer(Planner.Solve(Fewer(), stop: Stop)));
        for (var household = 0; household < 40; household++)
            foreach (var unit in Enumerable.Range(0, 137).Where(unit => fewer.Obstacles(household, unit) == Obstacle.None).Take(3))
                if (followed.Units[household] != unit) Assert.Equal(other.Insist(household, unit, Stop).Loss, one.Insist(household, unit, Stop).Loss);
    }

    // Some go, some are otherwise, some come, at any place.
    static void Change<T>(Random random, List<T> all, Func<T> another)
    {
        for (var times = random.Next(4); times > 0; times--)
            switch (random.Next(3))
            {
                case 0 when all.Count > 20: all.RemoveAt(random.Next(all.Count)); break;
                case 1: all[random.Next(all.Count)] = another(); break;
                default: all.Insert(random.Next(all.Count + 1), another()); break;
            }
    }
}
