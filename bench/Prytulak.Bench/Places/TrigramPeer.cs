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

    private readonly DatabaseInMemory database;
    private readonly Dictionary<TrigramQuery, NpgsqlCommand> prepared = [];

    private TrigramPeer(DatabaseInMemory database) => this.database = database;

    public TimeSpan Processor => database.Processor;

    public static async Task<TrigramPeer> Start(string folder, AllNames names)
    {
        if (!Directory.Exists(folder)) await DatabaseInMemory.Fill(folder, Settings, SetUp, places => Fill(places, names), "places");
        var peer = new TrigramPeer(await DatabaseInMemory.Start(folder, "places"));
        await peer.database.Warm("names");
        return peer;
    }

    /// <summary>Makes ready for a query: what it sets holds until the next is made ready.</summary>
    public async Task Use(TrigramQuery query)
    {
        await database.Run(query.Setting);
        if (prepared.ContainsKey(query)) return;
        var command = prepared[query] = new(query.Sql, database.Connection) { Parameters = { new() { NpgsqlDbType = NpgsqlDbType.Text } } };
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

    private static async Task<bool> SetUp(DatabaseInMemory server)
    {
        await server.Run(Database);
        return true;
    }

    private static async Task Fill(DatabaseInMemory places, AllNames names)
    {
        await places.Run(Schema);
        await Copy(places.Connection, names);
        await places.Run(Index);
    }

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

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        database.Dispose();
    }
}
