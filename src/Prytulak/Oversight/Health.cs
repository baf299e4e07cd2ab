using Prytulak.Foundation;

namespace Prytulak.Oversight;

/// <summary>Whether this node answers from indexes that are up to date: anybody may ask. What is behind it is for operators.</summary>
public static class Health
{
    public static async Task<IResult> Show(Visit visit, Indexes indexes, JournalLines journal, Outbox outbox, Database database)
    {
        var status = indexes.IsStale ? "stale" : "ok";
        if (!visit.Viewer.Has(Roles.Operator)) return TypedResults.Json(new HealthAnswer(status));
        return TypedResults.Json(new HealthAnswer(status)
        {
            JournalHead = await journal.Last(), Indexes = [.. indexes.All.Select(index => index.GetType().Name)],
            LettersWaiting = await outbox.Waiting(), Database = database.Dialect, DatabaseVersion = await database.Read(c => Task.FromResult(c.ServerVersion)),
        });
    }
}

/// <summary>How this node is; all but the status is for operators.</summary>
public sealed record HealthAnswer(string Status)
{
    public long? JournalHead { get; init; }
    public IReadOnlyList<string>? Indexes { get; init; }
    public long? LettersWaiting { get; init; }
    public string? Database { get; init; }
    public string? DatabaseVersion { get; init; }
}
