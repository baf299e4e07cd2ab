using System.Globalization;
using Npgsql;
using Prytulak.Bench.Pages;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Search;

/// <summary>
/// PostgreSQL with PostGIS over the same offers: all in memory, one process without helpers or just-in-time code, each table
/// as narrow as its way of asking allows, in the order of the geohash, analysed and frozen.
/// </summary>
sealed class OfferDatabase : IDisposable
{
    private const string Settings = """
        ALTER SYSTEM SET shared_buffers = '2GB'; ALTER SYSTEM SET work_mem = '256MB'; ALTER SYSTEM SET maintenance_work_mem = '1GB';
        ALTER SYSTEM SET jit = off; ALTER SYSTEM SET max_parallel_workers_per_gather = 0; ALTER SYSTEM SET random_page_cost = 1.0;
        ALTER SYSTEM SET fsync = off; ALTER SYSTEM SET autovacuum = off; ALTER SYSTEM SET plan_cache_mode = 'force_generic_plan';
        """;

    private const string Schema = """
        CREATE EXTENSION postgis; CREATE EXTENSION btree_gist;
        CREATE TABLE raw (id int, lat float8, lon float8, x float8, y float8, z float8, truth int, beds int, first_day int, last_day int);
        """;

    private const string Index = """
        CREATE TABLE offers_geometry AS SELECT ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geometry(Point, 4326) AS position, id, truth, beds, first_day, last_day
            FROM raw ORDER BY ST_GeoHash(ST_SetSRID(ST_MakePoint(lon, lat), 4326));
        CREATE INDEX offers_geometry_position ON offers_geometry USING gist (position);
        CREATE TABLE offers_geography AS SELECT position::geography(Point, 4326) AS position, id, truth, beds, first_day, last_day FROM offers_geometry;
        CREATE INDEX offers_geography_position ON offers_geography USING gist (position);
        CREATE TABLE offers_sphere AS SELECT ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geometry(Point, 4326) AS position, x, y, z, id, truth, beds, first_day, last_day
            FROM raw ORDER BY ST_GeoHash(ST_SetSRID(ST_MakePoint(lon, lat), 4326));
        CREATE INDEX offers_sphere_position ON offers_sphere USING gist (position);
        CREATE TABLE offers_composite AS SELECT * FROM offers_sphere;
        CREATE INDEX offers_composite_position ON offers_composite USING gist (position, beds);
        CREATE TABLE offers_map AS SELECT ST_Transform(position, 3857)::geometry(Point, 3857) AS position, truth, beds FROM offers_geometry;
        CREATE INDEX offers_map_position ON offers_map USING gist (position);
        DROP TABLE raw;
        VACUUM (ANALYZE, FREEZE)
        """;

    private readonly OwnCluster cluster;
    private readonly NpgsqlConnection connection;
    private readonly string schedule;
    private readonly Dictionary<string, NpgsqlCommand> prepared = [];

    private OfferDatabase(OwnCluster cluster, NpgsqlConnection connection)
    {
        (this.cluster, this.connection) = (cluster, connection);
        schedule = $"/proc/{connection.ProcessID}/schedstat";
    }

    /// <summary>Processor time of the one process that answers, to the nanosecond; the client's is not counted.</summary>
    public TimeSpan Processor => TimeSpan.FromMicroseconds(long.Parse(File.ReadAllText(schedule).Split(' ')[0], CultureInfo.InvariantCulture) / 1000.0);

    /// <summary>The filled database; null where PostGIS is not installed.</summary>
    /// <param name="folder">Keeps it for the next time.</param>
    public static async Task<OfferDatabase?> Start(string folder, IReadOnlyCollection<OfferRow> offers)
    {
        if (!Directory.Exists(folder) && !await Fill(folder, offers)) return null;
        var cluster = await OwnCluster.Start(folder);
        var database = new OfferDatabase(cluster, await Open(cluster));
        await Run(database.connection, "CREATE EXTENSION IF NOT EXISTS pg_prewarm; SELECT pg_prewarm(c.oid::regclass) FROM pg_class c WHERE relname LIKE 'offers%'");
        return database;
    }

    /// <summary>Asks a statement, which is prepared when it comes first.</summary>
    public NpgsqlDataReader Ask(string sql, params object[] values)
    {
        if (!prepared.TryGetValue(sql, out var command)) prepared.Add(sql, command = Prepare(sql, values));
        for (var at = 0; at < values.Length; at++) command.Parameters[at].Value = values[at];
        return command.ExecuteReader();
    }

    /// <summary>Bytes of a table with its index.</summary>
    public long Size(string table)
    {
        using var reader = Ask("SELECT pg_total_relation_size(to_regclass($1))", table);
        reader.Read();
        return reader.GetInt64(0);
    }

    private NpgsqlCommand Prepare(string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        command.Prepare();
        return command;
    }

    // Filled beside its place, so that a filling cut short is not taken for a whole one.
    private static async Task<bool> Fill(string folder, IReadOnlyCollection<OfferRow> offers)
    {
        var unfinished = folder + ".unfinished";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        if (!await SetUp(unfinished)) return false;
        using (var cluster = await OwnCluster.Start(unfinished))
        {
            await using var connection = await Open(cluster);
            foreach (var step in Schema.Split(';')) await Run(connection, step);
            await Copy(connection, offers);
            foreach (var step in Index.Split(';')) await Run(connection, step);
        }
        Directory.Move(unfinished, folder);
        return true;
    }

    // The settings hold from the next start on.
    private static async Task<bool> SetUp(string folder)
    {
        using var cluster = await OwnCluster.Start(folder);
        await using var connection = await Open(cluster);
        foreach (var setting in Settings.Split(';')) await Run(connection, setting);
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_available_extensions WHERE name IN ('postgis', 'btree_gist')", connection);
        return await command.ExecuteScalarAsync() is 2L;
    }

    private static async Task Copy(NpgsqlConnection connection, IEnumerable<OfferRow> offers)
    {
        await using var rows = await connection.BeginBinaryImportAsync("COPY raw FROM STDIN (FORMAT binary)");
        foreach (var offer in offers)
        {
            var spot = UnitPoint.Of(offer.Lat, offer.Lon);
            await rows.StartRowAsync();
            await rows.WriteAsync(offer.Id);
            foreach (var number in (double[])[offer.Lat, offer.Lon, spot.X, spot.Y, spot.Z]) await rows.WriteAsync(number);
            foreach (var number in (int[])[Question.TruthOf(offer), offer.Beds, offer.From.DayNumber, offer.To.DayNumber]) await rows.WriteAsync(number);
        }
        await rows.CompleteAsync();
    }

    private static async Task<NpgsqlConnection> Open(OwnCluster cluster)
    {
        var connection = new NpgsqlConnection(cluster.Address + ";Pooling=false;Command Timeout=600");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        if (string.IsNullOrWhiteSpace(sql)) return;
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
