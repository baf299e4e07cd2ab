using System.Numerics;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>
/// Whether a household fits a unit for some nights: each thing asked for by either side, named, so that a caseworker sees
/// why. What nobody asks about is not listed.
/// </summary>
public static class Fit
{
    // What makes one candidate better than another, in points.
    private const double CommonLanguage = 40, AllNear = 20, AtTheWish = 30, FreeOfCharge = 10, OwnBath = 4, SpareBed = -3, AmongOthers = 4 * SpareBed, BrokenRule = -1000;

    /// <summary>All constraints in the order in which they are told.</summary>
    /// <param name="to">The morning after the last night.</param>
    /// <param name="distanceKm">From where the household wishes to live; null when it has no wish or it cannot be known.</param>
    /// <param name="waived">What two of the staff have agreed not to ask of this household and home; it forbids nothing then.</param>
    public static IReadOnlyList<Constraint> Check(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm, Obstacles waived = Obstacles.None) =>
        [.. Said(needs, unit, from, to, distanceKm, waived).OfType<Constraint>()];

    private static IEnumerable<Constraint?> Said(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm, Obstacles waived) =>
    [
        Adult(needs), Beds(needs, unit), Dates(unit, from, to), FreeNights(needs, unit, from, to),
        Distance(needs, distanceKm), Welcome(needs, unit), WomenOnly(needs, unit), Residents(needs, unit, waived), StepFree(needs, unit),
        Pets(needs, unit), Smoking(needs, unit), Room(needs, unit), Languages(needs, unit), Near(needs, unit),
    ];

    /// <summary>How many hard constraints do not hold: as many as <see cref="Check"/> says.</summary>
    public static int Broken(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm) =>
        BitOperations.PopCount((uint)Against(needs, unit, from, to, distanceKm));

    /// <summary>
    /// The hard constraints that do not hold. It makes no objects, because it is asked of every free unit of an organisation
    /// at once.
    /// </summary>
    public static Obstacles Against(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm) =>
        If(!HasAdult(needs), Obstacles.Adult) | If(!HasBeds(needs, unit), Obstacles.Beds) | If(!IsOffered(unit, from, to), Obstacles.Dates)
        | If(FirstTaken(needs, unit, from, to) is not null, Obstacles.Nights) | If(!IsWithin(needs, distanceKm), Obstacles.Distance) | If(!IsWelcome(needs, unit), Obstacles.Welcome)
        | If(needs.WomenOnly != unit.WomenOnly, Obstacles.Women) | If(needs.StepFree && !unit.StepFree, Obstacles.Steps)
        | If(needs.Pets is not [] && !unit.Pets, Obstacles.Pets) | If(needs.NoSmoking && unit.Smoking, Obstacles.Smoking)
        | If(!MayLiveWith(needs, unit.Residents), Obstacles.Residents) | If(unit.Shared && !needs.MaySleepWithOthers, Obstacles.Sharing);

    private static Obstacles If(bool isBroken, Obstacles obstacle) => isBroken ? obstacle : Obstacles.None;

    // Children without an adult go to a guardian body, never to a private host (T05).
    private static Constraint? Adult(Needs needs) => HasAdult(needs) ? null : Hard("fit.no_adult", false);

    private static bool HasAdult(Needs needs) => needs.Adults > 0;

    private static Constraint Beds(Needs needs, FreeUnit unit) => Hard("fit.beds", HasBeds(needs, unit), needs.People, unit.Beds, unit.Cots);

    private static bool HasBeds(Needs needs, FreeUnit unit) => BedsNeeded(needs, unit.Cots) <= unit.Beds;

    /// <summary>The rule of beds: everyone has a bed of their own, but infants may take what cots there are.</summary>
    public static int BedsNeeded(Needs needs, int cots) => needs.People - Math.Min(needs.Infants, cots);

    private static Constraint Dates(FreeUnit unit, DateOnly from, DateOnly to) =>
        Hard("fit.dates", IsOffered(unit, from, to), unit.AvailableFrom, unit.AvailableTo);

    private static bool IsOffered(FreeUnit unit, DateOnly from, DateOnly to) => unit.IsOffered(from.DayNumber, to.DayNumber);

    private static Constraint FreeNights(Needs needs, FreeUnit unit, DateOnly from, DateOnly to) =>
        FirstTaken(needs, unit, from, to) is { } taken
            ? Hard(unit.Shared ? "fit.free_beds" : "fit.free_nights", false, DateOnly.FromDayNumber(taken.From), DateOnly.FromDayNumber(taken.To), unit.BedsLeft(taken.From, taken.To))
            : Hard(unit.Shared ? "fit.free_beds" : "fit.free_nights", true);

    private static (int From, int To)? FirstTaken(Needs needs, FreeUnit unit, DateOnly from, DateOnly to) => unit.FirstTaken(from.DayNumber, to.DayNumber, BedsNeeded(needs, unit.Cots));

