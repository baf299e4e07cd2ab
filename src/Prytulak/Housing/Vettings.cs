using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>What a vetter decided.</summary>
public enum Verdict { Yes, No }

/// <summary>One vetter's word on a host in one round, with the evidence for it.</summary>
public sealed class VettingRow
{
    public Guid Vetter { get; init; }
    public int Round { get; init; }
    public Verdict Verdict { get; init; }
    public Personal<string>? Evidence { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A host who waits for the vetters of the organisation.</summary>
public sealed class WaitingHost
{
    public Guid Account { get; init; }
    public Personal<string>? Name { get; init; }
    public string Country { get; init; } = "";
    public int Homes { get; init; }
    public DateTimeOffset Since { get; init; }
    public bool IsBarProposed { get; init; }

    /// <summary>True when somebody said that it was not safe with the host.</summary>
    public bool IsSafety { get; init; }

    /// <summary>True when the host says of a home that others live there than only men, and nobody has looked yet.</summary>
    public bool IsResidents { get; init; }
}

/// <summary>
/// Verdicts on hosts. Two different people who work here now must say yes (T03); a proposal to bar a host is a round of
/// its own, the one after the round that the host stands in.
/// </summary>
public sealed class Vettings(Database database)
{
    private const string NotMine = "h.organisation = @Organisation AND h.account <> @me AND (h.introduced_by IS NULL OR h.introduced_by <> @me)";

    // Of a host who is being vetted, it is looked at with all else.
    private const string Unseen = """
        h.vetting = 'Vetted' AND EXISTS (SELECT 1 FROM accommodations r WHERE r.host = h.account AND r.state IN ('Open', 'Full', 'Paused')
            AND r.residents_seen = false AND r.residents IN ('Nobody', 'Women', 'Mixed'))
        """;

    /// <summary>Those on whom this vetter may say something now, who waited longest first.</summary>
    public async Task<IReadOnlyList<WaitingHost>> WaitingFor(Viewer vetter, int limit) => [.. await database.Read(c => c.QueryAsync<WaitingHost>($"""
        SELECT h.account, p.name, MIN(a.country) AS country, COUNT(*) AS homes, MIN(a.created_at) AS since,
            EXISTS (SELECT 1 FROM vettings v WHERE v.host = h.account AND v.round = h.round + 1) AS is_bar_proposed,
            h.safety_since IS NOT NULL AS is_safety, {Unseen} AS is_residents
        FROM hosts h JOIN accounts p ON p.id = h.account JOIN accommodations a ON a.host = h.account AND a.state NOT IN ('Draft', 'Withdrawn')
        WHERE {NotMine}
            AND (h.safety_since IS NOT NULL AND h.vetting <> 'Barred' OR h.vetting = 'Awaiting' AND NOT EXISTS (SELECT 1 FROM vettings v WHERE v.host = h.account AND v.round = h.round AND v.vetter = @me)
            OR EXISTS (SELECT 1 FROM vettings v WHERE v.host = h.account AND v.round = h.round + 1)
                AND NOT EXISTS (SELECT 1 FROM vettings v WHERE v.host = h.account AND v.round = h.round + 1 AND v.vetter = @me)
            OR {Unseen})
        GROUP BY h.account, p.name, h.round, h.safety_since, h.vetting ORDER BY CASE WHEN h.safety_since IS NULL THEN 1 ELSE 0 END, MIN(a.created_at), h.account LIMIT @limit
        """, new { vetter.Organisation, me = vetter.Id, limit }))];

    /// <summary>How many wait for a colleague, this vetter having spoken.</summary>
    public Task<int> WaitingForColleague(Viewer vetter) => database.Read(c => c.ExecuteScalarAsync<int>("""
        SELECT COUNT(*) FROM hosts h WHERE h.organisation = @Organisation AND h.vetting = 'Awaiting'
            AND EXISTS (SELECT 1 FROM vettings v WHERE v.host = h.account AND v.round = h.round AND v.vetter = @me)
        """, new { vetter.Organisation, me = vetter.Id }));

    /// <summary>Everything said on a host that the caller has found before, the oldest first.</summary>
    public async Task<IReadOnlyList<VettingRow>> Of(Guid host) => [.. await database.Read(c => c.QueryAsync<VettingRow>(
        "SELECT vetter, round, verdict, evidence, at FROM vettings WHERE host = @host ORDER BY round, at, id", new { host }))];

    /// <summary>Locks the host for a verdict in this round, or refuses: it is over, or it is not this person's to say.</summary>
    public static async Task Hold(Write write, Guid host, int round, params Vetting[] states)
    {
        var isHeld = await write.Execute("""
            UPDATE hosts SET version = version + 1 WHERE account = @host AND round = @round AND vetting IN @states
                AND organisation = @Organisation AND account <> @me AND (introduced_by IS NULL OR introduced_by <> @me)
            """, new { host, round, states = states.Select(s => s.ToString()), write.By.Organisation, me = write.By.Id });
        if (isHeld != 1) throw Refusal.Stale;
    }

    /// <summary>Writes a verdict down; nobody says it twice in a round.</summary>
    public static async Task Say(Write write, Guid host, int round, Verdict verdict, Personal<string> evidence)
    {
        var isFirst = await write.Execute("""
            INSERT INTO vettings (id, host, round, vetter, verdict, evidence, at) VALUES (@id, @host, @round, @me, @verdict, @evidence, @Now)
            ON CONFLICT (host, round, vetter) DO NOTHING
            """, new { id = Guid.CreateVersion7(write.Now), host, round, me = write.By.Id, verdict = verdict.ToString(), evidence, write.Now });
        if (isFirst != 1) throw new Refusal(Why.Conflict, "vetting.said_already");
        write.Note("hosts", verdict is Verdict.Yes ? "said yes" : "said no", host);
    }

    /// <summary>How many have said so in this round and still work here.</summary>
    public static Task<int> Count(Write write, Guid host, int round, Verdict verdict) => write.Find<int>("""
        SELECT COUNT(DISTINCT v.vetter) FROM vettings v JOIN accounts a ON a.id = v.vetter
        WHERE v.host = @host AND v.round = @round AND v.verdict = @verdict AND a.state = 'Active'
        """, new { host, round, verdict = verdict.ToString() });

    /// <summary>The round ends so.</summary>
    public static async Task Conclude(Write write, Guid host, Vetting vetting, int round)
    {
        await write.Execute("UPDATE hosts SET vetting = @vetting, round = @round WHERE account = @host", new { host, vetting = vetting.ToString(), round });
        write.Note("hosts", vetting.ToString().ToLowerInvariant(), host);
    }

    /// <summary>Nothing comes of a proposal to bar the host.</summary>
    public static async Task Dismiss(Write write, Guid host, int round)
    {
        await write.Execute("UPDATE hosts SET round = @round WHERE account = @host", new { host, round });
        write.Note("hosts", "bar dismissed", host);
    }

    /// <summary>A coordinator lets a refused host be looked at again, in a round that nobody has spoken in.</summary>
    public static async Task Reopen(Write write, Guid host)
    {
        await write.Change("""
            UPDATE hosts SET vetting = 'Awaiting', version = version + 1,
                round = 1 + (SELECT MAX(v.round) FROM vettings v WHERE v.host = hosts.account)
            WHERE account = @host AND organisation = @Organisation AND vetting = 'Refused' AND account <> @me
            """, new { host, write.By.Organisation, me = write.By.Id });
        write.Note("hosts", "reopened", host);
    }

    /// <summary>The host asks to be looked at; those who were looked at before stay as they are.</summary>
    public static async Task Ask(Write write, Personal<string>? about)
    {
        var host = write.By.Id;
        await write.Execute("UPDATE hosts SET about = @about WHERE account = @host", new { host, about });
        if (await write.Execute("UPDATE hosts SET vetting = 'Awaiting', version = version + 1 WHERE account = @host AND vetting = 'None'", new { host }) == 1)
            write.Note("hosts", "asked to be vetted", host);
    }

    public static async Task Forget(Write write, Guid host)
    {
        await write.Execute("DELETE FROM vettings WHERE host = @host", new { host });
        await write.Execute("UPDATE hosts SET about = NULL, vetting = CASE WHEN vetting = 'Barred' THEN vetting ELSE 'None' END WHERE account = @host", new { host });
    }

    /// <summary>One of the staff, who did not bring the host in, has looked at who lives in a home: it is as the host says, and counts from now on (T04).</summary>
    public static async Task SawResidents(Write write, Guid host, Guid home, Residents residents)
    {
        await write.Change($"""
            UPDATE accommodations SET residents_seen = true WHERE id = @home AND host = @host AND residents = @residents
                AND EXISTS (SELECT 1 FROM hosts h WHERE h.account = @host AND {NotMine})
            """, new { host, home, residents = residents.ToString(), write.By.Organisation, me = write.By.Id });
        write.Note("accommodations", "residents looked at", home);
        await Accommodations.Touched(write, home, "residents looked at");
    }

    /// <summary>One of the staff, who did not bring the host in, has looked: what the host offers is offered again.</summary>
    public static async Task Looked(Write write, Guid host)
    {
        await write.Change($"UPDATE hosts AS h SET safety_since = NULL WHERE account = @host AND safety_since IS NOT NULL AND {NotMine}", new { host, write.By.Organisation, me = write.By.Id });
        write.Note("hosts", "looked at for safety", host);
        await Offers.TouchAll(write, await write.Query<Guid>("SELECT id FROM accommodations WHERE host = @host", new { host }), "looked at for safety");
    }
}
