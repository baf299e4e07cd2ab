using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Homes whose beds several households share: never too full, and never further from the best than is said.</summary>
public class SharedTests
{
    [Fact]
    public void A_thousand_small_networks_are_solved_exactly()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var problem = RandomShared.Of(seed, households: 1 + seed % 9, units: 1 + seed % 5);
            var found = SharedSolver.Solve(problem, stop: TestContext.Current.CancellationToken);
            Assert.Null(SharedChecker.Fault(problem, found));
            Assert.Equal((SharedChecker.Best(problem), 0), (found.Objective, found.Gap));
        }
    }

    [Fact]
    public void In_larger_networks_nobody_is_too_many_and_the_bound_holds()
    {
        var gaps = new List<double>();
        for (var seed = 0; seed < 25; seed++)
        {
            var problem = RandomShared.Of(seed, households: 100, units: 20 + 2 * seed);
            var found = SharedSolver.Solve(problem, stop: TestContext.Current.CancellationToken);
            Assert.Null(SharedChecker.Fault(problem, found));
            gaps.Add(found.Gap);
        }
        Assert.InRange(gaps.Average(), 0, 0.004);
    }

    [Fact]
    public void A_shelter_of_two_hundred_beds_is_filled_beside_flats()
    {
        var random = new Random(4);
        var (households, sizes) = (250, Enumerable.Range(0, 250).Select(_ => random.Next(1, 7)).ToArray());
        int[] starts = [.. Enumerable.Range(0, households + 1).Select(household => 3 * household)], units = [.. Enumerable.Range(0, households).SelectMany(household => (int[])[0, 1, 2 + household % 60])];
        var pairs = new AssignmentProblem(starts, units, [.. units.Select(_ => random.Next(1000))], [.. sizes.Select(size => size * random.Next(10, 60))], [200, 60, .. Enumerable.Repeat(1, 60)], 1L << 30);
        var problem = new SharedProblem(pairs, sizes, [200, 120, .. Enumerable.Repeat(0, 60)]);
        var found = SharedSolver.Solve(problem, stop: TestContext.Current.CancellationToken);
        Assert.Null(SharedChecker.Fault(problem, found));
        Assert.InRange(found.Gap, 0, 0.006);
    }

    [Fact]
    public void Where_nothing_is_shared_it_is_the_best_placement()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var pairs = RandomProblem.Of(seed, most: 60);
            var found = SharedSolver.Solve(new(pairs, [.. Enumerable.Repeat(3, pairs.Households)], new int[pairs.Capacities.Length]), stop: TestContext.Current.CancellationToken);
            Assert.Equal((AssignmentSolver.Solve(pairs, TestContext.Current.CancellationToken).Objective, 0), (found.Objective, found.Gap));
        }
    }

    [Fact]
    public void Two_pairs_are_taken_rather_than_one_family_of_four_where_they_are_more_urgent()
    {
        SharedProblem Of(int urgent) => new(new([0, 1, 2, 3], [0, 0, 0], [5, 5, 5], [urgent, urgent, 9], [4], 1 << 20), [2, 2, 4], [4]);
        Assert.Equal([0, 0, -1], SharedSolver.Solve(Of(5), stop: TestContext.Current.CancellationToken).Units);
        Assert.Equal([-1, -1, 0], SharedSolver.Solve(Of(4), stop: TestContext.Current.CancellationToken).Units);
    }

    [Fact]
    public void Equal_networks_get_equal_placements()
    {
        var problem = RandomShared.Of(8, households: 200, units: 60);
        Assert.Equal(SharedSolver.Solve(problem, stop: TestContext.Current.CancellationToken).Units, SharedSolver.Solve(problem, stop: TestContext.Current.CancellationToken).Units);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        AssignmentProblem one = new([0, 1], [0], [1], [1], [2], 1 << 20);
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(one, [3], [2]));
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(one, [0], [2]));
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(one, [1], [-1]));
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(one, [1, 1], [2]));
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(one, [1], [2, 2]));
        Assert.ThrowsAny<ArgumentException>(() => new SharedProblem(new([0, 1], [0], [1], [1], [9000], 1L << 50), [1], [9000]));
    }
}
