using System.Collections;
using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using Dapper;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>The index of all units that a household may be proposed: of open homes of vetted hosts, and no others (T01).</summary>
public sealed class FreeUnits(Database database, Vault vault) : Foundation.Index
{
    private const string Candidates = """
        SELECT u.id AS unit, u.accommodation, a.host, a.organisation, a.country, a.cell, a.position, a.kind, u.beds, u.cots, u.own_bath, u.step_free,
            u.pets, u.smoking, u.women_only, a.is_free, a.languages, a.welcome, a.near, a.available_from, a.available_to, a.confirmed_at
        FROM accommodations a JOIN hosts h ON h.account = a.host JOIN units u ON u.accommodation = a.id
        WHERE a.state = 'Open' AND h.vetting = 'Vetted' AND u.removed = false
        """;

    // Nights in a row share the difference between the night and its place in the row: each group is one interval.
    private const string Intervals = """
        SELECT unit, MIN(night) AS from_night, MAX(night) + 1 AS to_night
        FROM (SELECT n.unit, n.night, n.night - ROW_NUMBER() OVER (PARTITION BY n.unit ORDER BY n.night) AS island
            FROM nights n JOIN units u ON u.id = n.unit {0}) AS islands
        GROUP BY unit, island ORDER BY unit, from_night
        """;

    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
    private readonly UnitSearches searches = new();
    private volatile Snapshot now = Snapshot.Empty;

    public override string Follows => "accommodations";

    /// <summary>Every unit as of the last commit; it stays as it is while it is read.</summary>
    public IReadOnlyCollection<FreeUnit> All => now;

    /// <summary>The units of an organisation as of the last commit, in no order.</summary>
    public IEnumerable<FreeUnit> Of(Guid organisation) => now.Of(organisation);

    public FreeUnit? Find(Guid unit) => now.Units.GetValueOrDefault(unit);

    /// <summary>The same units for a search by place, needs and dates, by their exact positions: for those alone who place households of this organisation.</summary>
    public UnitSearch SearchOf(Guid organisation) => new(searches.Of(organisation), searches.Tags);

    public override async Task Fill()
    {
        now = Snapshot.Empty.With([], await Read());
        searches.Fill(now);
    }

