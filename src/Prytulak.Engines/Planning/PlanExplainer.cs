using System.Numerics;

namespace Prytulak.Engines.Planning;

/// <summary>Says why: of a proposal what speaks for it and what else was near; of a household without one what stands in the way. One pass over all units each.</summary>
public sealed class PlanExplainer(PlanProblem problem, Plan plan)
{
    /// <summary>The units from which the household gains most besides its own, the best first: what a caseworker would look at next.</summary>
    public IReadOnlyList<Alternative> Alternatives(int household, int most = 3)
    {
        var found = new List<Alternative>();
        for (var unit = 0; unit < problem.Units.Count; unit++)
            if (unit != plan.Units[household] && problem.Obstacles(household, unit) == Obstacle.None) found.Add(Of(household, unit));
        return [.. found.OrderBy(other => other.Loss).ThenBy(other => other.Unit).Take(most)];
    }

    // Prices prove that no plan with this pair is worth more than the best one less this.
    Alternative Of(int household, int unit)
    {
        var terms = problem.Terms(household, unit);
        return new(unit, terms, plan.HouseholdPrices[household] + plan.UnitPrices[unit] - plan.Scale * problem.Priorities[household] - terms.Sum);
    }

    /// <summary>What stands between a household and a home.</summary>
    /// <param name="kilometres">Wider circles to try, each wider than its own.</param>
    public Hindrances Hindrances(int household, params ReadOnlySpan<int> kilometres)
    {
        var (asked, changes) = (problem.Packed[household], new Dictionary<Obstacle, Openings>());
        var (allowed, within) = (new Openings(0, 0), new Openings[kilometres.Length]);
        for (var number = 0; number < problem.Units.Count; number++)
        {
            ref readonly var unit = ref problem.Tree.Units[number];
            var obstacles = PairRules.Obstacles(asked, unit, number);
            // What was said no to is no rule that could be given up.
            if (obstacles.HasFlag(Obstacle.Barred) || !BitOperations.IsPow2((int)obstacles) && obstacles != Obstacle.None) continue;
            var opening = new Openings(1, IsWon(household, asked, unit) ? 1 : 0);
            if (obstacles == Obstacle.None) allowed += opening;
            else changes[obstacles] = changes.GetValueOrDefault(obstacles) + opening;
            if (obstacles is Obstacle.Distance) Count(within, kilometres, PackedHousehold.Km(PairRules.Chord2(asked, unit)), opening);
        }
        return new(allowed, [.. changes.OrderByDescending(change => change.Value.Won).ThenByDescending(change => change.Value.Units).ThenBy(change => change.Key).Select(change => new Change(change.Key, change.Value))], Wider(kilometres, within));
    }

    static void Count(Openings[] within, ReadOnlySpan<int> kilometres, double km, Openings opening)
    {
        for (var circle = 0; circle < kilometres.Length; circle++)
            if (km <= kilometres[circle]) within[circle] += opening;
    }

    static IReadOnlyList<WiderCircle> Wider(ReadOnlySpan<int> kilometres, Openings[] within)
    {
        var wider = new WiderCircle[kilometres.Length];
        for (var circle = 0; circle < wider.Length; circle++) wider[circle] = new(kilometres[circle], within[circle]);
        return wider;
    }

    // At these prices the household would be placed there, if the rule did not stand in the way.
    bool IsWon(int household, in PackedHousehold asked, in PackedUnit unit) =>
        plan.Scale * problem.Priorities[household] + PairRules.Fit(asked, unit, PairRules.Chord2(asked, unit), problem.Weights) > unit.Price;
}

/// <summary>Another unit, how it fits, and how many points the whole plan loses at least if the household goes there.</summary>
public readonly record struct Alternative(int Unit, FitTerms Terms, long Loss);

/// <summary>How many units there are, and how many of them the household would get: the others go to somebody more urgent.</summary>
public readonly record struct Openings(int Units, int Won)
{
    public static Openings operator +(Openings one, Openings other) => new(one.Units + other.Units, one.Won + other.Won);
}

/// <summary>What would open if one single rule were given up.</summary>
public readonly record struct Change(Obstacle Rule, Openings Opens);

/// <summary>What would open if the household went as far as this from its wish.</summary>
public readonly record struct WiderCircle(int Km, Openings Opens);

/// <summary>What stands between a household and a home: units that it may have as it is, single rules that keep it from others, the most helpful first, and wider circles.</summary>
public sealed record Hindrances(Openings Allowed, IReadOnlyList<Change> Changes, IReadOnlyList<WiderCircle> Wider);
