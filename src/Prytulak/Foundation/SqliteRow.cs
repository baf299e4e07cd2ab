using System.Buffers.Text;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Prytulak.Foundation;

/// <summary>A row of SQLite, read where the library keeps it: its own reader makes a text of every id.</summary>
internal sealed class SqliteRow(SqliteDataReader reader) : ScannedRow
{
    private readonly sqlite3_stmt statement = reader.Handle ?? throw new InvalidOperationException("The query answers no rows.");
    private char[] letters = new char[256];

    public override Guid Id(int column) =>
        Utf8Parser.TryParse(Raw(column), out Guid id, out _) ? id : throw new FormatException($"Column {column} holds no id.");

    public override long Number(int column) => raw.sqlite3_column_int64(statement, column);

    public override bool Flag(int column) => Number(column) != 0;

    protected override ReadOnlySpan<char> Text(int column)
    {
        var bytes = Raw(column);
        if (bytes.Length > letters.Length) letters = new char[bytes.Length];
        return letters.AsSpan(0, Encoding.UTF8.GetChars(bytes, letters));
    }

    public override byte[]? Bytes(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL ? null : Raw(column).ToArray();

    private ReadOnlySpan<byte> Raw(int column) => raw.sqlite3_column_blob(statement, column);
}
