namespace Prytulak.Engines.Matching;

/// <summary>
/// A best placement, with prices that prove it: no pair is worth more than the prices of its two sides together, those who are
/// placed pay exactly what their pair is worth, and what is left over costs nothing (complementary slackness).
/// </summary>
public sealed class Assignment
{
    internal Assignment(AssignmentProblem problem, int[] units, long[] unitPrices)
    {
        (Units, UnitPrices, HouseholdPrices) = (units, unitPrices, new long[units.Length]);
        for (var household = 0; household < units.Length; household++)
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
            {
                var worth = problem.Weight(household, pair);
                HouseholdPrices[household] = Math.Max(HouseholdPrices[household], worth - unitPrices[problem.Units[pair]]);
                if (problem.Units[pair] == units[household]) Objective += worth;
            }
        Bound = HouseholdPrices.Sum();
        for (var unit = 0; unit < unitPrices.Length; unit++) Bound += unitPrices[unit] * problem.Capacities[unit];
    }

    /// <summary>The unit of each household; −1 where there is none for it.</summary>
    public int[] Units { get; }

    /// <summary>What each household gains; never negative.</summary>
    public long[] HouseholdPrices { get; }

    /// <summary>What one more place in each unit would be worth; never negative.</summary>
    public long[] UnitPrices { get; }

    /// <summary>The worth of all pairs that were chosen.</summary>
    public long Objective { get; }

    /// <summary>No placement is worth more than this: the sum of all prices. It is the objective, unless this is wrong.</summary>
    public long Bound { get; }
}
