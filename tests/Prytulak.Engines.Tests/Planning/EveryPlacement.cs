using Prytulak.Engines.Planning;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>All ways to place a few households in units that may be shared, one after the other.</summary>
sealed class EveryPlacement(PlanProblem problem)
{
    readonly List<(int Beds, int Households)>[] left = [.. problem.Units.Select(unit => Enumerable.Repeat((unit.Beds, unit is { IsShared: true, MostHouseholds: > 0 } ? unit.MostHouseholds : unit.IsShared ? unit.Beds : 1), unit.Count).ToList())];

    readonly int[] placed = new int[problem.Households.Count];

    /// <summary>What the best of them is worth.</summary>
    public long Most() => Most(0);

    /// <summary>What a placement is worth for those who are together in it.</summary>
    public static long Bonus(PlanProblem problem, IReadOnlyList<int> homes) => problem.Groups.Count(group => AreNear(problem, [.. group.Select(member => homes[member])])) * (long)problem.Weights.Together;

    static bool AreNear(PlanProblem problem, int[] homes) => Array.TrueForAll(homes, one => one >= 0 && Array.TrueForAll(homes, other => other >= 0 && problem.Units[one].At.MetresTo(problem.Units[other].At) <= PlanProblem.NearKm * 1000));

    long Most(int household)
    {
        if (household == problem.Households.Count) return Bonus(problem, placed);
        placed[household] = -1;
        var most = Most(household + 1);
        for (var unit = 0; unit < left.Length; unit++)
        {
            if (!MayLiveIn(problem, household, unit)) continue;
            for (var copy = 0; copy < left[unit].Count; copy++)
            {
                var (before, taken) = (left[unit][copy], problem.Units[unit].IsShared ? problem.Households[household].People : 0);
                if (before.Households == 0 || before.Beds < taken) continue;
                (left[unit][copy], placed[household]) = ((before.Beds - taken, before.Households - 1), unit);
                most = Math.Max(most, Worth(problem, household, unit) + Most(household + 1));
                left[unit][copy] = before;
            }
        }
        return most;
    }

    /// <summary>In a shared unit cots do not count.</summary>
    public static bool MayLiveIn(PlanProblem problem, int household, int unit) =>
        PlainRules.MayLiveIn(problem, household, unit) && (!problem.Units[unit].IsShared || problem.Households[household].People <= problem.Units[unit].Beds);

    /// <summary>In a shared unit a bed that is left is there for others.</summary>
    public static long Worth(PlanProblem problem, int household, int unit)
    {
        var (asked, offered) = (problem.Households[household], problem.Units[unit]);
        var weights = offered.IsShared ? problem.Weights with { SpareBed = 0 } : problem.Weights;
        return problem.Scale * problem.Priorities[household] + PlainRules.Fit(asked, offered, weights);
    }
}
