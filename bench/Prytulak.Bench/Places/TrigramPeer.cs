using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Prytulak.Bench.Pages;

namespace Prytulak.Bench.Places;

/// <summary>
/// PostgreSQL with pg_trgm over the same names, set up by its book: names small and unaccented, a GIN or a GiST index of
/// trigrams and a B-tree for beginnings, all in memory, statements prepared, one process without helpers or just-in-time code.
/// </summary>
sealed class TrigramPeer : IDisposable
{
    private const string Settings = """
        ALTER SYSTEM SET shared_buffers = '512MB'; ALTER SYSTEM SET work_mem = '64MB'; ALTER SYSTEM SET maintenance_work_mem = '512MB';
        ALTER SYSTEM SET jit = off; ALTER SYSTEM SET max_parallel_workers_per_gather = 0; ALTER SYSTEM SET random_page_cost = 1.0;
        """;

    // Bytes in their order, so that a B-tree serves LIKE; letters by Unicode, so that Cyrillic has trigrams.
    private const string Database = "CREATE DATABASE places TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'";

    private const string Schema = """
        CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent;
        CREATE TABLE raw (place int, name text, population int);
        """;

    private const string Index = """
        CREATE TABLE names AS SELECT DISTINCT place, unaccent(lower(name)) AS name, ln(greatest(population, 100))::real AS weight FROM raw;
        DROP TABLE raw;
        CREATE INDEX names_begin ON names (name text_pattern_ops) INCLUDE (weight, place);
        CREATE INDEX names_gin ON names USING gin (name gin_trgm_ops) WITH (fastupdate = off);
        VACUUM (ANALYZE, FREEZE) names;
        CREATE TABLE names_near AS SELECT * FROM names;
        CREATE INDEX names_near_begin ON names_near (name text_pattern_ops) INCLUDE (weight, place);
        CREATE INDEX names_near_gist ON names_near USING gist (name gist_trgm_ops (siglen = 256));
        VACUUM (ANALYZE, FREEZE) names_near;
        """;

    private readonly OwnCluster cluster;
    private readonly NpgsqlConnection connection;
    private readonly string schedule;
    private readonly Dictionary<TrigramQuery, NpgsqlCommand> prepared = [];

    private TrigramPeer(OwnCluster cluster, NpgsqlConnection connection)
    {
        (this.cluster, this.connection) = (cluster, connection);
        schedule = $"/proc/{connection.ProcessID}/schedstat";
    }

    /// <summary>Processor time of the one process that answers, to the nanosecond; the client's is not counted.</summary>
    public TimeSpan Processor => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(schedule).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0);

    public static async Task<TrigramPeer> Start(string folder, AllNames names)
    {
        if (!Directory.Exists(folder)) await Fill(folder, names);
        var cluster = await OwnCluster.Start(folder);
        var peer = new TrigramPeer(cluster, await Open(cluster, "places"));
        await Run(peer.connection, "CREATE EXTENSION IF NOT EXISTS pg_prewarm; SELECT pg_prewarm(c.oid::regclass) FROM pg_class c WHERE relname LIKE 'names%'");
        return peer;
    }

    /// <summary>Makes ready for a query: what it sets holds until the next is made ready.</summary>
    public async Task Use(TrigramQuery query)
    {
        await Run(connection, query.Setting);
        if (prepared.ContainsKey(query)) return;
        var command = prepared[query] = new(query.Sql, connection) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Text } } };
        await command.PrepareAsync();
    }

    /// <summary>The places found, best first.</summary>
    public int[] Search(TrigramQuery query, string typed)
    {
        var command = prepared[query];
        command.Parameters[0].Value = typed;
        using var reader = command.ExecuteReader();
        var found = new List<int>();
        while (reader.Read()) found.Add(reader.GetInt32(0));
        return [.. found];
    }

    // Filled beside its place, so that a filling cut short is not taken for a whole one.
    private static async Task Fill(string folder, AllNames names)
    {
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        await SetUp(unfinished);
        using (var cluster = await OwnCluster.Start(unfinished))
        {
            await using var places = await Open(cluster, "places");
            await Run(places, Schema);
            await Copy(places, names);
            foreach (var step in Steps(Index)) await Run(places, step);
        }
        Directory.Move(unfinished, folder);
    }

    // The settings hold from the next start on.
    private static async Task SetUp(string folder)
    {
        using var cluster = await OwnCluster.Start(folder);
        await using var connection = await Open(cluster, "postgres");
        foreach (var setting in Steps(Settings)) await Run(connection, setting);
        await Run(connection, Database);
    }

    private static string[] Steps(string sql) => sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static async Task Copy(NpgsqlConnection connection, AllNames names)
    {
        await using var rows = await connection.BeginBinaryImportAsync("COPY raw FROM STDIN (FORMAT binary)");
        foreach (var row in names.Rows)
        {
            await rows.StartRowAsync();
            await rows.WriteAsync(row.Place);
            await rows.WriteAsync(row.Name);
            await rows.WriteAsync(row.Population);
        }
        await rows.CompleteAsync();
    }

    private static async Task<NpgsqlConnection> Open(OwnCluster cluster, string database)
    {
        var connection = new NpgsqlConnection($"{cluster.Address.Replace("Database=postgres", $"Database={database}")};Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        connection.Dispose();
        cluster.Dispose();
    }
}
