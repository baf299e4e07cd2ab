using System.Data;
using System.Data.Common;
using System.Text.Json;

namespace Prytulak.Operating;

/// <summary>Rows as lines of JSON, and back; a sealed fact is a box in them as it is in the database.</summary>
internal static class Rows
{
    private const int Report = 100_000;

    /// <summary>Writes every row as one line, and answers how many there were.</summary>
    public static async Task<long> Write(DbConnection connection, Table table, Stream lines, Action<string> say)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = table.Select;
        await using var reader = await command.ExecuteReaderAsync();
        await using var json = new Utf8JsonWriter(lines);
        var count = 0L;
        while (await reader.ReadAsync())
        {
            Write(reader, table, json);
            await json.FlushAsync();
            json.Reset();
            lines.WriteByte((byte)'\n');
            if (++count % Report == 0) say($"{table.Name}: {count:N0} rows");
        }
        return count;
    }

    private static void Write(DbDataReader row, Table table, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        for (var at = 0; at < table.Columns.Count; at++)
        {
            json.WritePropertyName(table.Columns[at].Name);
            if (row.IsDBNull(at)) json.WriteNullValue();
            else Write(row, at, table.Columns[at].Kind, json);
        }
        json.WriteEndObject();
    }

    private static void Write(DbDataReader row, int at, ColumnKind kind, Utf8JsonWriter json)
    {
        switch (kind)
        {
            case ColumnKind.Text: json.WriteStringValue(row.GetString(at)); break;
            case ColumnKind.Number: json.WriteNumberValue(row.GetInt64(at)); break;
            case ColumnKind.Truth: json.WriteBooleanValue(row.GetBoolean(at)); break;
            case ColumnKind.Bytes: json.WriteBase64StringValue(row.GetFieldValue<byte[]>(at)); break;
            case ColumnKind.Id: json.WriteStringValue(row.GetGuid(at)); break;
        }
    }

    /// <summary>Puts every line into the table as a row, and answers how many there were.</summary>
    public static async Task<long> Read(Stream lines, Table table, DbConnection connection, DbTransaction transaction, Action<string> say)
    {
        await using var insert = Insert(table, connection, transaction);
        using var reader = new StreamReader(lines);
        var count = 0L;
        while (await reader.ReadLineAsync() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            for (var at = 0; at < table.Columns.Count; at++) insert.Parameters[at].Value = Value(row.RootElement, table.Columns[at]);
            await insert.ExecuteNonQueryAsync();
            if (++count % Report == 0) say($"{table.Name}: {count:N0} rows");
        }
        return count;
    }

    private static DbCommand Insert(Table table, DbConnection connection, DbTransaction transaction)
    {
        var insert = connection.CreateCommand();
        (insert.CommandText, insert.Transaction) = (table.Insert, transaction);
        foreach (var column in table.Columns)
        {
            var parameter = insert.CreateParameter();
            (parameter.ParameterName, parameter.DbType) = (column.Name, TypeOf(column.Kind));
            insert.Parameters.Add(parameter);
        }
        return insert;
    }

    private static DbType TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Text => DbType.String,
        ColumnKind.Number => DbType.Int64,
        ColumnKind.Truth => DbType.Boolean,
        ColumnKind.Bytes => DbType.Binary,
        _ => DbType.Guid,
    };

    private static object Value(JsonElement row, TableColumn column) => row.GetProperty(column.Name) is not { ValueKind: not JsonValueKind.Null } value
        ? DBNull.Value
        : column.Kind switch
        {
            ColumnKind.Text => value.GetString()!,
            ColumnKind.Number => value.GetInt64(),
            ColumnKind.Truth => value.GetBoolean(),
            ColumnKind.Bytes => value.GetBytesFromBase64(),
            _ => value.GetGuid(),
        };
}