    private static Constraint? Distance(Needs needs, double? km) =>
        km is null ? null : Hard("fit.distance", IsWithin(needs, km), (int)Math.Ceiling(km.Value), needs.WithinKm);

    private static bool IsWithin(Needs needs, double? km) => km is null || km <= needs.WithinKm;

    private static Constraint? Welcome(Needs needs, FreeUnit unit) =>
        unit.Welcome is [] ? null : Hard("fit.welcome", IsWelcome(needs, unit), Keys("welcome.", unit.Welcome));

    private static bool IsWelcome(Needs needs, FreeUnit unit)
    {
        foreach (var word in unit.Welcome)
            if (MayBe(needs, word)) return true;
        return unit.Welcome is [];
    }

    /// <summary>
    /// Whether a household may be called by a word of <see cref="Words.Welcome"/>. Needs tell little of the sex and nothing of the
    /// age of adults, so one without children may be any of them until it says "women only", or that a man is among them.
    /// </summary>
    public static bool MayBe(Needs needs, string word)
    {
        var withChildren = needs.ChildAges.Length > 0;
        return word switch
        {
            "families" => withChildren || needs.People > 2,
            "women" => needs.WomenOnly || !withChildren && !needs.WithMan,
            "men" => !needs.WomenOnly && !withChildren,
            "couples" => needs.Adults == 2 && !withChildren,
            "older" => !withChildren,
            _ => false,
        };
    }

    // Both ways: who needs it must get it, and who lives there was promised it.
    private static Constraint? WomenOnly(Needs needs, FreeUnit unit) =>
        needs.WomenOnly || unit.WomenOnly ? Hard("fit.women_only", needs.WomenOnly && unit.WomenOnly) : null;

    /// <summary>
    /// Whether a household may share a home with those who live there: women and their children who come without a man are not
    /// placed where only men live, nor where nobody has said who does (T04).
    /// </summary>
    public static bool MayLiveWith(Needs needs, Residents residents) => !needs.IsWithoutMan || residents is Contracts.Residents.Nobody or Contracts.Residents.Women or Contracts.Residents.Mixed;

    private static Constraint? Residents(Needs needs, FreeUnit unit, Obstacles waived) => needs.IsWithoutMan
        ? new("fit.residents", MayLiveWith(needs, unit.Residents), !waived.HasFlag(Obstacles.Residents), Keys("residents.", [unit.Residents.ToString().ToLowerInvariant()]))
        : null;

    private static Constraint? StepFree(Needs needs, FreeUnit unit) => needs.StepFree ? Hard("fit.step_free", unit.StepFree) : null;

    private static Constraint? Pets(Needs needs, FreeUnit unit) =>
        needs.Pets is [] ? null : Hard("fit.pets", unit.Pets, Keys("pets.", needs.Pets));

    private static Constraint? Smoking(Needs needs, FreeUnit unit) => needs.NoSmoking ? Hard("fit.smoking", !unit.Smoking) : null;

    // Nobody shares any other room, so whoever asks for one of their own has it.
    private static Constraint? Room(Needs needs, FreeUnit unit) =>
        unit.Shared ? Hard("fit.shared", needs.MaySleepWithOthers) : needs.OwnRoom ? Hard("fit.own_room", true) : null;

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
    public static double Score(Needs needs, FreeUnit unit, DateOnly from, DateOnly to, double? distanceKm, Obstacles waived = Obstacles.None) =>
        BrokenRule * BitOperations.PopCount((uint)(Against(needs, unit, from, to, distanceKm) & ~waived)) + Comfort(needs, unit, distanceKm);

    private static double Comfort(Needs needs, FreeUnit unit, double? distanceKm) =>
        (Common(needs.Languages, unit.Languages) > 0 ? CommonLanguage : 0)
        + AllNear * Common(needs.Near, unit.Near) / Math.Max(1, needs.Near.Length)
        + AtTheWish * Math.Max(0, 1 - (distanceKm ?? needs.WithinKm) / Math.Max(1, needs.WithinKm))
        + (unit.FreeOfCharge ? FreeOfCharge : 0)
        + (unit.OwnBath ? OwnBath : 0)
        + (unit.Shared ? AmongOthers : SpareBed * Math.Max(0, unit.Beds - BedsNeeded(needs, unit.Cots)));

    private static int Common(string[] asked, string[] offered)
    {
        var common = 0;
        foreach (var word in asked)
            if (offered.Contains(word)) common++;
        return common;
    }

    extension(IReadOnlyList<Constraint> constraints)
    {
        /// <summary>True when every hard constraint holds.</summary>
        public bool Fits => constraints.All(constraint => constraint.Holds || !constraint.IsHard);
    }
}
