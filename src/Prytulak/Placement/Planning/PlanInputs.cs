using Prytulak.Engines.Planning;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>
/// Makes the input of a plan: the hard rules are those of <see cref="Fit"/>, word by word; what people have decided is left
/// out on both sides.
/// </summary>
public sealed class PlanInputs(OpenPleas pleas, FreeUnits free, PlanDecisions decisions, PlantedHomes planted, Places places, TimeProvider clock)
{
    /// <summary>A home for fewer nights than these is none for somebody who cannot know until when, or stays longer.</summary>
    public const int LeastNights = 30;

    // The bit of a host who names only words that no household is called by.
    private const uint Nobody = 1u << 31;
    private const int MostCountry = 63;
    private static readonly Bits Near = new(Words.Near), Kinds = new(Words.Welcome);
    private static readonly IReadOnlyList<int> Nothing = [];

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    public async Task<PlanInput> Of(Guid organisation)
    {
        var (standing, refused, traps) = (await decisions.Standing(organisation), await decisions.Refused(organisation), await planted.Of(organisation));
        return Of(pleas.Of(organisation), free.Of(organisation).Where(unit => !traps.Contains(unit.Accommodation)), standing, refused, Today);
    }

    internal PlanInput Of(IEnumerable<Plea> all, IEnumerable<FreeUnit> units, IReadOnlyList<PlanDecision> standing, IReadOnlyList<PlanDecision> refused, DateOnly today)
    {
        var waiting = all.Where(plea => plea.IsInQueue).OrderBy(plea => plea.Id).ToList();
        var asked = standing.Where(one => one.IsOpen).Select(one => one.Household).ToHashSet();
        List<Plea> planned = [.. waiting.Where(plea => !plea.IsUnaccompanied && !asked.Contains(plea.Id) && !IsOver(plea, today))];
        var gaps = Gaps(units, standing, today);
        var languages = new Bits(gaps.SelectMany(gap => gap.Unit.Languages).Order(StringComparer.Ordinal));
        var (barred, loads) = (Barred(gaps, refused), standing.CountBy(one => one.Host).ToDictionary());
        var countries = gaps.Select(gap => gap.Unit.Country).Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(country => country.Item, country => Math.Min(country.Index, MostCountry));
        return new()
        {
            Today = today, Pleas = planned, Gaps = gaps,
            Households = [.. planned.Select(plea => HouseholdOf(plea, languages, barred.GetValueOrDefault(plea.Id, Nothing), today))],
            Units = [.. gaps.Select(gap => UnitOf(gap, languages, countries[gap.Unit.Country], loads.GetValueOrDefault(gap.Unit.Host)))],
            Groups = GroupsOf(planned),
            LeftOut = new(waiting.Count(plea => asked.Contains(plea.Id)), waiting.Count(plea => plea.IsUnaccompanied), waiting.Count(plea => !plea.IsUnaccompanied && !asked.Contains(plea.Id) && IsOver(plea, today))),
        };
    }

    // Whose others have a home, a proposal or nothing to plan with is planned for alone.
    private static IReadOnlyList<IReadOnlyList<int>> GroupsOf(List<Plea> planned) =>
        [.. planned.Index().Where(plea => plea.Item.Group is not null).GroupBy(plea => plea.Item.Group, plea => plea.Index).Select(group => (IReadOnlyList<int>)[.. group]).Where(group => group.Count > 1)];

    private static bool IsOver(Plea plea, DateOnly today) => plea.Needs.Until <= FirstNight(plea, today);

    private static DateOnly FirstNight(Plea plea, DateOnly today) => plea.Needs.From > today ? plea.Needs.From.Value : today;

    // Where a host has been forgotten meanwhile there is no position, and no home.
    private static List<FreeGap> Gaps(IEnumerable<FreeUnit> units, IReadOnlyList<PlanDecision> standing, DateOnly today)
    {
        // What holds nights is among those of the unit: of a shared room it would be counted twice.
        var asked = standing.Where(one => one.IsOpen).ToLookup(one => one.Unit, one => new AskedNights(one.FromNight.DayNumber, one.ToNight.DayNumber, one.State?.TakesNights() == true ? 0 : one.People));
        return [.. units.Where(unit => unit.Position is not null && unit.Beds > 0).OrderBy(unit => unit.Unit).SelectMany(unit => FreeGap.Of(unit, asked[unit.Unit], today.DayNumber))];
    }

