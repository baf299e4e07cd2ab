using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>The best placement is the best, and proves it.</summary>
public class AssignmentTests
{
    [Fact]
    public void No_other_placement_of_a_small_network_is_worth_more()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var problem = RandomProblem.Of(seed, most: 6);
            Assert.Equal(BestOfAll(problem, 0, [.. problem.Capacities]), Solve(problem).Objective);
        }
    }

    [Fact]
    public void Every_placement_comes_with_a_proof_that_a_stranger_accepts()
    {
        for (var seed = 0; seed < 3000; seed++)
        {
            var problem = RandomProblem.Of(seed, most: seed % 10 == 0 ? 400 : 40);
            var solved = Solve(problem);
            Assert.Null(CertificateChecker.Fault(problem, solved.Units, solved.HouseholdPrices, solved.UnitPrices));
            Assert.Equal(solved.Bound, solved.Objective);
        }
    }

    [Fact]
    public void A_proof_with_one_price_off_by_one_is_refused()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var problem = RandomProblem.Of(seed, most: 30);
            var solved = Solve(problem);
            var random = new Random(seed);
            long[] households = [.. solved.HouseholdPrices], units = [.. solved.UnitPrices];
            var (prices, at) = random.Next(2) == 0 ? (households, random.Next(households.Length)) : (units, random.Next(units.Length));
            prices[at] += random.Next(2) * 2 - 1;
            Assert.NotNull(CertificateChecker.Fault(problem, solved.Units, households, units));
        }
    }

    [Fact]
    public void Equal_input_gives_equal_output()
    {
        var problem = RandomProblem.Of(7, most: 300);
        Assert.Equal(Solve(problem).Units, Solve(problem).Units);
    }

    [Theory]
    [InlineData(1), InlineData(2), InlineData(3)]
    public void A_priority_is_never_given_up_for_any_fit(int seed)
    {
        var problem = RandomProblem.Of(seed, most: 100);
        var withoutFits = new AssignmentProblem(problem.Starts, problem.Units, new int[problem.Fits.Length], problem.Priorities, problem.Capacities, problem.Scale);
        Assert.Equal(Priorities(withoutFits), Priorities(problem));
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0, 1], [1], [5], [1], [1], 100));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0, 1], [0], [5], [-1], [1], 100));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0, 1], [0], [5], [1], [0], 100));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0, 1], [0], [500], [1], [1], 100));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0], [0], [5], [1], [1], 100));
        Assert.Throws<ArgumentException>(() => new AssignmentProblem([0, 1], [0], [1 << 30], [0], [1], 100));
    }

    [Fact]
    public void Work_that_is_stopped_stops() =>
        Assert.Throws<OperationCanceledException>(() => AssignmentSolver.Solve(RandomProblem.Of(1, most: 300), new CancellationToken(canceled: true)));

    static Assignment Solve(AssignmentProblem problem) => AssignmentSolver.Solve(problem, TestContext.Current.CancellationToken);

    static long BestOfAll(AssignmentProblem problem, int household, int[] free)
    {
        if (household == problem.Households) return 0;
        var best = BestOfAll(problem, household + 1, free);
        for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
        {
            if (free[problem.Units[pair]] == 0) continue;
            free[problem.Units[pair]]--;
            best = Math.Max(best, problem.Weight(household, pair) + BestOfAll(problem, household + 1, free));
            free[problem.Units[pair]]++;
        }
        return best;
    }

    static long Priorities(AssignmentProblem problem) =>
        Solve(problem).Units.Select((unit, household) => unit < 0 ? 0L : problem.Priorities[household]).Sum();
}
