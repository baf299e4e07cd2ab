namespace Prytulak.Engines.Matching;

/// <summary>
/// A placement where homes are shared, and prices of households that prove how good it is: no placement is worth more than all of
/// these prices, and of each unit what the guests who gain most over their prices gain together.
/// </summary>
public sealed class SharedAssignment
{
    /// <summary>The unit of each household; −1 where there is none for it.</summary>
    public required int[] Units { get; init; }

    /// <summary>What a place is worth to each household; never negative.</summary>
    public required long[] HouseholdPrices { get; init; }

    /// <summary>The worth of all pairs that were chosen.</summary>
    public required long Objective { get; init; }

    /// <summary>No placement is worth more than this.</summary>
    public required long Bound { get; init; }

    /// <summary>By how much the best placement can be better, as a share of this one.</summary>
    public double Gap => Bound == Objective ? 0 : (double)(Bound - Objective) / Math.Max(1, Objective);
}

/// <summary>
/// Prices that bound what any placement is worth. A pair that was not among those solved over adds to the bound what it is worth
/// over the prices of both, if that is more than nothing.
/// </summary>
/// <param name="Households">What each household gains.</param>
/// <param name="Units">What a place in each unit that is not shared costs.</param>
/// <param name="Places">What a place for a household of each size costs in each shared home, home by home from size 0 on.</param>
/// <param name="Value">The bound.</param>
sealed record SharedPrices(long[] Households, long[] Units, long[] Places, long Value);
