using Dapper;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>
/// Openings of homes by staff, counted: twenty-five an hour for each account, on all nodes together. A planted home opens
/// like any other, and its coordinators are told at once (T34).
/// </summary>
public sealed class HomeReads(Database database, Journal journal, Notices notices, Accounts accounts)
{
    public const int MostAnHour = 25;

    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Counts an opening; one home counts once in an hour. Refuses when there were too many.</summary>
    public async Task Spend(Act act, Guid home)
    {
        var coordinators = (await accounts.Colleagues(act.By)).Where(colleague => (colleague.Roles & Roles.Coordinator) != 0).Select(colleague => colleague.Id).ToArray();
        await journal.Write(act, async write =>
        {
            if (!await Count(write, home)) return;
            if (await PlantedBy(write, home) is { } planter && planter != write.By.Id) await Alarm(write, home, coordinators);
        });
    }

    /// <summary>Whether a home is planted: nobody is to live there.</summary>
    public static async Task<bool> IsPlanted(Write write, Guid home) => await PlantedBy(write, home) is not null;

    public Task<bool> IsPlanted(Guid home) =>
        database.Read(async c => await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM planted_homes WHERE home = @home", new { home }) > 0);

    /// <summary>Makes a home of one's own organisation a planted one, or an ordinary one again.</summary>
    public Task Plant(Act act, Guid home, bool isPlanted) => journal.Write(act, async write =>
    {
        await write.Execute("DELETE FROM planted_homes WHERE home = @home", new { home });
        if (isPlanted)
            await write.Execute("INSERT INTO planted_homes (home, organisation, planted_by, planted_at) VALUES (@home, @Organisation, @Id, @Now)", new { home, write.By.Organisation, write.By.Id, write.Now });
        write.Note("planted_homes", isPlanted ? "planted" : "unplanted", home);
    });

    // False when it was counted within the hour already.
    private static async Task<bool> Count(Write write, Guid home)
    {
        var reader = new { account = write.By.Id, home, write.Now, since = write.Now - Window };
        // Whoever opens several at once waits here for their own turn.
        await write.Execute("INSERT INTO home_readers (account, at) VALUES (@account, @Now) ON CONFLICT (account) DO UPDATE SET at = excluded.at", reader);
        await write.Execute("DELETE FROM home_reads WHERE account = @account AND at <= @since", reader);
        var read = (await write.Query<Guid>("SELECT home FROM home_reads WHERE account = @account", reader)).ToHashSet();
        if (read.Contains(home)) return false;
        if (read.Count >= MostAnHour) throw new Refusal(Why.TooMany, "home.too_many_read", null, MostAnHour);
        await write.Execute("INSERT INTO home_reads (account, home, at) VALUES (@account, @home, @Now)", reader);
        return true;
    }

    private static async Task<Guid?> PlantedBy(Write write, Guid home) =>
        (await write.Query<Guid>("SELECT planted_by FROM planted_homes WHERE home = @home", new { home })).Cast<Guid?>().FirstOrDefault();

    private async Task Alarm(Write write, Guid home, Guid[] coordinators)
    {
        write.Note("planted_homes", "alarm: opened", home);
        foreach (var coordinator in coordinators) await notices.Tell(write, coordinator, "notice.alarm");
    }
}
