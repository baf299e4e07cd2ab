namespace Prytulak.Foundation;

/// <summary>Opens sealed facts for a viewer with a purpose. The line in the journal is committed before the plain text is returned: no line, no text.</summary>
public sealed class Reveals(Journal journal, Vault vault)
{
    /// <summary>Opens one fact of a subject; null when there is none, or the person has been erased.</summary>
    /// <param name="about">The table of the subject.</param>
    public async Task<T?> Open<T>(Act act, string about, Guid subject, Personal<T>? box, Fact<T> fact)
    {
        if (box is null) return default;
        await Record(act, about, subject, fact.Name);
        return await vault.Open(box, fact);
    }

    /// <summary>Opens several facts of one subject under one line of the journal.</summary>
    public async Task<Revealed> Several(Act act, string about, Guid subject, params string[] facts)
    {
        await Record(act, about, subject, string.Join(' ', facts));
        return new Revealed(vault, facts);
    }

    /// <summary>Opens the same facts of many subjects, each with its own line, all written at once.</summary>
    public async Task<Revealed> Many(Act act, string about, IReadOnlyCollection<Guid> subjects, params string[] facts)
    {
        await journal.Write(act with { Key = null }, write =>
        {
            foreach (var subject in subjects) write.Note(about, JournalLine.Looked + string.Join(' ', facts), subject);
            return Task.CompletedTask;
        });
        return new Revealed(vault, facts);
    }

    /// <summary>Opens one fact for the write itself, as the address of a letter that it sends: the line commits with it or nothing does.</summary>
    public Task<T?> Within<T>(Write write, string about, Guid subject, Personal<T>? box, Fact<T> fact)
    {
        if (box is null) return Task.FromResult<T?>(default);
        write.Note(about, JournalLine.Looked + fact.Name, subject);
        return vault.Open(box, fact);
    }

    private Task Record(Act act, string about, Guid subject, string facts) => journal.Write(act with { Key = null }, write =>
    {
        write.Note(about, JournalLine.Looked + facts, subject);
        return Task.CompletedTask;
    });
}

/// <summary>Leave to open the facts that were written in the journal, and no others.</summary>
public sealed class Revealed(Vault vault, string[] facts)
{
    public Task<T?> Open<T>(Personal<T>? box, Fact<T> fact) =>
        facts.Contains(fact.Name) ? vault.Open(box, fact) : throw new InvalidOperationException($"{fact.Name} was not journalled.");
}
