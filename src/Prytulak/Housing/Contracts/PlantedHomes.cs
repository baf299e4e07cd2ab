using Dapper;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>Homes that are none, among the real ones: whoever copies them comes upon one, and the coordinators are told (T34).</summary>
public sealed class PlantedHomes(Database database, Journal journal, Notices notices, Accounts accounts)
{
    /// <summary>Whether a home is planted: nobody is to live there.</summary>
    public static async Task<bool> Has(Write write, Guid home) => await write.Find<long>("SELECT COUNT(*) FROM planted_homes WHERE home = @home", new { home }) > 0;

    public Task<bool> Has(Guid home) =>
        database.Read(async c => await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM planted_homes WHERE home = @home", new { home }) > 0);

    /// <summary>Those of an organisation: for what nobody reads, as a plan, in which nobody is to be led to them.</summary>
    public async Task<IReadOnlySet<Guid>> Of(Guid organisation) =>
        (await database.Read(c => c.QueryAsync<Guid>("SELECT home FROM planted_homes WHERE organisation = @organisation", new { organisation }))).ToHashSet();

    /// <summary>Makes a home of one's own organisation a planted one, or an ordinary one again.</summary>
    public Task Plant(Act act, Guid home, bool isPlanted) => journal.Write(act, async write =>
    {
        await write.Execute("DELETE FROM planted_homes WHERE home = @home", new { home });
        if (isPlanted)
            await write.Execute("INSERT INTO planted_homes (home, organisation, planted_by, planted_at) VALUES (@home, @Organisation, @Id, @Now)", new { home, write.By.Organisation, write.By.Id, write.Now });
        write.Note("planted_homes", isPlanted ? "planted" : "unplanted", home);
    });

    /// <summary>Those of the homes that somebody else than this reader has planted.</summary>
    internal async Task<IReadOnlyList<Guid>> Among(IEnumerable<Guid> homes, Guid reader) => [.. await database.Read(c => c.QueryAsync<Guid>(
        "SELECT home FROM planted_homes WHERE home IN @homes AND planted_by <> @reader", new { homes, reader }))];

    /// <summary>Tells the coordinators of the reader, in the same write.</summary>
    internal async Task Alarm(Write write, string what, Guid home)
    {
        write.Note("planted_homes", "alarm: " + what, home);
        foreach (var colleague in await accounts.Colleagues(write.By))
            if ((colleague.Roles & Roles.Coordinator) != 0) await notices.Tell(write, colleague.Id, "notice.alarm");
    }
}
