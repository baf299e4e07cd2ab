using System.Data.Common;
using System.IO.Compression;
using System.Text.Json;
using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>What is in an archive: how the schema was when it was made, and how many rows each table has.</summary>
internal sealed record Manifest(int Format, string Set, DateTimeOffset MadeAt, IReadOnlyList<string> Steps, IReadOnlyDictionary<string, long> Rows);

/// <summary>
/// All rows of a database at one moment, as a zip file: lines of JSON for each table, the ledger of erased people, and a
/// manifest. It says nothing of the database that it comes from, so it fits SQLite and PostgreSQL alike.
/// </summary>
internal static class Archive
{
    private const int Format = 1;
    private const string ManifestName = "manifest.json", LedgerName = "ledger.jsonl";

    public static Task<long> Save(Database database, string set, KeyStore keys, DateTimeOffset now, Stream to, Action<string> say) => database.ReadMoment(async connection =>
    {
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        var rows = new Dictionary<string, long>();
        foreach (var table in await Tables.Of(database, connection))
        {
            await using var lines = zip.CreateEntry(table.Name + ".jsonl").Open();
            rows[table.Name] = await Rows.Write(connection, table, lines, say);
        }
        // The ledger last: whoever was erased while the rows were read is in it.
        await Write(zip, LedgerName, await keys.Ledger());
        await Write(zip, ManifestName, new Manifest(Format, set, now, await Migrations.Steps(connection), rows));
        return rows.Values.Sum();
    });

    public static Manifest Open(ZipArchive zip, string set)
    {
        var manifest = zip.GetEntry(ManifestName) is { } entry ? Read<Manifest>(entry) : throw new InvalidDataException("This is no archive of Prytulak.");
        if (manifest.Format != Format) throw new InvalidDataException("This archive was made by another version of Prytulak.");
        return manifest.Set == set ? manifest : throw new InvalidDataException(set == "Keys" ? "This is no archive of keys." : "This is an archive of keys.");
    }

    public static IReadOnlyList<Erasure> Ledger(ZipArchive zip) => Read<IReadOnlyList<Erasure>>(zip.GetEntry(LedgerName)!);

    /// <summary>Puts everything into an empty database in one transaction, then brings its schema up to date.</summary>
    /// <param name="finish">What else belongs to the same transaction.</param>
    public static async Task Load(ZipArchive zip, Manifest manifest, Database database, Func<DbConnection, DbTransaction, Task>? finish, Action<string> say)
    {
        if (manifest.Steps.Except(Migrations.Steps(database, manifest.Set)).Any()) throw new InvalidDataException("This archive was made by a newer Prytulak.");
        await Migrations.Apply(database, manifest.Set, manifest.Steps);
        await database.Write(async (connection, transaction) =>
        {
            var tables = await Empty(database, manifest, connection, transaction);
            foreach (var table in tables) await Fill(zip, manifest, table, connection, transaction, say);
            if (finish is not null) await finish(connection, transaction);
            return true;
        });
        await Migrations.Apply(database, manifest.Set);
    }

    // A new database holds nothing but the beginning of the journal, and a key store what it knows of erasures.
    private static async Task<IReadOnlyList<Table>> Empty(Database database, Manifest manifest, DbConnection connection, DbTransaction transaction)
    {
        if ((await Migrations.Steps(connection)).Except(manifest.Steps).Any()) throw new InvalidDataException("The place is not empty: it has a newer schema.");
        var tables = await Tables.Of(database, connection);
        foreach (var table in tables.Where(t => t.Name is not ("journal_head" or "erasures")))
            if (await Tables.Count(connection, table) > 0) throw new InvalidDataException($"The place is not empty: there are {table.Name} in it.");
        foreach (var table in tables.Where(t => t.Name is "journal_head" or "erasures"))
            await Tables.Clear(connection, transaction, table);
        return tables;
    }

    private static async Task Fill(ZipArchive zip, Manifest manifest, Table table, DbConnection connection, DbTransaction transaction, Action<string> say)
    {
        await using var lines = (zip.GetEntry(table.Name + ".jsonl") ?? throw new InvalidDataException($"The archive lacks {table.Name}.")).Open();
        var rows = await Rows.Read(lines, table, connection, transaction, say);
        if (rows != manifest.Rows[table.Name]) throw new InvalidDataException($"The archive has {rows} rows of {table.Name}, not {manifest.Rows[table.Name]}.");
    }

    private static async Task Write<T>(ZipArchive zip, string name, T value)
    {
        await using var entry = zip.CreateEntry(name).Open();
        await JsonSerializer.SerializeAsync(entry, value, JsonSerializerOptions.Web);
    }

    private static T Read<T>(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }
}
