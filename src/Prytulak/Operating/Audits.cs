using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Operating;

/// <summary>Asks the tables whether they agree with each other, by brute force and without the code that keeps them so.</summary>
internal sealed class Audits(Database database, KeyStore keys, TimeProvider clock)
{
    public async Task<IReadOnlyList<string>> Nights()
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber;
        var stays = await database.Read(c => c.QueryAsync<StayNights>("""
            SELECT s.id, s.state, s.from_night, s.to_night, COUNT(DISTINCT n.night) AS nights, COUNT(n.night) AS beds, MAX(n.places) AS places, MIN(n.night) AS first, MAX(n.night) AS last,
                   COUNT(CASE WHEN n.unit <> s.unit THEN 1 END) AS elsewhere
            FROM stays s LEFT JOIN nights n ON n.stay = s.id GROUP BY s.id, s.state, s.from_night, s.to_night
            """));
        return [.. stays.Where(s => !s.IsRight(today)).Select(s => $"stay {s.Id} ({s.State}) has other nights than its own")];
    }

    public async Task<IReadOnlyList<string>> Capacity()
    {
        var crowded = await database.Read(c => c.QueryAsync<(Guid Unit, long Night)>("""
            SELECT n.unit, n.night FROM nights n JOIN units u ON u.id = n.unit WHERE u.shared = false
            GROUP BY n.unit, n.night, u.beds, u.cots
            HAVING COUNT(*) > 1 OR SUM(n.people) > u.beds + u.cots OR SUM(n.people - n.infants) > u.beds
            UNION
            SELECT n.unit, n.night FROM (SELECT DISTINCT unit, night, stay FROM nights WHERE shared = true) n JOIN units u ON u.id = n.unit JOIN stays s ON s.id = n.stay
            GROUP BY n.unit, n.night, u.beds HAVING SUM(s.people) > u.beds
            """));
        return [.. crowded.Select(c => $"unit {c.Unit} is over capacity on {DateOnly.FromDayNumber((int)c.Night):O}")];
    }

    /// <summary>Whoever has a sealed fact has a key; whoever was erased has neither.</summary>
    public async Task<IReadOnlyList<string>> Seals()
    {
        var keyed = (await keys.Store.Read(c => c.QueryAsync<Guid>("SELECT subject FROM keys"))).ToHashSet();
        var erased = (await keys.Erased()).ToHashSet();
        var faults = erased.Where(keyed.Contains).Select(subject => $"{subject} was erased and has a key").ToList();
        foreach (var (table, column) in await SealedColumns())
            foreach (var subject in (await Subjects(table, column)).Where(s => !keyed.Contains(s)))
                faults.Add($"{table}.{column} of {subject} is sealed, and the key is {(erased.Contains(subject) ? "erased" : "missing")}");
        return faults;
    }

    private Task<IReadOnlyList<(string Table, string Column)>> SealedColumns() => database.Read(async connection =>
    {
        var named = Facts.Names();
        var tables = await Tables.Of(database, connection);
        return (IReadOnlyList<(string, string)>)[.. from table in tables from column in table.Columns
            where column.Kind is ColumnKind.Bytes && named.Contains($"{table.Name}.{column.Name}") select (table.Name, column.Name)];
    });

    // A box begins with its subject.
    private async Task<IEnumerable<Guid>> Subjects(string table, string column)
    {
        var beginnings = await database.Read(c => c.QueryAsync<byte[]>($"SELECT DISTINCT substr({column}, 1, 16) FROM {table} WHERE {column} IS NOT NULL"));
        return beginnings.Select(bytes => new Guid(bytes));
    }

    /// <summary>A stay beside the nights that carry its name.</summary>
    private sealed class StayNights
    {
        public Guid Id { get; init; }
        public StayState State { get; init; }
        public DateOnly FromNight { get; init; }
        public DateOnly ToNight { get; init; }
        public long Nights { get; init; }

        /// <summary>Rows of all nights together, and the beds that the stay has of a shared room; none of any other.</summary>
        public long Beds { get; init; }
        public int? Places { get; init; }
        public int? First { get; init; }
        public int? Last { get; init; }
        public long Elsewhere { get; init; }

        public bool IsRight(int today) => Elsewhere == 0 && Beds == Nights * Math.Max(1, Places ?? 1) && (State.TakesNights()
            ? (Nights, First, Last) == (ToNight.DayNumber - FromNight.DayNumber, FromNight.DayNumber, ToNight.DayNumber - 1)
            : Last is null || Last < today);
    }
}
