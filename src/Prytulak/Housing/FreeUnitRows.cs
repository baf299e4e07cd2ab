using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>Reads the units that may be proposed out of the tables: those of all homes or of some, by one projection.</summary>
internal sealed class FreeUnitRows(Database database, Vault vault)
{
    private const string Homes = """
        SELECT id, host, organisation, country, cell, position, kind, is_free, languages, welcome, near, available_from, available_to, confirmed_at
        FROM accommodations WHERE state = 'Open' AND
        """;

    // Most hosts are vetted: the few who are not are known sooner than each who is.
    private const string All = "host NOT IN (SELECT account FROM hosts WHERE vetting <> 'Vetted')",
        Some = "id IN @homes AND EXISTS (SELECT 1 FROM hosts WHERE hosts.account = accommodations.host AND hosts.vetting = 'Vetted')";

    private const string Rooms = "SELECT id, accommodation, beds, cots, own_bath, step_free, pets, smoking, women_only FROM units WHERE removed = false";

    // Of most units the taken nights are one row without a gap, which the index of nights tells in passing.
    private const string Spans = "SELECT unit, MIN(night), MAX(night) + 1 FROM nights GROUP BY unit HAVING COUNT(*) = MAX(night) - MIN(night) + 1",
        Broken = "SELECT unit FROM nights GROUP BY unit HAVING COUNT(*) < MAX(night) - MIN(night) + 1";

    private const string Nights = "SELECT unit, night FROM nights WHERE unit IN ({0}) ORDER BY unit, night";

    /// <param name="homes">Those whose units are wanted; null for all.</param>
    public async Task<List<FreeUnit>> Read(IReadOnlyCollection<Guid>? homes = null)
    {
        // Of all, in two passes at once: with SQLite each needs a processor of its own.
        var housesToCome = homes is null ? Task.Run(() => Houses(homes)) : Houses(homes);
        var taken = await Taken(homes);
        var rooms = await RoomsOf(homes);
        var houses = await housesToCome;
        var units = new FreeUnit?[rooms.Count];
        Parallel.For(0, units.Length, i => units[i] = houses.GetValueOrDefault(rooms[i].Home)?.With(rooms[i], taken.GetValueOrDefault(rooms[i].Id, [])));
        return [.. units.OfType<FreeUnit>()];
    }

    private async Task<Dictionary<Guid, House>> Houses(IReadOnlyCollection<Guid>? homes)
    {
        var (houses, lists) = (new List<House>(), new Dictionary<string, string[]>());
        await database.Scan($"{Homes} {(homes is null ? All : Some)}", new { homes }, row => houses.Add(new()
        {
            Id = row.Id(0), Host = row.Id(1), Organisation = row.Id(2), Country = row.Word(3), Cell = row.Word(4), Box = row.Bytes(5) is { } box ? new(box) : null,
            Kind = Enum.Parse<AccommodationKind>(row.Word(6)), IsFree = row.Flag(7), Languages = Split(row.Word(8), lists), Welcome = Split(row.Word(9), lists), Near = Split(row.Word(10), lists),
            From = row.Date(11), To = row.Date(12), ConfirmedAt = row.Instant(13),
        }));
        var places = await vault.OpenNeeds(houses.ConvertAll(house => house.Box), HousingFacts.Position);
        foreach (var (house, place) in houses.Zip(places)) (house.Position, house.Box) = (place == default ? null : place, null);
        return houses.ToDictionary(house => house.Id);
    }

    private async Task<List<Room>> RoomsOf(IReadOnlyCollection<Guid>? homes)
    {
        var rooms = new List<Room>();
        await database.Scan(homes is null ? Rooms : $"{Rooms} AND accommodation IN @homes", new { homes }, row =>
            rooms.Add(new(row.Id(0), row.Id(1), row.Small(2), row.Small(3), row.Flag(4), row.Flag(5), row.Flag(6), row.Flag(7), row.Flag(8))));
        return rooms;
    }

    private async Task<Dictionary<Guid, (int From, int To)[]>> Taken(IReadOnlyCollection<Guid>? homes)
    {
        var taken = new Dictionary<Guid, (int From, int To)[]>();
        if (homes is null) await database.Scan(Spans, null, row => taken.Add(row.Id(0), [(row.Small(1), row.Small(2))]));
        await database.Scan(string.Format(null, Nights, homes is null ? Broken : "SELECT id FROM units WHERE accommodation IN @homes"), new { homes },
            row => taken[row.Id(0)] = With(taken.GetValueOrDefault(row.Id(0), []), row.Small(1)));
        return taken;
    }

    // Nights come in order: one either follows the last of those before, or begins an interval.
    private static (int From, int To)[] With((int From, int To)[] intervals, int night)
    {
        if (intervals is not [.., { } last] || last.To < night) return [.. intervals, (night, night + 1)];
        intervals[^1].To = night + 1;
        return intervals;
    }

    // Lists that were split before: a million homes share a few hundred of them.
    private static string[] Split(string joined, Dictionary<string, string[]> lists)
    {
        if (!lists.TryGetValue(joined, out var list)) lists.Add(joined, list = [.. Words.Split(joined).Select(string.Intern)]);
        return list;
    }

    /// <summary>A unit as it is stored.</summary>
    private readonly record struct Room(Guid Id, Guid Home, int Beds, int Cots, bool OwnBath, bool StepFree, bool Pets, bool Smoking, bool WomenOnly);

    /// <summary>A home as it is stored, and its place once that is open.</summary>
    private sealed class House
    {
        public required Guid Id { get; init; }
        public required Guid Host { get; init; }
        public required Guid Organisation { get; init; }
        public required string Country { get; init; }
        public required string Cell { get; init; }
        public required Personal<Position>? Box { get; set; }
        public required AccommodationKind Kind { get; init; }
        public required bool IsFree { get; init; }
        public required string[] Languages { get; init; }
        public required string[] Welcome { get; init; }
        public required string[] Near { get; init; }
        public required DateOnly From { get; init; }
        public required DateOnly To { get; init; }
        public required DateTimeOffset ConfirmedAt { get; init; }
        public Position? Position { get; set; }

        public FreeUnit With(Room room, (int, int)[] taken) => new()
        {
            Unit = room.Id, Accommodation = Id, Host = Host, Organisation = Organisation, Country = Country, Cell = Cell, Position = Position, Kind = Kind,
            Beds = room.Beds, Cots = room.Cots, OwnBath = room.OwnBath, StepFree = room.StepFree, Pets = room.Pets, Smoking = room.Smoking, WomenOnly = room.WomenOnly,
            FreeOfCharge = IsFree, Languages = Languages, Welcome = Welcome, Near = Near, AvailableFrom = From, AvailableTo = To, ConfirmedAt = ConfirmedAt, Taken = taken,
        };
    }
}
