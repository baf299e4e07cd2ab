using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>How many records somebody has been shown within the hour, and what they were granted beyond the usual.</summary>
public sealed class ReaderRow
{
    public Guid Account { get; init; }
    public int Read { get; init; }
    public int? More { get; init; }
    public DateTimeOffset? Until { get; init; }
}

/// <summary>More records an hour for a colleague, for some hours: given by another, with a reason, over by itself (T34).</summary>
public sealed class ReadGrants(Database database, TimeProvider clock)
{
    /// <summary>What can be granted; 0 takes a grant back.</summary>
    public static readonly IReadOnlyList<int> Amounts = [100, 50, 200, 0];

    public static readonly IReadOnlyList<int> Hours = [4, 2, 8, 12];

    public static readonly IReadOnlyList<string> Reasons = ["arrivals", "handover", "calls", "check"];

    /// <summary>What these accounts have been shown within the hour.</summary>
    public async Task<IReadOnlyDictionary<Guid, ReaderRow>> Of(IReadOnlyCollection<Guid> accounts)
    {
        var now = clock.GetUtcNow();
        var rows = await database.Read(c => c.QueryAsync<ReaderRow>("""
            SELECT a.id AS account, g.more, g.until, (SELECT COUNT(*) FROM home_reads r WHERE r.account = a.id AND r.at > @since) AS read
            FROM accounts a LEFT JOIN read_grants g ON g.account = a.id AND g.until > @now AND g.more > 0 WHERE a.id IN @accounts
            """, new { accounts, now, since = now - HomeReads.Window }));
        return rows.ToDictionary(row => row.Account);
    }

    /// <summary>Grants to a colleague whom the caller has found before; it counts in the place of whatever was granted to them earlier.</summary>
    public static async Task Give(Write write, Guid colleague, int more, int hours, string reason)
    {
        await write.Execute("""
            INSERT INTO read_grants (account, more, reason, until, granted_by, granted_at) VALUES (@colleague, @more, @reason, @until, @Id, @Now)
            ON CONFLICT (account) DO UPDATE SET more = excluded.more, reason = excluded.reason, until = excluded.until, granted_by = excluded.granted_by, granted_at = excluded.granted_at
            """, new { colleague, more, reason, until = write.Now.AddHours(hours), write.By.Id, write.Now });
        write.Note("read_grants", more == 0 ? "taken back" : $"granted {more} an hour for {hours} hours: {reason}", colleague);
    }
}
