namespace Prytulak.Foundation;

/// <summary>A copy of some rows in memory, shaped for one question. The tables are the truth; it may be thrown away and read again at will.</summary>
public abstract class Index
{
    /// <summary>The table whose subjects it follows.</summary>
    public abstract string Follows { get; }

    /// <summary>Reads everything.</summary>
    public abstract Task Fill();

    /// <summary>Reads the rows of these subjects again, by the same projection; a subject that is gone leaves the index.</summary>
    public abstract Task Reread(IReadOnlyCollection<Guid> subjects);

    /// <summary>What in it differs from the tables, in words; empty when nothing does.</summary>
    public abstract Task<IReadOnlyList<string>> Differences();
}

/// <summary>All indexes of this node, which follow the journal in the order of its numbers.</summary>
public sealed class Indexes(IEnumerable<Index> indexes, JournalLines journal, ILogger<Indexes> log)
{
    private readonly IReadOnlyList<Index> all = [.. indexes];
    private readonly SemaphoreSlim turn = new(1);
    private long seen;

    /// <summary>True while an index could not be read again after a commit.</summary>
    public bool IsStale { get; private set; }

    public IReadOnlyList<Index> All => all;

    public async Task Fill()
    {
        seen = await journal.Last();
        foreach (var index in all) await index.Fill();
    }

    /// <summary>Brings every index up to the last committed line. A failure leaves them marked stale, to be tried again, and never undoes the commit.</summary>
    public async Task CatchUp()
    {
        if (all is []) return;
        await turn.WaitAsync();
        try
        {
            while (await Advance()) { }
            IsStale = false;
        }
        catch (Exception failure)
        {
            IsStale = true;
            log.LogError("An index could not be read again: {Failure}", failure.GetType().Name);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<bool> Advance()
    {
        var lines = (await journal.After(seen)).ToList();
        if (lines is []) return false;
        foreach (var index in all)
        {
            var subjects = lines.Where(l => l.About == index.Follows && l.IsChange).Select(l => l.Subject).ToHashSet();
            if (subjects.Count > 0) await index.Reread(subjects);
        }
        seen = lines[^1].Seq;
        return true;
    }
}

/// <summary>Keeps the indexes up with what other nodes write, and tries again what failed.</summary>
public sealed class Follower(Database database, Indexes indexes) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await database.AwaitOthers(TimeSpan.FromSeconds(1), stop);
            await indexes.CatchUp();
        }
    }
}
