using Npgsql;

namespace Prytulak.Foundation;

/// <summary>A row of PostgreSQL.</summary>
internal sealed class PostgresRow(NpgsqlDataReader reader) : ScannedRow
{
    public override Guid Id(int column) => reader.GetGuid(column);

    public override long Number(int column) => reader.GetInt64(column);

    public override bool Flag(int column) => reader.GetBoolean(column);

    protected override ReadOnlySpan<char> Text(int column) => reader.GetString(column);

    public override byte[]? Bytes(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<byte[]>(column);
}
