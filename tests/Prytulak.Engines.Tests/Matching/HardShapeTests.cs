using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Shapes that are hard for one or another way of placing; each is placed best, and proved.</summary>
public class HardShapeTests
{
    const int Many = 2000;

    [Fact]
    public void All_pairs_equal() => Placed(Shape(300, 200, (_, _) => 7, _ => 5, _ => 1));

    [Fact]
    public void One_chain_in_which_everybody_must_move_for_the_last() =>
        Assert.Equal(Many, Placed(Shape(Many, Many, (household, unit) => unit == household ? 1 : unit == household - 1 ? 1000 : null, household => household == Many - 1 ? 1 : 1000, _ => 1)));

    [Fact]
    public void A_household_worth_least_for_which_everybody_must_leave_a_better_unit() =>
        Assert.Equal(Many, Placed(Shape(Many, Many, (household, unit) => unit == household ? 1 : unit == household - 1 ? 1000 : null, household => household == 0 ? 1 : 1000, _ => 1)));

    [Fact]
    public void A_block_of_households_with_too_few_units_between_them() =>
        Assert.Equal(900, Placed(Shape(1000, 1000, (household, unit) => household < 400 ? unit < 300 ? 1 + household * unit % 97 : null : unit >= 300 && unit % 7 == household % 7 || unit == 0 ? 500 : null, household => 1 + household % 13, _ => 1)));

    [Fact]
    public void Few_large_shelters() => Placed(Shape(Many, 9, (household, unit) => 1 + household * (unit + 3) % 991, household => household % 5, unit => 50 + unit * 30));

    [Fact]
    public void Fits_of_a_wide_range_and_no_priorities() => Placed(Shape(400, 250, (household, unit) => (int)((household * 2654435761L + unit * 40503L * household) % 1_000_003), _ => 0, _ => 1));

    [Fact]
    public void Fits_and_priorities_at_the_edge_of_what_is_allowed() =>
        Placed(Shape(60, 40, (household, unit) => (1 << 29) - household * unit, household => 500_000 - household, _ => 1, scale: 1L << 36));

    [Fact]
    public void What_would_overflow_is_refused() =>
        Assert.Throws<ArgumentException>(() => Shape(60, 40, (household, unit) => (1 << 29) - household * unit, household => int.MaxValue - household, _ => 1, scale: 1L << 36));

    [Fact]
    public void Nobody_nothing_and_no_pair()
    {
        Assert.Equal(0, Placed(Shape(0, 5, (_, _) => 1, _ => 1, _ => 1)));
        Assert.Equal(0, Placed(Shape(5, 0, (_, _) => 1, _ => 1, _ => 1)));
        Assert.Equal(0, Placed(Shape(5, 5, (_, _) => null, _ => 1, _ => 1)));
    }

    static int Placed(AssignmentProblem problem)
    {
        var solved = AssignmentSolver.Solve(problem, TestContext.Current.CancellationToken);
        Assert.Null(CertificateChecker.Fault(problem, solved.Units, solved.HouseholdPrices, solved.UnitPrices));
        Assert.Equal(solved.Bound, solved.Objective);
        return solved.Units.Count(unit => unit >= 0);
    }

    static AssignmentProblem Shape(int households, int units, Func<int, int, int?> fit, Func<int, int> priority, Func<int, int> capacity, long scale = 1L << 32)
    {
        var (starts, pairs, fits) = (new int[households + 1], new List<int>(), new List<int>());
        for (var household = 0; household < households; household++)
        {
            for (var unit = 0; unit < units; unit++)
                if (fit(household, unit) is { } here)
                {
                    pairs.Add(unit);
                    fits.Add(here);
                }
            starts[household + 1] = pairs.Count;
        }
        return new(starts, [.. pairs], [.. fits], [.. Enumerable.Range(0, households).Select(priority)], [.. Enumerable.Range(0, units).Select(capacity)], scale);
    }
}
