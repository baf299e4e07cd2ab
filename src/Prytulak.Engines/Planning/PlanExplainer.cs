using System.Numerics;

namespace Prytulak.Engines.Planning;

/// <summary>Says why: of a proposal what speaks for it and what else was near; of a household without one what stands in the way. One pass over all units each; units are those of the plan’s own problem.</summary>
public sealed class PlanExplainer
{
    readonly PlanProblem problem;
    readonly Plan plan;

    // The priority of the least urgent household in each unit; 0 where a place is free.
    readonly int[] least;

    public PlanExplainer(Plan plan)
    {
        (problem, this.plan) = (plan.Problem, plan);
        least = new int[problem.Units.Count];
        var free = problem.Units.Select(unit => unit.Count).ToArray();
        Array.Fill(least, int.MaxValue);
        foreach (var (household, unit) in plan.Units.Index().Where(placed => placed.Item >= 0)) (least[unit], free[unit]) = (Math.Min(least[unit], problem.Priorities[household]), free[unit] - 1);
        for (var unit = 0; unit < free.Length; unit++)
            if (free[unit] > 0) least[unit] = 0;
    }

    /// <summary>The units from which the household gains most besides its own, the best first: what a caseworker would look at next.</summary>
    public IReadOnlyList<Alternative> Alternatives(int household, int most = 3) =>
        [.. plan.Network.Best(household, 2 * most + 1).Select(number => problem.Tree.Order[number]).Where(unit => !IsOwn(household, unit)).Select(unit => Of(household, unit)).OrderBy(other => other.Loss).ThenBy(other => other.Unit).DistinctBy(other => problem.Asked[other.Unit]).Take(most)];

    // Another room of the same shared home is no other home.
    bool IsOwn(int household, int unit) => plan.Units[household] is >= 0 and var own && problem.Asked[own] == problem.Asked[unit];

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
            var opening = new Openings(1, problem.Priorities[household] > least[problem.Tree.Order[number]] ? 1 : 0);
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

    /// <summary>
    /// What happens if the household goes to this unit in spite of the plan: what the whole plan loses, exactly, and who moves. The
    /// plan is repaired without the two, and all is as before; one asks at a time.
    /// </summary>
    /// <exception cref="ArgumentException">A hard rule forbids it.</exception>
    public Insistence Insist(int household, int unit, CancellationToken stop = default)
    {
        if (problem.Obstacles(household, unit) != Obstacle.None) throw new ArgumentException("A hard rule forbids it.");
        if (plan.Units[household] == unit) return new(0, [new(household, unit, unit)]);
        var (objective, elsewhere) = plan.Network.Suppose(household, problem.NumberInTree[unit], stop);
        var moves = elsewhere.Select(one => new Move(one.Household, plan.Units[one.Household], one.Unit < 0 ? -1 : problem.Tree.Order[one.Unit])).Where(move => move.From != move.To).ToList();
        return new(plan.Network.Worth - objective - Worth(household, unit), InTurn(new(household, plan.Units[household], unit), moves));
    }

    long Worth(int household, int unit) => plan.Scale * problem.Priorities[household] + problem.Terms(household, unit).Sum;

    // Who has to make room for one another, from the first on; others may have changed places with nobody the worse for it.
    static List<Move> InTurn(Move first, List<Move> others)
    {
        var (moves, at) = (new List<Move> { first }, 0);
        for (; at < moves.Count; at++)
        {
            moves.AddRange(others.Where(other => Touch(moves[at], other)));
            others.RemoveAll(other => Touch(moves[at], other));
        }
        return [.. moves, .. others];
    }

    static bool Touch(Move one, Move other) => one.To >= 0 && (one.To == other.From || one.To == other.To) || one.From >= 0 && (one.From == other.To || one.From == other.From);
}

/// <summary>Another unit, how it fits, and how many points the whole plan loses at least if the household goes there.</summary>
public readonly record struct Alternative(int Unit, FitTerms Terms, long Loss);

/// <summary>How many units there are, and how many of them the household would surely get: they are free, or somebody less urgent has them.</summary>
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

/// <summary>What a plan loses in points when people insist on another home for a household, and who moves: first the household itself.</summary>
public sealed record Insistence(long Loss, IReadOnlyList<Move> Moves);

/// <summary>A household that moves from one unit to another; −1 for none.</summary>
public readonly record struct Move(int Household, int From, int To);
