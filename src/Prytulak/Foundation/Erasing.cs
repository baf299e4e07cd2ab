using Dapper;

namespace Prytulak.Foundation;

/// <summary>A module's part in forgetting a person: removes or blanks its rows about the subject.</summary>
public delegate Task Forget(Write write, Guid subject);

/// <summary>
/// Forgets a person: the modules wipe their rows in one write, then the key goes, and with it every sealed fact in
/// every copy and backup. The ledger of the key store makes a restored backup forget them too.
/// </summary>
public sealed class Erasing(Journal journal, KeyStore keys, Database database, TimeProvider clock, IEnumerable<Forget> modules)
{
    /// <summary>Erases the subject; when this returns, nothing sealed about them can be read again.</summary>
    public async Task Erase(Act act, Guid subject)
    {
        // The key first: if the wiping is interrupted, the next start finds the ledger and finishes.
        await keys.Erase(subject, clock.GetUtcNow());
        await Wipe(act, subject);
        await database.Scrub();
    }

    /// <summary>Wipes whatever rows of erased people are still there: after an interruption, or after a restore.</summary>
    public async Task Resume()
    {
        foreach (var subject in await Unfinished()) await Wipe(new Act(Viewer.System, "erasure"), subject);
    }

    // The line is committed with the wiping, so a database without it, as an older backup, has not been wiped.
    private async Task<IReadOnlyList<Guid>> Unfinished()
    {
        var erased = (await keys.Erased()).ToList();
        if (erased is []) return [];
        var wiped = await database.Read(c => c.QueryAsync<Guid>("SELECT subject FROM journal WHERE about = 'keys' AND kind = 'erased'"));
        return [.. erased.Except(wiped)];
    }

    private Task Wipe(Act act, Guid subject) => journal.Write(act, async write =>
    {
        foreach (var forget in modules) await forget(write, subject);
        await Outbox.Forget(write, subject);
        write.Note("keys", "erased", subject);
    });
}

/// <summary>Makes every node drop the key of a person whom another node has erased.</summary>
public sealed class ErasedKeys(KeyStore keys) : Index
{
    public override string Follows => "keys";

    public override Task Fill() => Task.CompletedTask;

    public override Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        foreach (var subject in subjects) keys.Forget(subject);
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> Differences() => Task.FromResult<IReadOnlyList<string>>([]);
}
