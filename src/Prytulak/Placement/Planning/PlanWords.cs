using Prytulak.Engines.Planning;
using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>What speaks for a proposal, or against it, in the reader's words; the points are those of the weights.</summary>
public sealed record PlanTerm(string Name, int Points, string Sentence);

/// <summary>Says in words what a plan says in points.</summary>
public static class PlanWords
{
    private const int Step = 10;

    /// <summary>The terms that count for something, the weightiest first.</summary>
    public static IReadOnlyList<PlanTerm> Terms(MadePlan made, int household, int unit, Text text)
    {
        var terms = made.Problem.Terms(household, unit);
        return [.. ((PlanTerm[])
        [
            new("distance", terms.Distance, made.Problem.Households[household].Wish is { } wish ? text["term.distance", Near(wish.MetresTo(made.Problem.Units[unit].At) / 1000)] : ""),
            new("language", terms.Language, text["term.language"]), new("near", terms.Near, text["term.near"]),
            new("free_of_charge", terms.FreeOfCharge, text["term.free_of_charge"]), new("own_bath", terms.OwnBath, text["term.own_bath"]),
            new("spare_beds", terms.SpareBeds, text["term.spare_beds", Spare(made.Problem.Households[household], made.Problem.Units[unit])]),
            new("step_free_kept", terms.StepFreeKept, text["term.step_free_kept"]), new("host_load", terms.HostLoad, text["term.host_load"]),
        ]).Where(term => term.Points != 0).OrderByDescending(term => Math.Abs(term.Points))];
    }

    /// <summary>Beds that stay empty.</summary>
    internal static int Spare(PlanHousehold household, PlanUnit unit) => unit.Beds - (household.People - Math.Min(household.Infants, unit.Cots));

    // In steps, so that nobody measures out a home from several places of wish before having opened it.
    private static int Near(double km) => Math.Max(Step, (int)Math.Ceiling(km / Step) * Step);

    /// <summary>"2 + 1 (7)": adults, and children with their ages.</summary>
    public static string People(int adults, IReadOnlyList<int> childAges) => childAges.Count == 0 ? $"{adults}" : $"{adults} + {childAges.Count} ({string.Join(", ", childAges)})";

    /// <summary>"3 homes if the animals may stay elsewhere": what would open if one rule were given up.</summary>
    public static string Change(Obstacle rule, int homes, Text text) => text["hindrance." + Key(rule), homes];

    /// <summary>The name of a rule in addresses and texts.</summary>
    public static string Key(Obstacle rule) => string.Concat(rule.ToString().Select((letter, at) => char.IsUpper(letter) && at > 0 ? "_" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
