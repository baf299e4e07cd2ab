using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Placements with shared homes, looked at without anything of how they were found.</summary>
static class SharedChecker
{
    /// <summary>What is wrong with a placement or with the proof of its bound; null where nothing is.</summary>
    public static string? Fault(SharedProblem problem, SharedAssignment found)
    {
        var (pairs, worth, households, people) = (problem.Pairs, 0L, new int[problem.Beds.Length], new int[problem.Beds.Length]);
        for (var household = 0; household < found.Units.Length; household++)
        {
            if (found.HouseholdPrices[household] < 0) return $"The price of household {household} is below nothing.";
            if (found.Units[household] is not (>= 0 and var unit)) continue;
            var pair = Array.IndexOf(pairs.Units, unit, pairs.Starts[household], pairs.Starts[household + 1] - pairs.Starts[household]);
            if (pair < 0) return $"Household {household} is in a unit that it may not have.";
            worth += pairs.Weight(household, pair);
            households[unit]++;
            people[unit] += problem.Sizes[household];
        }
        for (var unit = 0; unit < households.Length; unit++)
            if (households[unit] > pairs.Capacities[unit] || problem.Beds[unit] > 0 && people[unit] > problem.Beds[unit]) return $"Unit {unit} is overfull.";
        if (worth != found.Objective) return "The objective is not the worth of the pairs.";
        if (found.Bound < found.Objective) return "The bound is below the objective.";
        return found.Gap > 0 && Bound(problem, found.HouseholdPrices) > found.Bound ? "The prices do not prove the bound." : null;
    }

    /// <summary>The best of all placements, by trying them all.</summary>
    public static long Best(SharedProblem problem)
    {
        var most = new long[problem.Sizes.Length + 1];
        for (var household = problem.Sizes.Length - 1; household >= 0; household--) most[household] = most[household + 1] + Math.Max(0, Pairs(problem, household).Select(pair => problem.Pairs.Weight(household, pair)).DefaultIfEmpty().Max());
        return Best(problem, 0, [.. problem.Pairs.Capacities], [.. problem.Beds.Select(beds => beds == 0 ? int.MaxValue : beds)], 0, most, 0);
    }

    static long Best(SharedProblem problem, int household, int[] places, int[] beds, long worth, long[] most, long best)
    {
        if (worth + most[household] <= best) return best;
        if (household == problem.Sizes.Length) return worth;
        foreach (var pair in Pairs(problem, household))
        {
            var (unit, size) = (problem.Pairs.Units[pair], problem.Sizes[household]);
            if (places[unit] == 0 || beds[unit] < size) continue;
            (places[unit], beds[unit]) = (places[unit] - 1, beds[unit] - size);
            best = Best(problem, household + 1, places, beds, worth + problem.Pairs.Weight(household, pair), most, best);
            (places[unit], beds[unit]) = (places[unit] + 1, beds[unit] + size);
        }
        return Best(problem, household + 1, places, beds, worth, most, best);
    }

    static IEnumerable<int> Pairs(SharedProblem problem, int household) => Enumerable.Range(problem.Pairs.Starts[household], problem.Pairs.Starts[household + 1] - problem.Pairs.Starts[household]);

    // Guest by guest through each unit: all prices, and what those who gain most over theirs gain there.
    static long Bound(SharedProblem problem, long[] prices)
    {
        var bound = prices.Sum();
        var guests = Enumerable.Range(0, problem.Sizes.Length).SelectMany(household => Pairs(problem, household).Select(pair => (Unit: problem.Pairs.Units[pair], Household: household, Gain: problem.Pairs.Weight(household, pair) - prices[household]))).ToLookup(guest => guest.Unit);
        for (var unit = 0; unit < problem.Beds.Length; unit++)
        {
            var (places, beds) = (problem.Pairs.Capacities[unit], problem.Beds[unit]);
            var best = new long[places + 1, beds + 1];
            foreach (var (_, household, gain) in guests[unit])
                for (var place = places; place > 0; place--)
                    for (var bed = beds; bed >= (beds == 0 ? 0 : problem.Sizes[household]); bed--)
                        best[place, bed] = Math.Max(best[place, bed], best[place - 1, beds == 0 ? 0 : bed - problem.Sizes[household]] + gain);
            bound += best[places, beds];
        }
        return bound;
    }
}
