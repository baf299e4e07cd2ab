using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>
/// Whether a household fits a unit for some nights: each thing asked for by either side, named, so that a caseworker sees
/// why. What nobody asks about is not listed.
/// </summary>
public static class Fit
{
    // What makes one candidate better than another, in points.
    private const double CommonLanguage = 40, AllNear = 20, AtTheWish = 30, FreeOfCharge = 10, OwnBath = 4, SpareBed = -3, BrokenRule = -1000;

    /// <summary>All constraints in the order in which they are told.</summary>
    /// <param name="to">The morning after the last night.</param>
    /// <param name="distanceKm">From where the household wishes to live; null when it has no wish or it cannot be known.</param>
    public static IReadOnlyList<Constraint> Check(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm) =>
        [.. Said(needs, unit, from, to, distanceKm).OfType<Constraint>()];

    private static IEnumerable<Constraint?> Said(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm) =>
    [
        Adult(needs), Beds(needs, unit), Dates(unit, from, to), FreeNights(unit, from, to),
        Distance(needs, distanceKm), Welcome(needs, unit), WomenOnly(needs, unit), StepFree(needs, unit),
        Pets(needs, unit), Smoking(needs, unit), OwnRoom(needs), Languages(needs, unit), Near(needs, unit),
    ];

    // Children without an adult go to a guardian body, never to a private host (T05).
    private static Constraint? Adult(Needs needs) => needs.Adults > 0 ? null : Hard("fit.no_adult", false);

    private static Constraint Beds(Needs needs, FreeUnit unit) =>
        Hard("fit.beds", BedsNeeded(needs, unit.Cots) <= unit.Beds, needs.People, unit.Beds, unit.Cots);

    /// <summary>The rule of beds: everyone has a bed of their own, but infants may take what cots there are.</summary>
    public static int BedsNeeded(Needs needs, int cots) => needs.People - Math.Min(needs.Infants, cots);

    private static Constraint Dates(FreeUnit unit, DateOnly from, DateOnly to) =>
        Hard("fit.dates", unit.IsOffered(from.DayNumber, to.DayNumber), unit.AvailableFrom, unit.AvailableTo);

    private static Constraint FreeNights(FreeUnit unit, DateOnly from, DateOnly to) =>
        unit.FirstTaken(from.DayNumber, to.DayNumber) is { } taken
            ? Hard("fit.free_nights", false, DateOnly.FromDayNumber(taken.From), DateOnly.FromDayNumber(taken.To))
            : Hard("fit.free_nights", true);

    private static Constraint? Distance(Needs needs, double? km) =>
        km is null ? null : Hard("fit.distance", km <= needs.WithinKm, (int)Math.Ceiling(km.Value), needs.WithinKm);

    private static Constraint? Welcome(Needs needs, FreeUnit unit) =>
        unit.Welcome is [] ? null : Hard("fit.welcome", unit.Welcome.Any(MayBe(needs).Contains), Keys("welcome.", unit.Welcome));

    // Needs do not tell the sex or age of adults, so a household without children may be any of these until it says "women only".
    private static IEnumerable<string> MayBe(Needs needs)
    {
        var withChildren = needs.ChildAges.Length > 0;
        if (withChildren || needs.People > 2) yield return "families";
        if (needs.WomenOnly || !withChildren) yield return "women";
        if (!needs.WomenOnly && !withChildren) yield return "men";
        if (needs.Adults == 2 && !withChildren) yield return "couples";
        if (!withChildren) yield return "older";
    }

    // Both ways: who needs it must get it, and who lives there was promised it.
    private static Constraint? WomenOnly(Needs needs, FreeUnit unit) =>
        needs.WomenOnly || unit.WomenOnly ? Hard("fit.women_only", needs.WomenOnly && unit.WomenOnly) : null;

    private static Constraint? StepFree(Needs needs, FreeUnit unit) => needs.StepFree ? Hard("fit.step_free", unit.StepFree) : null;

    private static Constraint? Pets(Needs needs, FreeUnit unit) =>
        needs.Pets is [] ? null : Hard("fit.pets", unit.Pets, Keys("pets.", needs.Pets));

    private static Constraint? Smoking(Needs needs, FreeUnit unit) => needs.NoSmoking ? Hard("fit.smoking", !unit.Smoking) : null;

    // A unit is let to one household at a time, so nobody ever shares it.
    private static Constraint? OwnRoom(Needs needs) => needs.OwnRoom ? Hard("fit.own_room", true) : null;

    private static Constraint? Languages(Needs needs, FreeUnit unit)
    {
        if (needs.Languages is []) return null;
        var common = needs.Languages.Intersect(unit.Languages).ToArray();
        return Soft("fit.languages", common is not [], Keys("language.", common is [] ? unit.Languages : common));
    }

    private static Constraint? Near(Needs needs, FreeUnit unit)
    {
        if (needs.Near is []) return null;
        var missing = needs.Near.Except(unit.Near).ToArray();
        return Soft("fit.near", missing is [], Keys("near.", missing is [] ? needs.Near : missing));
    }

    // An object, so that it is one value of the sentence and not all of them.
    private static object Keys(string list, string[] words) => words.Select(word => list + word).ToArray();

    private static Constraint Hard(string key, bool holds, params object[] values) => new(key, holds, IsHard: true, values);

    private static Constraint Soft(string key, bool holds, params object[] values) => new(key, holds, IsHard: false, values);

    /// <summary>
    /// How good a candidate is: higher is better, and one that breaks fewer hard constraints is always better. Whoever
    /// orders by it breaks ties by the id of the unit, so that the order is the same every time.
    /// </summary>
    public static double Score(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm) =>
        BrokenRule * Check(needs, unit, from, to, distanceKm).Count(c => c is { IsHard: true, Holds: false }) + Comfort(needs, unit, distanceKm);

    private static double Comfort(Needs needs, FreeUnit unit, double? distanceKm) =>
        (needs.Languages.Intersect(unit.Languages).Any() ? CommonLanguage : 0)
        + AllNear * needs.Near.Intersect(unit.Near).Count() / Math.Max(1, needs.Near.Length)
        + AtTheWish * Math.Max(0, 1 - (distanceKm ?? needs.WithinKm) / Math.Max(1, needs.WithinKm))
        + (unit.FreeOfCharge ? FreeOfCharge : 0)
        + (unit.OwnBath ? OwnBath : 0)
        + SpareBed * Math.Max(0, unit.Beds - BedsNeeded(needs, unit.Cots));

    extension(IReadOnlyList<Constraint> constraints)
    {
        /// <summary>True when every hard constraint holds.</summary>
        public bool Fits => constraints.All(constraint => constraint.Holds || !constraint.IsHard);
    }
}
