using System.Data.Common;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>A transaction under way, with the lines that it will leave in the journal.</summary>
public sealed class Write(DbConnection connection, DbTransaction transaction, Act act, DateTimeOffset now)
{
    public Act Act => act;

    public Viewer By => act.By;

    public DateTimeOffset Now => now;

    internal List<JournalLine> Lines { get; } = [];

    public Task<int> Execute(string sql, object? values = null) => connection.ExecuteAsync(sql, values, transaction);

    /// <summary>Changes exactly one row, or refuses: somebody else was faster.</summary>
    public async Task Change(string sql, object? values = null)
    {
        if (await Execute(sql, values) != 1) throw Refusal.Stale;
    }

    public Task<T?> Find<T>(string sql, object? values = null) => connection.QuerySingleOrDefaultAsync<T>(sql, values, transaction);

    public Task<IEnumerable<T>> Query<T>(string sql, object? values = null) => connection.QueryAsync<T>(sql, values, transaction);

    /// <summary>Leaves a line in the journal; the indexes that follow the table read the subject's rows again.</summary>
    public void Note(string about, string kind, Guid subject, Guid? organisation = null) => Lines.Add(new()
    {
        At = now, Actor = act.By.Id, Role = act.By.Roles.ToString(), Purpose = act.Purpose,
        Kind = kind, About = about, Subject = subject, Organisation = organisation ?? act.By.Organisation,
    });
}
