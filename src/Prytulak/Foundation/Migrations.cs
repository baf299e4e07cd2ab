using System.Data.Common;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>
/// Forward-only numbered SQL files of the modules, each applied once, in one transaction with the line that records it:
/// whenever a start is killed, the next one finishes.
/// </summary>
/// <remarks>A file is named <c>0012-stays.sql</c>, or <c>0012-stays.sqlite.sql</c> where it is meant for one database only.</remarks>
public static class Migrations
{
    /// <param name="only">The steps to go, where an older schema is wanted; else all.</param>
    public static Task Apply(Database database, string set = "Sql", IReadOnlyCollection<string>? only = null) => database.Migrate(async connection =>
    {
        await connection.ExecuteAsync("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, hash text NOT NULL)");
        var applied = (await Applied(connection)).ToDictionary(a => a.Name, a => a.Hash);
        foreach (var migration in For(database, set).Where(m => only is null || only.Contains(Step(m.Name))))
        {
            if (!applied.TryGetValue(migration.Name, out var hash)) await Apply(connection, migration);
            else if (hash != migration.Hash) throw new InvalidOperationException($"{migration.Name} is not the migration that this database was made with.");
        }
    });

    /// <summary>What differs between the files and what the database says was applied, in words; empty when all is well.</summary>
    public static async Task<IReadOnlyList<string>> Verify(Database database, string set = "Sql")
    {
        var applied = (await database.Read(Applied)).ToDictionary(a => a.Name, a => a.Hash);
        return [.. For(database, set).Where(m => applied.GetValueOrDefault(m.Name) != m.Hash).Select(m => $"migration {m.Name} is missing or differs")];
    }

    /// <summary>The steps that this database has gone, by their names that are the same in both databases.</summary>
    public static async Task<IReadOnlyList<string>> Steps(DbConnection connection) =>
        [.. (await Applied(connection)).Select(a => Step(a.Name)).Order(StringComparer.Ordinal)];

    /// <summary>The steps that this program knows.</summary>
    public static IReadOnlyList<string> Steps(Database database, string set = "Sql") => [.. For(database, set).Select(m => Step(m.Name))];

    // "0012-stays" of "0012-stays.sqlite".
    private static string Step(string name) => name.Split('.')[0];

    private static async Task Apply(DbConnection connection, Migration migration)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(migration.Sql, transaction: transaction);
        await connection.ExecuteAsync("INSERT INTO migrations (name, hash) VALUES (@Name, @Hash)", migration, transaction);
        await transaction.CommitAsync();
    }

    private static Task<IEnumerable<Migration>> Applied(DbConnection connection) =>
        connection.QueryAsync<Migration>("SELECT name, hash FROM migrations");

    private static IEnumerable<Migration> For(Database database, string set) =>
        from resource in Assembly.GetExecutingAssembly().GetManifestResourceNames()
        where resource.Contains($".{set}.") && resource.EndsWith(".sql")
        let name = resource[(resource.IndexOf($".{set}.", StringComparison.Ordinal) + set.Length + 2)..^4]
        where !name.Contains('.') || name.EndsWith('.' + database.Dialect)
        orderby name
        select Read(resource, name, database);

    private static Migration Read(string resource, string name, Database database)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var sql = reader.ReadToEnd().Replace("BYTES", database.BytesType, StringComparison.Ordinal);
        return new() { Name = name, Sql = sql, Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))) };
    }

    /// <summary>One numbered step of the schema.</summary>
    private sealed class Migration
    {
        public string Name { get; init; } = "";
        public string Hash { get; init; } = "";
        public string Sql { get; init; } = "";
    }
}
