using Dapper;
using Npgsql;
using Prytulak.Foundation;

namespace Prytulak.Tests.Fixture;

/// <summary>
/// A PostgreSQL of the tests' own, made when the first of them needs one and gone when they end, however they end.
/// Where PRYTULAK_TEST_POSTGRES names one by a connection string, that one is used.
/// </summary>
public static class Cluster
{
    // Held, or the collector would close it.
    private static PostgresServer? server;

    private static readonly Lazy<Task<string>> Address = new(Start);
    private static readonly Lazy<Task<string>> Migrated = new(() => Template("template_main", database => Migrations.Apply(database)));
    private static readonly Lazy<Task<string>> MigratedKeys = new(() => Template("template_keys", database => Migrations.Apply(database, "Keys")));

    // A database is made and dropped only when every server process has looked up from its work.
    private const int Patience = 300;

    /// <summary>Connection strings of two new databases, both migrated: the main one, and that of the keys.</summary>
    public static async Task<(string Main, string Keys)> NewPair() =>
        (await New("main", await Migrated.Value), await New("keys", await MigratedKeys.Value));

    /// <summary>A new database without any table.</summary>
    public static Task<string> NewEmpty() => New("empty", "template0");

    /// <summary>A new database without any table, of a server of the test's own.</summary>
    public static Task<string> NewEmpty(PostgresServer server) => New("empty", "template0", server.Address);

    public static async Task Drop(string address)
    {
        if (!address.Contains('=')) return;
        await using var connection = await Connect(await Address.Value);
        await connection.ExecuteAsync($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(address).Database} WITH (FORCE)", commandTimeout: Patience);
    }

    private static async Task<string> New(string purpose, string template, string? cluster = null)
    {
        var name = $"{purpose}_{Guid.NewGuid():N}";
        cluster ??= await Address.Value;
        await using var connection = await Connect(cluster);
        await connection.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}", commandTimeout: Patience);
        return At(cluster, name);
    }

    private static async Task<string> Template(string purpose, Func<Database, Task> prepare)
    {
        var address = await New(purpose, "template0");
        await using (var database = Database.Open(address)) await prepare(database);
        return new NpgsqlConnectionStringBuilder(address).Database!;
    }

    private static string At(string cluster, string database) =>
        new NpgsqlConnectionStringBuilder(cluster) { Database = database, Pooling = true, IncludeErrorDetail = true }.ToString();

    private static async Task<string> Start() => Environment.GetEnvironmentVariable("PRYTULAK_TEST_POSTGRES") is { Length: > 0 } given
        ? given
        : (server = await PostgresServer.Start()).Address;

    private static async Task<NpgsqlConnection> Connect(string address)
    {
        var connection = new NpgsqlConnection(address);
        await connection.OpenAsync();
        return connection;
    }
}
