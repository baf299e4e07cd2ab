using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>Reads the units that may be proposed out of the tables: those of all homes or of some, by one projection.</summary>
internal sealed class FreeUnitRows(Database database, Vault vault)
{
    private const int Batch = 1024;

    private const string Homes = $"""
        SELECT id, host, organisation, country, cell, position, kind, is_free, languages, welcome, near, available_from, available_to, confirmed_at, {Accommodations.KnownResidents} AS residents
        FROM accommodations WHERE state = 'Open' AND hidden IS NULL AND
        """;

    // Most hosts are vetted and safe: the few who are not are known sooner than each who is.
    private const string All = "host NOT IN (SELECT account FROM hosts WHERE vetting <> 'Vetted' OR safety_since IS NOT NULL)",
        Some = "id IN @homes AND EXISTS (SELECT 1 FROM hosts WHERE hosts.account = accommodations.host AND hosts.vetting = 'Vetted' AND hosts.safety_since IS NULL)";

    private const string Rooms = "SELECT id, accommodation, beds, cots, own_bath, step_free, pets, smoking, women_only, shared FROM units WHERE removed = false";

    // Of most units the taken nights are one row without a gap, which the index of nights tells in passing.
    private const string Spans = "SELECT unit, MIN(night), MAX(night) + 1 FROM nights WHERE bed = 0 GROUP BY unit HAVING COUNT(*) = MAX(night) - MIN(night) + 1",
        Broken = "SELECT unit FROM nights WHERE bed = 0 GROUP BY unit HAVING COUNT(*) < MAX(night) - MIN(night) + 1";

    private const string Nights = "SELECT unit, night FROM nights WHERE bed = 0 AND unit IN ({0}) ORDER BY unit, night";

    private const string OfHomes = "SELECT id FROM units WHERE accommodation IN @homes";

    // Of shared rooms alone, which are few.
    private const string Beds = "SELECT unit, night, COUNT(*) FROM nights WHERE bed > 0{0} GROUP BY unit, night ORDER BY unit, night";

    /// <param name="homes">Those whose units are wanted; null for all.</param>
    public async Task<List<FreeUnit>> Read(IReadOnlyCollection<Guid>? homes = null)
    {
        // Of all, in two passes at once: with SQLite each needs a processor of its own.
        var homesToCome = homes is null ? Task.Run(() => HomesOf(homes)) : HomesOf(homes);
        var taken = await Taken(homes);
        var rooms = await RoomsOf(homes);
        var inUse = rooms.Exists(room => room.Shared) ? await InUse(homes) : [];
        var known = await homesToCome;
        var units = new FreeUnit?[rooms.Count];
        Parallel.For(0, units.Length, i =>
        {
            if (known.TryGetValue(rooms[i].Home, out var home)) units[i] = rooms[i].Shared ? rooms[i].Of(home, inUse.GetValueOrDefault(rooms[i].Id, [])) : rooms[i].Of(home, taken.GetValueOrDefault(rooms[i].Id, []));
        });
        return [.. units.OfType<FreeUnit>()];
    }

    private async Task<Dictionary<Guid, FreeHome>> HomesOf(IReadOnlyCollection<Guid>? homes)
    {
        var (known, lists) = (new Dictionary<Guid, FreeHome>(), new Dictionary<string, string[]>());
        var (waiting, opened) = (new List<(FreeHome, Personal<Position>)>(), new List<Task>());
        await database.Scan($"{Homes} {(homes is null ? All : Some)}", new { homes }, row =>
        {
            var home = new FreeHome
            {
                Id = row.Id(0), Host = row.Id(1), Organisation = row.Id(2), Country = row.Word(3), Cell = row.Word(4), Kind = row.Choice<AccommodationKind>(6), FreeOfCharge = row.Flag(7),
                Languages = Split(row.Word(8), lists), Welcome = Split(row.Word(9), lists), Near = Split(row.Word(10), lists), AvailableFrom = row.Date(11), AvailableTo = row.Date(12), ConfirmedAt = row.Instant(13),
                Residents = row.Choice<Residents>(14),
            };
            known.Add(home.Id, home);
            if (row.Bytes(5) is not { } box) return;
            waiting.Add((home, new(box)));
            if (waiting.Count == Batch) opened.Add(Task.Run(Open(waiting)));
        });
        await Open(waiting)();
        await Task.WhenAll(opened);
        return known;
    }

