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

    private readonly DatabaseInMemory database;
    private readonly Dictionary<string, NpgsqlCommand> prepared = [];

    private OfferDatabase(DatabaseInMemory database) => this.database = database;

    public TimeSpan Processor => database.Processor;

    /// <summary>The filled database; null where PostGIS is not installed.</summary>
    /// <param name="folder">Keeps it for the next time.</param>
    public static async Task<OfferDatabase?> Start(string folder, IReadOnlyCollection<OfferRow> offers)
    {
        if (!Directory.Exists(folder) && !await DatabaseInMemory.Fill(folder, Settings, HasExtensions, filled => Fill(filled, offers))) return null;
        var database = new OfferDatabase(await DatabaseInMemory.Start(folder));
        await database.database.Warm("offers");
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
        var command = new NpgsqlCommand(sql, database.Connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        command.Prepare();
        return command;
    }

    private static async Task<bool> HasExtensions(DatabaseInMemory server)
    {
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_available_extensions WHERE name IN ('postgis', 'btree_gist')", server.Connection);
        return await command.ExecuteScalarAsync() is 2L;
    }

    private static async Task Fill(DatabaseInMemory filled, IEnumerable<OfferRow> offers)
    {
        await filled.Run(Schema);
        await Copy(filled.Connection, offers);
        await filled.Run(Index);
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

    public void Dispose()
    {
        foreach (var command in prepared.Values) command.Dispose();
        database.Dispose();
    }
}
