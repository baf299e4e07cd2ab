using System.Data.Common;
using Npgsql;

namespace Prytulak.Bench.Live;

/// <summary>Puts many rows into a table by the fastest way of its database: COPY, or one prepared statement in the transaction.</summary>
static class BulkRows
{
    /// <param name="columns">Their names, separated by commas.</param>
    public static Task Add(DbConnection connection, DbTransaction transaction, string table, string columns, IEnumerable<object?[]> rows) =>
        connection is NpgsqlConnection postgres ? Copy(postgres, $"COPY {table} ({columns}) FROM STDIN (FORMAT binary)", rows)
            : Insert(connection, transaction, $"INSERT INTO {table} ({columns}) VALUES ({string.Join(", ", columns.Split(',').Select(column => "@" + column.Trim()))})", rows);

    private static async Task Copy(NpgsqlConnection connection, string copy, IEnumerable<object?[]> rows)
    {
        await using var writer = await connection.BeginBinaryImportAsync(copy);
        foreach (var row in rows)
        {
            await writer.StartRowAsync();
            foreach (var value in row) await (value is null ? writer.WriteNullAsync() : writer.WriteAsync(value));
        }
        await writer.CompleteAsync();
    }

    private static async Task Insert(DbConnection connection, DbTransaction transaction, string insert, IEnumerable<object?[]> rows)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (insert, transaction);
        foreach (var name in insert[insert.LastIndexOf('(')..].Trim('(', ')').Split(", "))
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++) command.Parameters[i].Value = row[i] ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
    }
}
