using Prytulak.Engines.Matching;
using Prytulak.Engines.Planning;
using Xunit;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>What is said of a plan is true: counted once more by hand, or planned once more.</summary>
public sealed class PlanExplainerTests
{
    [Fact]
    public void What_stands_in_the_way_is_counted_as_by_hand()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (problem, plan) = Planned(3000 + seed);
            for (var household = 0; household < problem.Households.Count; household++)
            {
                var (said, asked) = (new PlanExplainer(plan).Hindrances(household, 100, 10_000), problem.Households[household]);
                Assert.Equal(problem.Units.Index().Count(unit => PlainRules.MayLiveIn(problem, household, unit.Index)), said.Allowed.Units);
                foreach (var (rule, without) in Relaxed(asked))
                {
                    var relaxed = Enumerable.Range(0, problem.Units.Count).Count(unit => PlainRules.MayLiveIn(problem, without, household, unit)) - said.Allowed.Units;
                    Assert.Equal(relaxed, said.Changes.Where(change => change.Rule == rule).Sum(change => change.Opens.Units));
                }
                Assert.True(said.Wider[0].Opens.Units <= said.Wider[1].Opens.Units);
                Assert.Equal(said.Changes.Where(change => change.Rule == Obstacle.Distance).Sum(change => change.Opens.Units), said.Wider[1].Opens.Units);
            }
        }
    }

    [Fact]
    public void Whoever_would_win_a_home_without_one_rule_is_placed_once_it_is_given_up()
    {
        var won = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            var (problem, plan) = Planned(4000 + seed);
            foreach (var household in Enumerable.Range(0, plan.Units.Length).Where(household => plan.Units[household] < 0))
                foreach (var change in new PlanExplainer(plan).Hindrances(household).Changes.Where(change => change.Opens.Won > 0))
                    foreach (var (rule, without) in Relaxed(problem.Households[household]).Where(relaxed => relaxed.Rule == change.Rule))
                    {
                        PlanHousehold[] households = [.. problem.Households];
                        households[household] = without;
                        var better = Planner.Solve(new(households, problem.Units, problem.Weights), stop: TestContext.Current.CancellationToken);
                        Assert.True(better.Objective > plan.Objective, $"Seed {seed}: {rule} is said to help household {household}, and does not.");
                        won++;
                    }
        }
        Assert.True(won > 50);
    }

    [Fact]
    public void Insisting_costs_as_much_as_the_best_plan_with_that_pair_and_never_less_than_its_price()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var (problem, plan) = Planned(5000 + seed);
            var explainer = new PlanExplainer(plan);
            for (var household = 0; household < problem.Households.Count; household += 3)
                foreach (var other in explainer.Alternatives(household))
                {
                    Assert.Equal(PlainRules.Fit(problem.Households[household], problem.Units[other.Unit], problem.Weights), other.Terms.Sum);
                    var insisted = explainer.Insist(household, other.Unit, TestContext.Current.CancellationToken);
                    Assert.True(insisted.Loss >= other.Loss && other.Loss >= 0);
                    Assert.Equal(Forced(problem, plan, household, other.Unit), insisted.Loss);
                    Assert.Equal(new(household, plan.Units[household], other.Unit), insisted.Moves[0]);
                }
        }
    }

    // Over every pair written out; the household has this one alone, and goes before everybody.
    static long Forced(PlanProblem problem, Plan plan, int household, int unit)
    {
        const int Before = 1_000_000;
        var (starts, units, fits, priorities) = (new List<int> { 0 }, new List<int>(), new List<int>(), problem.Priorities.ToArray());
        for (var number = 0; number < priorities.Length; number++)
        {
            foreach (var other in Enumerable.Range(0, problem.Units.Count).Where(other => PlainRules.MayLiveIn(problem, number, other) && (number != household || other == unit)))
            {
                units.Add(other);
                fits.Add(PlainRules.Fit(problem.Households[number], problem.Units[other], problem.Weights));
            }
            starts.Add(units.Count);
        }
        priorities[household] = Before;
        var forced = AssignmentSolver.Solve(new([.. starts], [.. units], [.. fits], priorities, [.. problem.Units.Select(other => other.Count)], plan.Scale));
        Assert.Equal(unit, forced.Units[household]);
        return plan.Objective - (forced.Objective - plan.Scale * (Before - problem.Priorities[household]));
    }

    static IEnumerable<(Obstacle Rule, PlanHousehold Without)> Relaxed(PlanHousehold household) =>
    [
        (Obstacle.Distance, household with { WithinKm = double.PositiveInfinity }), (Obstacle.Country, household with { Countries = 0 }), (Obstacle.Pets, household with { Needs = household.Needs & ~Trait.Pets }),
        (Obstacle.StepFree, household with { Needs = household.Needs & ~Trait.StepFree }), (Obstacle.Smoking, household with { Needs = household.Needs & ~Trait.NoSmoking }),
        (Obstacle.Vetting, household with { Needs = household.Needs & ~(Trait.ForChildren | Trait.Level1 | Trait.Level2 | Trait.Level3) }), (Obstacle.WomenOnly, household with { Needs = household.Needs & ~(Trait.WomenOnly | Trait.Mixed) }),
        (Obstacle.LoneMan, household with { Needs = household.Needs & ~Trait.NoLoneMan }), (Obstacle.OwnRoom, household with { Needs = household.Needs & ~Trait.OwnRoom }),
    ];

    static (PlanProblem, Plan) Planned(int seed)
    {
        var problem = RandomPlan.Of(seed, 25, 15);
        return (problem, Planner.Solve(problem, stop: TestContext.Current.CancellationToken));
    }
}
