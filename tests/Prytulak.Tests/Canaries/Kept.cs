using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Canaries;

/// <summary>Everything that a network keeps: the values of all columns of both databases, and, of SQLite, the files.</summary>
public static class Kept
{
    public static async Task<IReadOnlyList<(string Place, byte[] Bytes)>> Of(TestNetwork network) =>
    [
        .. await Values(network.Get<Database>()),
        .. await Values(network.Get<KeyStore>().Store),
        .. network.Settings.MainAddress.Contains('=') ? [] : Files(network.Settings.Data),
    ];

    /// <summary>Each column of each table, all its values one after the other.</summary>
    public static Task<List<(string Place, byte[] Bytes)>> Values(Database database) => database.Read(async connection =>
    {
        var columns = new List<(string, byte[])>();
        foreach (var table in await Tables(database, connection))
        {
            var (values, names) = (await Rows(connection, table), await Names(connection, table));
            for (var at = 0; at < names.Length; at++) columns.Add(($"{table}.{names[at]}", [.. values.SelectMany(row => (byte[])[.. row[at], 0])]));
        }
        return columns;
    });

    /// <summary>Every value that is bytes: sealed facts, and whatever else is no text.</summary>
    public static Task<List<byte[]>> Boxes(Database database) => database.Read(async connection =>
    {
        var boxes = new List<byte[]>();
        foreach (var table in await Tables(database, connection))
            foreach (var row in await connection.QueryAsync($"SELECT * FROM {table}")) boxes.AddRange(((IDictionary<string, object?>)row).Values.OfType<byte[]>());
        return boxes;
    });

    /// <summary>The files of a folder as a thief would copy them, while the server runs.</summary>
    public static IReadOnlyList<(string Place, byte[] Bytes)> Files(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("prytulak-test-copy-");
        try
        {
            // Another process: to open and close a file of SQLite in this one would drop its locks.
            using (var copying = Process.Start("cp", ["-r", folder + "/.", copy.FullName])) copying.WaitForExit();
            return [.. copy.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.Directory!.Name != "mail").Select(file => (file.Name, File.ReadAllBytes(file.FullName)))];
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<List<byte[][]>> Rows(DbConnection connection, string table)
    {
        var rows = new List<byte[][]>();
        foreach (var row in await connection.QueryAsync($"SELECT * FROM {table}"))
            rows.Add([.. ((IDictionary<string, object?>)row).Values.Select(value => value as byte[] ?? Encoding.UTF8.GetBytes(Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""))]);
        return rows;
    }

    private static async Task<string[]> Names(DbConnection connection, string table)
    {
        await using var reader = await connection.ExecuteReaderAsync($"SELECT * FROM {table} LIMIT 0");
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static Task<IEnumerable<string>> Tables(Database database, DbConnection connection) => connection.QueryAsync<string>(database.Dialect is "sqlite"
        ? "SELECT name FROM sqlite_master WHERE type = 'table'"
        : "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
}
