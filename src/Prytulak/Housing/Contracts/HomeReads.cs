using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>
/// The homes that staff are shown, counted: twenty-five different ones an hour for each account, in lists and opened, on
/// all nodes together; more where a coordinator has granted it (T34). The same home again within the hour costs nothing.
/// </summary>
public sealed class HomeReads(Database database, Journal journal, PlantedHomes planted, TimeProvider clock)
{
    public const int MostAnHour = 25;

    internal static readonly TimeSpan Window = TimeSpan.FromHours(1);

    private const string Lines = """
        SELECT r.home, r.at, COALESCE(r.opened, false) AS opened, p.home IS NOT NULL AS planted, g.more, a.alarmed_at
        FROM home_readers a LEFT JOIN read_grants g ON g.account = a.account AND g.until > @now
            LEFT JOIN home_reads r ON r.account = a.account AND r.at > @since
            LEFT JOIN planted_homes p ON p.home = r.home AND p.planted_by <> @account
        WHERE a.account = @account ORDER BY r.at
        """;

    /// <summary>Counts a home that is opened; refuses when there were too many.</summary>
    public async Task Open(Act act, Guid home)
    {
        if ((await Show(act, [home], opens: true)).Hidden is { } hidden) throw hidden.AsRefusal();
    }

    /// <summary>Which of these homes may be shown in a list, counting those that have not been; the first of them when not all may.</summary>
    public Task<ShownHomes> Show(Act act, IEnumerable<Guid> homes) => Show(act, homes, opens: false);

    /// <summary>The same for homes of which all is shown.</summary>
    public Task<ShownHomes> Open(Act act, IEnumerable<Guid> homes) => Show(act, homes, opens: true);

    private async Task<ShownHomes> Show(Act act, IEnumerable<Guid> homes, bool opens)
    {
        var (asked, now) = (homes.Distinct().ToArray(), clock.GetUtcNow());
        if (asked is []) return new(new HashSet<Guid>(), null);
        var traps = await planted.Among(asked, act.By.Id);
        var ledger = new ReadLedger(await database.Read(c => c.QueryAsync<LedgerLine>(Lines, Of(act.By, now))), Window);
        // Whoever only comes back, or stands before the end of the budget, writes nothing.
        return ledger.Fresh(asked) is [] && !ledger.IsHarvest(traps, now) && !(opens && ledger.Shown(asked).Homes.Any(home => !ledger.HasOpened(home)))
            ? ledger.Shown(asked)
            : await journal.Write(act with { Key = null }, write => Count(write, asked, traps, opens));
    }

    private async Task<ShownHomes> Count(Write write, Guid[] asked, IReadOnlyList<Guid> traps, bool opens)
    {
        // Whoever asks several times at once waits here for their own turn.
        await write.Execute("INSERT INTO home_readers (account, at) VALUES (@account, @now) ON CONFLICT (account) DO UPDATE SET at = excluded.at", Of(write.By, write.Now));
        await write.Execute("DELETE FROM home_reads WHERE account = @account AND at <= @since", Of(write.By, write.Now));
        var before = await Ledger(write);
        await write.Execute("INSERT INTO home_reads (account, home, at, opened) VALUES (@account, @home, @Now, false)", before.Fresh(asked).Select(home => new { account = write.By.Id, home, write.Now }));
        var after = await Ledger(write);
        var shown = after.Shown(asked);
        if (opens) await Open(write, shown.Homes.Where(home => !before.HasOpened(home)), traps);
        if (after.IsHarvest(traps, write.Now)) await Alarm(write, "all read", after.Planted.Concat(traps).First());
        return shown;
    }

    private async Task Open(Write write, IEnumerable<Guid> homes, IReadOnlyList<Guid> traps)
    {
        foreach (var home in homes)
        {
            await write.Execute("UPDATE home_reads SET opened = true WHERE account = @account AND home = @home", new { account = write.By.Id, home });
            if (traps.Contains(home)) await Alarm(write, "opened", home);
        }
    }

    private async Task Alarm(Write write, string what, Guid home)
    {
        await write.Execute("UPDATE home_readers SET alarmed_at = @now WHERE account = @account", Of(write.By, write.Now));
        await planted.Alarm(write, what, home);
    }

    private static async Task<ReadLedger> Ledger(Write write) => new(await write.Query<LedgerLine>(Lines, Of(write.By, write.Now)), Window);

    private static object Of(Viewer reader, DateTimeOffset now) => new { account = reader.Id, now, since = now - Window };
}
