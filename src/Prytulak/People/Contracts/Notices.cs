using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>
/// Tells a host or a colleague that there is something to see. The letter says nothing of what it is, and links to the first
/// page of their own. A host is written to once in half an hour at most: what comes meanwhile is told in one letter then.
/// </summary>
public sealed class Notices(Database database, Outbox outbox, Reveals reveals, Settings settings, TimeProvider clock)
{
    /// <summary>How long a host is left in peace after a letter.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(30);

    private const string OwnPage = "/sign-in";

    // What is about an attack, or a bed for tonight, is told at once, to whomever.
    private static readonly string[] Urgent = ["notice.alarm", "notice.sign_in", "notice.tonight"];

    /// <summary>Puts the notice into the outbox, within the write, in the account's language, or lets it wait for the next letter; an account that is not in use gets none.</summary>
    /// <param name="textKey">The texts "{key}.subject" and "{key}.body", as "notice.news".</param>
    /// <param name="path">Where it leads. A private link is told to the reader of the letter alone, so it waits nowhere.</param>
    /// <returns>False when there is nobody to be written to.</returns>
    /// <exception cref="Refusal">A private link cannot be sent now; half an hour later it can.</exception>
    public async Task<bool> Tell(Write write, Guid account, string textKey, string path = OwnPage)
    {
        if (await Accounts.Find(write, account) is not { State: AccountState.Active, Email: not null } row) return false;
        if ((row.Roles & Roles.Host) == 0 || Urgent.Contains(textKey)) await Send(write, row, [(textKey, path)]);
        else if (await IsTurn(write, account)) await Send(write, row, [(textKey, path), .. (await Waiting(write, account)).Where(key => key != textKey).Select(key => (key, OwnPage))]);
        else if (path != OwnPage) throw Refusal.Stale;
        else await write.Execute("INSERT INTO waiting_notices (account, text_key) VALUES (@account, @textKey) ON CONFLICT DO NOTHING", new { account, textKey });
        return true;
    }

    /// <summary>Those for whom something waits, and who have been left in peace long enough.</summary>
    internal async Task<IReadOnlyList<Guid>> Due() => [.. await database.Read(c => c.QueryAsync<Guid>("""
        SELECT DISTINCT account FROM waiting_notices WHERE account NOT IN (SELECT account FROM notice_turns WHERE written_at > @rested) LIMIT 500
        """, new { rested = clock.GetUtcNow() - Rest }))];

    /// <summary>Tells all that waits, in one letter.</summary>
    internal async Task TellWaiting(Write write, Guid account)
    {
        if (!await IsTurn(write, account)) return;
        var waiting = await Waiting(write, account);
        if (waiting is not [] && await Accounts.Find(write, account) is { State: AccountState.Active } row) await Send(write, row, [.. waiting.Select(key => (key, OwnPage))]);
    }

    /// <summary>Drops what a forgotten account would have been told.</summary>
    internal static async Task Forget(Write write, Guid account)
    {
        await write.Execute("DELETE FROM waiting_notices WHERE account = @account", new { account });
        await write.Execute("DELETE FROM notice_turns WHERE account = @account", new { account });
    }

    // The row is what several who write at once wait for.
    private static async Task<bool> IsTurn(Write write, Guid account) => await write.Execute("""
        INSERT INTO notice_turns (account, written_at) VALUES (@account, @Now)
        ON CONFLICT (account) DO UPDATE SET written_at = excluded.written_at WHERE notice_turns.written_at <= @rested
        """, new { account, write.Now, rested = write.Now - Rest }) == 1;

    private static async Task<IReadOnlyList<string>> Waiting(Write write, Guid account) =>
        [.. (await write.Query<string>("DELETE FROM waiting_notices WHERE account = @account RETURNING text_key", new { account })).Order(StringComparer.Ordinal)];

    private async Task Send(Write write, Account account, IReadOnlyList<(string Key, string Path)> notices)
    {
        if (await reveals.Within(write, "accounts", account.Id, account.Email, AccountFacts.Email) is not { } address) return;
        var text = Texts.In(account.Language);
        var bodies = notices.Select(notice => text[notice.Key + ".body", new Uri(settings.PublicAddress, notice.Path)]);
        await outbox.Send(write, account.Id, address, new(text[notices[0].Key + ".subject"], string.Join("\n\n", bodies)));
    }
}