    private static Dictionary<Guid, IReadOnlyList<int>> Barred(List<FreeGap> gaps, IReadOnlyList<PlanDecision> refused)
    {
        var byHost = gaps.Index().ToLookup(gap => gap.Item.Unit.Host);
        return refused.GroupBy(no => no.Household).ToDictionary(of => of.Key, of => (IReadOnlyList<int>)[.. of.SelectMany(no =>
            from gap in byHost[no.Host] where no.Bars(gap.Item.Unit.Unit, gap.Item.Unit.Accommodation, gap.Item.Unit.Host) select gap.Index).Distinct().Order()]);
    }

    private PlanHousehold HouseholdOf(Plea plea, Bits languages, IReadOnlyList<int> barred, DateOnly today)
    {
        var (needs, first) = (plea.Needs, FirstNight(plea, today).DayNumber);
        return new()
        {
            People = needs.People, Infants = needs.Infants, Needs = Asked(needs), Kinds = KindsOf(needs), Wish = places.Find(needs.Wish)?.Position, WithinKm = needs.WithinKm,
            Languages = languages.Of(needs.Languages), Near = (uint)Near.Of(needs.Near), From = first, To = Math.Min(needs.Until?.DayNumber ?? int.MaxValue, first + LeastNights),
            Urgency = UrgencyOf(plea.TriageOn(today)), WaitingDays = Math.Max(0, today.DayNumber - DateOnly.FromDateTime(plea.AskedAt.UtcDateTime).DayNumber), Barred = barred,
        };
    }

    // How soon counts first, as at the desk; then the score.
    private static int UrgencyOf(Triage triage) => triage.Score + triage.Urgency switch { Urgency.Tonight => 1_000, Urgency.ThisWeek => 200, _ => 0 };

    private static uint KindsOf(Needs needs) => (uint)Kinds.Of(Words.Welcome.Where(word => Fit.MayBe(needs, word)));

    private static Trait Asked(Needs needs) =>
        (needs.WomenOnly ? Trait.WomenOnly : Trait.Mixed) | If(needs.StepFree, Trait.StepFree) | If(needs.Pets is not [], Trait.Pets) | If(needs.NoSmoking, Trait.NoSmoking) | If(needs.IsWithoutMan, Trait.NoLoneMan)
        | If(!needs.MaySleepWithOthers, Trait.OwnRoom);

    private static PlanUnit UnitOf(FreeGap gap, Bits languages, int country, int load)
    {
        var unit = gap.Unit;
        return new()
        {
            At = unit.Position!.Value, Beds = Math.Min(gap.Beds, byte.MaxValue), Cots = Math.Min(unit.Cots, byte.MaxValue), IsShared = unit.Shared, Offers = Offered(unit), Welcome = unit.Welcome is [] ? 0 : Nobody | (uint)Kinds.Of(unit.Welcome), Country = country,
            Languages = languages.Of(unit.Languages), Near = (uint)Near.Of(unit.Near), From = gap.From, To = gap.To, FreeOfCharge = unit.FreeOfCharge, OwnBath = unit.OwnBath, HostLoad = load,
        };
    }

    private static Trait Offered(FreeUnit unit) =>
        (unit.WomenOnly ? Trait.WomenOnly : Trait.Mixed) | If(unit.StepFree, Trait.StepFree) | If(unit.Pets, Trait.Pets) | If(!unit.Smoking, Trait.NoSmoking)
        | If(unit.Residents is Residents.Nobody or Residents.Women or Residents.Mixed, Trait.NoLoneMan) | If(!unit.Shared, Trait.OwnRoom);

    private static Trait If(bool has, Trait trait) => has ? trait : Trait.None;
}