    public override async Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        var (before, fresh) = (now, await Read(subjects));
        searches.Change(subjects.SelectMany(before.OfHome), fresh);
        now = before.With(subjects, fresh);
    }

    public override async Task<IReadOnlyList<string>> Differences()
    {
        var (held, true_) = (now.Units, (await Read()).ToDictionary(unit => unit.Unit));
        return
        [
            .. held.Keys.Where(id => !true_.ContainsKey(id)).Select(id => $"free unit {id} is in the index and not in the tables"),
            .. true_.Keys.Where(id => !held.ContainsKey(id)).Select(id => $"free unit {id} is in the tables and not in the index"),
            .. held.Values.Where(unit => true_.TryGetValue(unit.Unit, out var row) && Line(unit) != Line(row)).Select(unit => $"free unit {unit.Unit} differs"),
        ];
    }

    private static string Line(FreeUnit unit) => JsonSerializer.Serialize(unit, WithFields);

    private async Task<List<FreeUnit>> Read(IReadOnlyCollection<Guid>? homes = null)
    {
        var (rows, taken) = await database.Read(async c => (await Rows(c, homes), await Taken(c, homes)));
        var (units, last, words) = (new List<FreeUnit>(rows.Count), default(FreeUnit), new Dictionary<string, string[]>());
        foreach (var row in rows)
        {
            // The units of a home stand together, and share what is true of the home.
            var position = last?.Accommodation == row.Accommodation ? last.Position : await PositionOf(row);
            units.Add(last = row.With(position, taken.GetValueOrDefault(row.Unit, []), words));
        }
        return units;
    }

    private async Task<Position?> PositionOf(Row row) =>
        row.Position is null ? null : await vault.OpenNeed(row.Position, HousingFacts.Position) is { } place && place != default ? place : null;

    private static async Task<List<Row>> Rows(DbConnection c, IReadOnlyCollection<Guid>? homes) => [.. await c.QueryAsync<Row>(
        $"{Candidates}{(homes is null ? "" : " AND a.id IN @homes")} ORDER BY a.id, u.number", new { homes })];

    private static async Task<Dictionary<Guid, (int, int)[]>> Taken(DbConnection c, IReadOnlyCollection<Guid>? homes)
    {
        var intervals = await c.QueryAsync<Interval>(string.Format(null, Intervals, homes is null ? "" : "WHERE u.accommodation IN @homes"), new { homes });
        return intervals.GroupBy(i => i.Unit).ToDictionary(g => g.Key, g => g.Select(i => (i.FromNight, i.ToNight)).ToArray());
    }

    /// <summary>All units at one moment, by unit, by home and by organisation.</summary>
    private sealed class Snapshot(ImmutableDictionary<Guid, FreeUnit> units, ImmutableDictionary<Guid, Guid[]> homes,
        ImmutableDictionary<Guid, ImmutableDictionary<Guid, FreeUnit>> organisations) : IReadOnlyCollection<FreeUnit>
    {
        public static readonly Snapshot Empty = new(ImmutableDictionary<Guid, FreeUnit>.Empty, ImmutableDictionary<Guid, Guid[]>.Empty,
            ImmutableDictionary<Guid, ImmutableDictionary<Guid, FreeUnit>>.Empty);

        public ImmutableDictionary<Guid, FreeUnit> Units => units;

        public int Count => units.Count;

        public IEnumerable<FreeUnit> Of(Guid organisation) => organisations.TryGetValue(organisation, out var own) ? own.Values : [];

        public IEnumerable<FreeUnit> OfHome(Guid home) => homes.GetValueOrDefault(home, []).Select(unit => units[unit]);

        public Snapshot With(IReadOnlyCollection<Guid> changed, IReadOnlyCollection<FreeUnit> fresh)
        {
            var gone = changed.SelectMany(home => homes.GetValueOrDefault(home, [])).ToList();
            return new(
                With(units.RemoveRange(gone), fresh),
                homes.RemoveRange(changed).SetItems(fresh.GroupBy(unit => unit.Accommodation).Select(home => KeyValuePair.Create(home.Key, home.Select(unit => unit.Unit).ToArray()))),
                With(Without(gone), fresh));
        }

        private static ImmutableDictionary<Guid, FreeUnit> With(ImmutableDictionary<Guid, FreeUnit> units, IEnumerable<FreeUnit> fresh) =>
            units.SetItems(fresh.Select(unit => KeyValuePair.Create(unit.Unit, unit)));

        private static ImmutableDictionary<Guid, ImmutableDictionary<Guid, FreeUnit>> With(ImmutableDictionary<Guid, ImmutableDictionary<Guid, FreeUnit>> organisations, IEnumerable<FreeUnit> fresh) =>
            organisations.SetItems(fresh.GroupBy(unit => unit.Organisation)
                .Select(own => KeyValuePair.Create(own.Key, With(organisations.GetValueOrDefault(own.Key, ImmutableDictionary<Guid, FreeUnit>.Empty), own))));

        private ImmutableDictionary<Guid, ImmutableDictionary<Guid, FreeUnit>> Without(List<Guid> gone) =>
            organisations.SetItems(gone.GroupBy(unit => units[unit].Organisation)
                .Select(own => KeyValuePair.Create(own.Key, organisations[own.Key].RemoveRange(own))));

        public IEnumerator<FreeUnit> GetEnumerator() => units.Values.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    /// <summary>Nights in a row of one unit.</summary>
    private sealed class Interval
    {
        public Guid Unit { get; init; }
        public int FromNight { get; init; }
        public int ToNight { get; init; }
    }

    /// <summary>A unit as it is stored.</summary>
    private sealed class Row
    {
        public Guid Unit { get; init; }
        public Guid Accommodation { get; init; }
        public Guid Host { get; init; }
        public Guid Organisation { get; init; }
        public string Country { get; init; } = "";
        public string Cell { get; init; } = "";
        public Personal<Position>? Position { get; init; }
        public AccommodationKind Kind { get; init; }
        public int Beds { get; init; }
        public int Cots { get; init; }
        public bool OwnBath { get; init; }
        public bool StepFree { get; init; }
        public bool Pets { get; init; }
        public bool Smoking { get; init; }
        public bool WomenOnly { get; init; }
        public bool IsFree { get; init; }
        public string Languages { get; init; } = "";
        public string Welcome { get; init; } = "";
        public string Near { get; init; } = "";
        public DateOnly AvailableFrom { get; init; }
        public DateOnly AvailableTo { get; init; }
        public DateTimeOffset ConfirmedAt { get; init; }

        /// <param name="words">Lists that were split before: a million homes share a few hundred of them.</param>
        public FreeUnit With(Position? position, (int, int)[] taken, Dictionary<string, string[]> words) => new()
        {
            Unit = Unit, Accommodation = Accommodation, Host = Host, Organisation = Organisation, Country = string.Intern(Country), Cell = string.Intern(Cell),
            Position = position, Kind = Kind, Beds = Beds, Cots = Cots, OwnBath = OwnBath, StepFree = StepFree, Pets = Pets, Smoking = Smoking,
            WomenOnly = WomenOnly, FreeOfCharge = IsFree, Languages = Split(Languages, words), Welcome = Split(Welcome, words), Near = Split(Near, words),
            AvailableFrom = AvailableFrom, AvailableTo = AvailableTo, ConfirmedAt = ConfirmedAt, Taken = taken,
        };

        private static string[] Split(string joined, Dictionary<string, string[]> words)
        {
            if (!words.TryGetValue(joined, out var list)) words.Add(joined, list = [.. Words.Split(joined).Select(string.Intern)]);
            return list;
        }
    }
}
