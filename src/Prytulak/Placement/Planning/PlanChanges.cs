namespace Prytulak.Placement.Planning;

/// <summary>Counts the commits that a plan may have to be made anew for.</summary>
public sealed class PlanChanges
{
    private long count;

    public long Count => Interlocked.Read(ref count);

    internal void Add() => Interlocked.Increment(ref count);
}

/// <summary>Counts the changes of one table; it holds nothing of it.</summary>
public sealed class PlanFollower(string table, PlanChanges changes) : Foundation.Index
{
    public override string Follows => table;

    public override Task Fill()
    {
        changes.Add();
        return Task.CompletedTask;
    }

    public override Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        changes.Add();
        return Task.CompletedTask;
    }

    public override Task<IReadOnlyList<string>> Differences() => Task.FromResult<IReadOnlyList<string>>([]);
}
