using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>A home that a row may be a double of.</summary>
public sealed class LikeHome
{
    public Guid Id { get; init; }
    public Guid Host { get; init; }
    public string Cell { get; init; } = "";
    public int Beds { get; init; }
    public Personal<string>? Name { get; init; }
}

/// <summary>Homes as an import meets them: those that a row may be, and those that it makes or changes. Drafts are their hosts' alone and are not among the first.</summary>
public sealed class ImportedHomes(Database database)
{
    private const int Batch = 1000;

    private const string Like = """
        SELECT a.id, a.host, a.cell, p.name, (SELECT COALESCE(SUM(u.beds), 0) FROM units u WHERE u.accommodation = a.id AND u.removed = false) AS beds
        FROM accommodations a JOIN accounts p ON p.id = a.host WHERE a.organisation = @organisation AND a.state NOT IN ('Draft', 'Withdrawn', 'Barred')
        """;

    public Task<IReadOnlyList<LikeHome>> OfHosts(Guid organisation, IEnumerable<Guid> hosts) =>
        Some(hosts, some => database.Read(c => c.QueryAsync<LikeHome>($"{Like} AND a.host IN @some", new { organisation, some })));

    public Task<IReadOnlyList<LikeHome>> InSquares(Guid organisation, IEnumerable<string> squares) =>
        Some(squares, some => database.Read(c => c.QueryAsync<LikeHome>($"{Like} AND a.cell IN @some", new { organisation, some })));

    /// <summary>Those of these hosts who may not offer anything.</summary>
    public Task<IReadOnlyList<Guid>> Barred(IEnumerable<Guid> hosts) =>
        Some(hosts, some => database.Read(c => c.QueryAsync<Guid>("SELECT account FROM hosts WHERE account IN @some AND vetting = 'Barred'", new { some })));

    private static async Task<IReadOnlyList<T>> Some<TKey, T>(IEnumerable<TKey> keys, Func<TKey[], Task<IEnumerable<T>>> query)
    {
        var found = new List<T>();
        foreach (var some in keys.Distinct().Chunk(Batch)) found.AddRange(await query(some));
        return found;
    }

    /// <summary>The only room of a home that was just entered.</summary>
    public static Task AddUnit(Write write, Guid home, UnitInput unit) => write.Execute("""
        INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, shared, removed)
        VALUES (@id, @home, 1, @Beds, @Cots, @OwnBath, @StepFree, @Pets, @Smoking, @WomenOnly, @Shared, false)
        """, new { id = Guid.CreateVersion7(write.Now), home, unit.Beds, unit.Cots, unit.OwnBath, unit.StepFree, unit.Pets, unit.Smoking, unit.WomenOnly, unit.Shared });

    /// <summary>Gives a home the dates and beds that a row says, but not under nights that were promised; nor is a home of several rooms given the beds of one. When its host last confirmed it stays as it is.</summary>
    public static async Task Refresh(Write write, Guid home, ReadOffer row)
    {
        var (from, to) = (row.SaysFrom ? row.Home.From : (DateOnly?)null, row.SaysTo ? row.Home.To : (DateOnly?)null);
        await write.Change("""
            UPDATE accommodations SET available_from = COALESCE(@from, available_from), available_to = COALESCE(@to, available_to), version = version + 1
            WHERE id = @home AND organisation = @Organisation AND state NOT IN ('Draft', 'Withdrawn', 'Barred')
            """, new { home, from, to, write.By.Organisation });
        var isBackwards = await write.Find<int>("SELECT COUNT(*) FROM accommodations WHERE id = @home AND available_to <= available_from", new { home }) > 0;
        var promised = await PromisedNights.Of(write, home);
        if (isBackwards || promised.Any(p => p.From < from?.DayNumber || p.To > to?.DayNumber) || !await GiveBeds(write, home, row.Unit)) throw new Refusal(Why.Conflict, "import.promised", "doubles", row.Number);
        await Accommodations.Touched(write, home, "changed by an import");
    }

    private static async Task<bool> GiveBeds(Write write, Guid home, UnitInput unit)
    {
        if ((await write.Query<Guid>("SELECT id FROM units WHERE accommodation = @home AND removed = false", new { home })).AsList() is not [var only]) return true;
        if (await OfferedUnits.Crowded(write, only, unit) is not null) return false;
        await write.Execute("UPDATE units SET beds = @Beds, version = version + 1 WHERE id = @only", new { only, unit.Beds });
        return true;
    }
}
