using Prytulak.Engines.Planning;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>The hard rules and the fit once more, rule by rule as the issue states them, sharing no code with the engine.</summary>
static class PlainRules
{
    public static bool MayLiveIn(PlanProblem problem, int household, int unit) => !problem.Households[household].Barred.Contains(unit) && MayLiveIn(problem.Households[household], problem.Units[unit]);

    public static bool MayLiveIn(PlanProblem problem, PlanHousehold instead, int household, int unit) => !problem.Households[household].Barred.Contains(unit) && MayLiveIn(instead, problem.Units[unit]);

    static bool MayLiveIn(PlanHousehold household, PlanUnit unit)
    {
        if (household.Wish is { } wish && Km(wish, unit) > household.WithinKm) return false;
        if (household.Countries != 0 && (household.Countries & 1ul << unit.Country) == 0) return false;
        if (unit.Beds < household.People - Math.Min(household.Infants, unit.Cots)) return false;
        if (household.From < unit.From || unit.To < household.To) return false;
        if (unit.Welcome != 0 && (unit.Welcome & household.Kinds) == 0) return false;
        return Enum.GetValues<Trait>().All(trait => !household.Needs.HasFlag(trait) || unit.Offers.HasFlag(trait));
    }

    public static int Fit(PlanHousehold household, PlanUnit unit, PlanWeights weights)
    {
        var spare = unit.Beds - (household.People - Math.Min(household.Infants, unit.Cots));
        var near = Bits(household.Near);
        var fit = -weights.SpareBed * Math.Min(4, spare) - weights.HostLoad * Math.Min(3, unit.HostLoad);
        if (household.Wish is { } wish && !double.IsInfinity(household.WithinKm)) fit += (int)(weights.Distance * Math.Max(0, 1 - Km(wish, unit) / Math.Max(1, household.WithinKm)));
        if ((household.Languages & unit.Languages) != 0) fit += weights.Language;
        if (near > 0) fit += weights.Near * Bits(household.Near & unit.Near) / near;
        if (unit.FreeOfCharge) fit += weights.FreeOfCharge;
        if (unit.OwnBath) fit += weights.OwnBath;
        if (unit.Offers.HasFlag(Trait.StepFree) && !household.Needs.HasFlag(Trait.StepFree)) fit -= weights.StepFreeKept;
        return fit;
    }

    static double Km(Prytulak.Engines.Geo.Position wish, PlanUnit unit) => wish.MetresTo(unit.At) / 1000;

    static int Bits(uint set)
    {
        var count = 0;
        for (; set != 0; set >>= 1) count += (int)(set & 1);
        return count;
    }
}
