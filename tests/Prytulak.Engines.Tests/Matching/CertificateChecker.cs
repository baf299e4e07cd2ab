using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Says what is wrong with a proof that a placement is best, knowing nothing of how it was found; null where nothing is.</summary>
static class CertificateChecker
{
    public static string? Fault(AssignmentProblem problem, int[] units, long[] householdPrices, long[] unitPrices)
    {
        var guests = new int[problem.Capacities.Length];
        for (var household = 0; household < problem.Households; household++)
        {
            var paid = units[household] < 0 ? householdPrices[household] == 0 : false;
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
            {
                var (unit, worth) = (problem.Units[pair], problem.Weight(household, pair));
                if ((Int128)householdPrices[household] + unitPrices[unit] < worth) return $"Pair {household}, {unit} is worth more than its prices.";
                if (unit == units[household]) paid = (Int128)householdPrices[household] + unitPrices[unit] == worth;
            }
            if (!paid) return $"Household {household} does not pay what its place is worth, or is in a unit that it may not have.";
            if (householdPrices[household] < 0) return $"Household {household} loses.";
            if (units[household] >= 0) guests[units[household]]++;
        }
        for (var unit = 0; unit < guests.Length; unit++)
        {
            if (guests[unit] > problem.Capacities[unit]) return $"Unit {unit} is overfull.";
            if (unitPrices[unit] < 0) return $"Unit {unit} costs less than nothing.";
            if (unitPrices[unit] > 0 && guests[unit] < problem.Capacities[unit]) return $"Unit {unit} costs something and has room.";
        }
        return null;
    }
}
