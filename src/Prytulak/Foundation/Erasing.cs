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
        foreach (var subject in await keys.Erased()) await Wipe(new Act(Viewer.System, "erasure"), subject);
    }

    private Task Wipe(Act act, Guid subject) => journal.Write(act, async write =>
    {
        foreach (var forget in modules) await forget(write, subject);
        await Outbox.Forget(write, subject);
    });
}
