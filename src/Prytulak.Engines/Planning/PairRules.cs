using System.Numerics;
using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Planning;

/// <summary>The hard rules and the terms of fit between one household and one unit.</summary>
static class PairRules
{
    /// <summary>The square of the way between them, straight through the earth, in its radii.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Chord2(in PackedHousehold household, in PackedUnit unit)
    {
        var (x, y, z) = (household.X - unit.X, household.Y - unit.Y, household.Z - unit.Z);
        return x * x + y * y + z * z;
    }

    /// <summary>Whether every hard rule holds besides that of distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Allows(in PackedHousehold household, in PackedUnit unit) =>
        (household.Needs & ~unit.Offers) == 0 && household.From >= unit.From && household.To <= unit.To && BedsNeeded(household, unit) <= unit.Beds && household.People >= unit.FewestPeople
        && (household.Kinds & unit.Welcome) != 0 && (household.Countries >> unit.Country & 1) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int BedsNeeded(in PackedHousehold household, in PackedUnit unit) => household.People - Math.Min(household.Infants, unit.Cots);

    /// <param name="number">The number of the unit in the tree.</param>
    public static Obstacle Obstacles(in PackedHousehold household, in PackedUnit unit, int number)
    {
        var missing = household.Needs & ~unit.Offers;
        return If(household.Barred?.Contains(number) == true, Obstacle.Barred) | If(BedsNeeded(household, unit) > unit.Beds, Obstacle.Beds) | If(household.From < unit.From || household.To > unit.To, Obstacle.Dates)
            | If(household.HasWish && Chord2(household, unit) > household.MostChord2, Obstacle.Distance) | If((household.Countries >> unit.Country & 1) == 0, Obstacle.Country)
            | If((household.Kinds & unit.Welcome) == 0, Obstacle.Welcome) | If(missing.HasFlag(Trait.Pets), Obstacle.Pets) | If(missing.HasFlag(Trait.StepFree), Obstacle.StepFree)
            | If((missing & (Trait.WomenOnly | Trait.Mixed)) != 0, Obstacle.WomenOnly) | If(missing.HasFlag(Trait.NoSmoking), Obstacle.Smoking)
            | If((missing & (Trait.ForChildren | Trait.Level1 | Trait.Level2 | Trait.Level3)) != 0, Obstacle.Vetting) | If(missing.HasFlag(Trait.NoLoneMan), Obstacle.LoneMan)
            | If(missing.HasFlag(Trait.OwnRoom), Obstacle.OwnRoom);
    }

    static Obstacle If(bool isBroken, Obstacle obstacle) => isBroken ? obstacle : Obstacle.None;

    /// <summary>The sum of all terms.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fit(in PackedHousehold household, in PackedUnit unit, double chord2, PlanWeights weights) =>
        Distance(household, chord2, weights) + Language(household, unit, weights) + Near(household, unit, weights) + SpareBeds(household, unit, weights)
        + StepFreeKept(household, unit, weights) + unit.Bonus;

    /// <summary>The terms by name; those that are the same for everybody are taken from the unit itself.</summary>
    public static FitTerms Terms(in PackedHousehold household, in PackedUnit unit, FitTerms bonus, PlanWeights weights) => bonus with
    {
        Distance = Distance(household, Chord2(household, unit), weights), Language = Language(household, unit, weights), Near = Near(household, unit, weights),
        SpareBeds = SpareBeds(household, unit, weights), StepFreeKept = StepFreeKept(household, unit, weights),
    };

    static int Distance(in PackedHousehold household, double chord2, PlanWeights weights) =>
        household.HasWish ? (int)(weights.Distance * Math.Max(0, 1 - PackedHousehold.Km(chord2) / household.WithinKm)) : 0;

    static int Language(in PackedHousehold household, in PackedUnit unit, PlanWeights weights) => (household.Languages & unit.Languages) != 0 ? weights.Language : 0;

    static int Near(in PackedHousehold household, in PackedUnit unit, PlanWeights weights) =>
        household.NearAsked == 0 ? 0 : weights.Near * BitOperations.PopCount(household.Near & unit.Near) / household.NearAsked;

    // Beds that a household leaves in a shared home are there for others.
    static int SpareBeds(in PackedHousehold household, in PackedUnit unit, PlanWeights weights) =>
        unit.IsShared ? 0 : -weights.SpareBed * Math.Min(PlanWeights.MostSpare, unit.Beds - BedsNeeded(household, unit));

    static int StepFreeKept(in PackedHousehold household, in PackedUnit unit, PlanWeights weights) =>
        unit.Offers.HasFlag(Trait.StepFree) && !household.Needs.HasFlag(Trait.StepFree) ? -weights.StepFreeKept : 0;
}