    // The places of some homes, while the next are still being read.
    private Func<Task> Open(List<(FreeHome Home, Personal<Position> Box)> homes)
    {
        var batch = homes.ToArray();
        homes.Clear();
        return () => vault.OpenNeeds(batch, HousingFacts.Position, (home, place) => home.Position = place);
    }

    private async Task<List<Room>> RoomsOf(IReadOnlyCollection<Guid>? homes)
    {
        var rooms = new List<Room>();
        await database.Scan(homes is null ? Rooms : $"{Rooms} AND accommodation IN @homes", new { homes }, row =>
            rooms.Add(new(row.Id(0), row.Id(1), row.Small(2), row.Small(3), row.Flag(4), row.Flag(5), row.Flag(6), row.Flag(7), row.Flag(8), row.Flag(9))));
        return rooms;
    }

    private async Task<Dictionary<Guid, (int From, int To)[]>> Taken(IReadOnlyCollection<Guid>? homes)
    {
        var taken = new Dictionary<Guid, (int From, int To)[]>();
        if (homes is null) await database.Scan(Spans, null, row => taken.Add(row.Id(0), [(row.Small(1), row.Small(2))]));
        await database.Scan(string.Format(null, Nights, homes is null ? Broken : OfHomes), new { homes },
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

    private async Task<Dictionary<Guid, List<(int From, int To, int Beds)>>> InUse(IReadOnlyCollection<Guid>? homes)
    {
        var inUse = new Dictionary<Guid, List<(int From, int To, int Beds)>>();
        await database.Scan(string.Format(null, Beds, homes is null ? "" : $" AND unit IN ({OfHomes})"), new { homes }, row =>
        {
            if (!inUse.TryGetValue(row.Id(0), out var nights)) inUse.Add(row.Id(0), nights = []);
            Add(nights, row.Small(1), row.Small(2));
        });
        return inUse;
    }

    private static void Add(List<(int From, int To, int Beds)> nights, int night, int beds)
    {
        if (nights is [.., { } last] && last.To == night && last.Beds == beds) nights[^1] = last with { To = night + 1 };
        else nights.Add((night, night + 1, beds));
    }

    // Lists that were split before: a million homes share a few hundred of them.
    private static string[] Split(string joined, Dictionary<string, string[]> lists)
    {
        if (!lists.TryGetValue(joined, out var list)) lists.Add(joined, list = [.. Words.Split(joined).Select(string.Intern)]);
        return list;
    }

    /// <summary>A unit as it is stored.</summary>
    private readonly record struct Room(Guid Id, Guid Home, int Beds, int Cots, bool OwnBath, bool StepFree, bool Pets, bool Smoking, bool WomenOnly, bool Shared)
    {
        public FreeUnit Of(FreeHome home, (int, int)[] taken) =>
            new() { Unit = Id, Home = home, Beds = Beds, Cots = Cots, OwnBath = OwnBath, StepFree = StepFree, Pets = Pets, Smoking = Smoking, WomenOnly = WomenOnly, Taken = taken };

        public FreeUnit Of(FreeHome home, List<(int From, int To, int Beds)> inUse) => new()
        {
            Unit = Id, Home = home, Beds = Beds, Cots = 0, OwnBath = OwnBath, StepFree = StepFree, Pets = Pets, Smoking = Smoking, WomenOnly = WomenOnly, Shared = true,
            InUse = [.. inUse], Taken = Full(inUse, Beds),
        };

        private static (int, int)[] Full(List<(int From, int To, int Beds)> inUse, int beds) => [.. inUse.Where(nights => nights.Beds >= beds).Select(nights => (nights.From, nights.To))];
    }
}
