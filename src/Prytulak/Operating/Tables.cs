using System.Data.Common;
using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Operating;

/// <summary>What a column holds, the same in both databases.</summary>
internal enum ColumnKind { Text, Number, Truth, Bytes, Id }

/// <summary>A column of a table.</summary>
internal sealed record TableColumn(string Name, ColumnKind Kind);

/// <summary>A table as it is, whichever module made it.</summary>
internal sealed record Table(string Name, IReadOnlyList<TableColumn> Columns)
{
    public string Names => string.Join(", ", Columns.Select(c => c.Name));

    public string Select => $"SELECT {Names} FROM {Name}";

    public string Insert => $"INSERT INTO {Name} ({Names}) VALUES ({string.Join(", ", Columns.Select(c => "@" + c.Name))})";
}

/// <summary>All tables of a database.</summary>
internal static class Tables
{
    /// <summary>Every table but the list of migrations; those that others refer to come before them.</summary>
    public static async Task<IReadOnlyList<Table>> Of(Database database, DbConnection connection)
    {
        var columns = await connection.QueryAsync<(string Table, string Name, string Type)>(database.Columns);
        var references = (await connection.QueryAsync<(string Table, string Other)>(database.References)).ToLookup(r => r.Table, r => r.Other);
        var tables = columns.Where(c => c.Table != "migrations").GroupBy(c => c.Table)
            .ToDictionary(t => t.Key, t => new Table(t.Key, [.. t.Select(c => new TableColumn(c.Name, KindOf(c.Type)))]));
        var ordered = new List<Table>();
        foreach (var name in tables.Keys.Order(StringComparer.Ordinal)) Place(name, [], tables, references, ordered);
        return ordered;
    }

    public static Task<long> Count(DbConnection connection, Table table) => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table.Name}");

    public static Task Clear(DbConnection connection, DbTransaction transaction, Table table) =>
        connection.ExecuteAsync($"DELETE FROM {table.Name}", transaction: transaction);

    private static void Place(string name, HashSet<string> above, Dictionary<string, Table> tables, ILookup<string, string> references, List<Table> ordered)
    {
        if (ordered.Any(t => t.Name == name) || !above.Add(name)) return;
        foreach (var other in references[name]) Place(other, above, tables, references, ordered);
        ordered.Add(tables[name]);
    }

    private static ColumnKind KindOf(string type) => type switch
    {
        "text" => ColumnKind.Text,
        "integer" or "bigint" => ColumnKind.Number,
        "boolean" => ColumnKind.Truth,
        "blob" or "bytea" => ColumnKind.Bytes,
        "uuid" => ColumnKind.Id,
        _ => throw new NotSupportedException($"A column of type {type} cannot be taken along."),
    };
}
