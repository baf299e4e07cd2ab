using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>A home as somebody may read of it before they know whose it is: no name, no address, no exact place.</summary>
/// <param name="Town">The largest town of the public square.</param>
/// <param name="ResidentsSeen">True when one of the staff has looked at what the host says of who lives there.</param>
public sealed record HomeFacts(
    AccommodationKind Kind, string Country, string Town, bool IsFree, string[] Languages, string[] Welcome, string[] Near, Residents Residents, bool ResidentsSeen,
    DateOnly AvailableFrom, DateOnly AvailableTo, IReadOnlyList<UnitFacts> Units)
{
    public static HomeFacts Of(Accommodation home, IEnumerable<Unit> units, PublicPlaces places, Text text) => new(
        home.Kind, home.Country, places.Town(home.Cell, home.Country, text), home.IsFree,
        Words.Split(home.Languages), Words.Split(home.Welcome), Words.Split(home.Near), home.Residents, home.ResidentsSeen, home.AvailableFrom, home.AvailableTo, [.. units.Select(UnitFacts.Of)]);
}

/// <summary>A room or flat of a home.</summary>
public sealed record UnitFacts(Guid Id, int Number, int Beds, int Cots, bool OwnBath, bool StepFree, bool Pets, bool Smoking, bool WomenOnly, bool Shared)
{
    public static UnitFacts Of(Unit unit) =>
        new(unit.Id, unit.Number, unit.Beds, unit.Cots, unit.OwnBath, unit.StepFree, unit.Pets, unit.Smoking, unit.WomenOnly, unit.Shared);

    /// <summary>"2 beds, 1 cot, own bathroom, pets may come": what a reader wants to know, in words.</summary>
    public string Say(Text text) => string.Join(", ", Keys.Select(key => text[key, Beds, Cots]));

    private IEnumerable<string> Keys =>
        from word in ((bool Said, string Key)[])
        [
            (true, "unit.beds_count"), (Cots > 0, "unit.cots_count"), (OwnBath, "unit.own_bath"), (StepFree, "unit.step_free"),
            (Pets, "unit.pets"), (Smoking, "unit.smoking"), (!Smoking, "unit.no_smoking"), (WomenOnly, "unit.women_only"), (Shared, "unit.shared"),
        ]
        where word.Said
        select word.Key;
}
