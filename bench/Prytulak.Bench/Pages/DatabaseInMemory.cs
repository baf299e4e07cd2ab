using System.Globalization;
using Npgsql;

namespace Prytulak.Bench.Pages;

/// <summary>A PostgreSQL of our own to compare with: all in memory, random reads as cheap as others, one process without helpers or just-in-time code.</summary>
sealed class DatabaseInMemory : IDisposable
{
    private const string OneProcess = """
        ALTER SYSTEM SET jit = off; ALTER SYSTEM SET max_parallel_workers_per_gather = 0; ALTER SYSTEM SET random_page_cost = 1.0
        """;

    private readonly OwnCluster cluster;
    private readonly string schedule;

    private DatabaseInMemory(OwnCluster cluster, NpgsqlConnection connection)
    {
        (this.cluster, Connection) = (cluster, connection);
        schedule = $"/proc/{connection.ProcessID}/schedstat";
    }

    public NpgsqlConnection Connection { get; }

    /// <summary>Processor time of the one process that answers, to the nanosecond; the client's is not counted.</summary>
    public TimeSpan Processor => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(schedule).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0);

    /// <summary>Starts what was filled before.</summary>
    public static async Task<DatabaseInMemory> Start(string folder, string database = "postgres")
    {
        var cluster = await OwnCluster.Start(folder);
        return new(cluster, await Open(cluster, database));
    }

    /// <summary>Fills one beside its place, so that a filling cut short is not taken for a whole one; false where it cannot be set up.</summary>
    /// <param name="settings">How much memory, and what else holds for this one alone.</param>
    /// <param name="setUp">Whether what the filling needs is there.</param>
    public static async Task<bool> Fill(string folder, string settings, Func<DatabaseInMemory, Task<bool>> setUp, Func<DatabaseInMemory, Task> fill, string database = "postgres")
    {
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        // The settings hold from the next start on.
        using (var first = await Start(unfinished))
        {
            await first.Run(settings + OneProcess);
            if (!await setUp(first)) return false;
        }
        using (var second = await Start(unfinished, database)) await fill(second);
        Directory.Move(unfinished, folder);
        return true;
    }

    /// <summary>Brings the tables and indexes whose names begin so into memory.</summary>
    public Task Warm(string beginning) => Run($"CREATE EXTENSION IF NOT EXISTS pg_prewarm; SELECT pg_prewarm(c.oid::regclass) FROM pg_class c WHERE relname LIKE '{beginning}%'");

    /// <summary>Runs statements one after the other, each on its own.</summary>
    public async Task Run(string sql)
    {
        foreach (var step in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(step, Connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<NpgsqlConnection> Open(OwnCluster cluster, string database)
    {
        var connection = new NpgsqlConnection($"{cluster.Address.Replace("Database=postgres", $"Database={database}")};Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        return connection;
    }

    public void Dispose()
    {
        Connection.Dispose();
        cluster.Dispose();
    }
}
