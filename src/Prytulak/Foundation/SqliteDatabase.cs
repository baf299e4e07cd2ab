using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Prytulak.Foundation;

/// <summary>
/// SQLite in one file. One connection alone writes and checkpoints, and every other is read-only: before 3.51.3
/// a second connection that checkpoints can make committed rows vanish (the WAL-reset bug).
/// </summary>
public sealed class SqliteDatabase : Database
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly SqliteConnection? writer;
    private readonly FileStream? lease;
    private readonly string readerAddress;

    /// <param name="toRead">True to read beside a running server, which alone writes.</param>
    public SqliteDatabase(string path, bool toRead = false)
    {
        readerAddress = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly }.ToString();
        if (toRead) return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        lease = OnlyWriter(path);
        writer = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        writer.Open();
        writer.Execute("""
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000
            """);
    }

    private SqliteConnection Writer => writer ?? throw new InvalidOperationException("This database was opened to be read.");

    public override string Dialect => "sqlite";

    public override string BytesType => "blob";

    public override string Columns => """
        SELECT m.name AS "table", c.name AS name, lower(c.type) AS type FROM sqlite_master m JOIN pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid
        """;

    public override string References => """
        SELECT m.name AS "table", f."table" AS other FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    protected override string BeginSnapshot => "BEGIN TRANSACTION";

    protected override ScannedRow RowOf(DbDataReader rows) => new SqliteRow((SqliteDataReader)rows);

    public override async Task<T> Read<T>(Func<DbConnection, Task<T>> query)
    {
        await using var connection = new SqliteConnection(readerAddress);
        await connection.OpenAsync();
        return await query(connection);
    }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work)
    {
        await turn.WaitAsync();
        try
        {
            await using var transaction = Writer.BeginTransaction(deferred: false);
            var result = await work(Writer, transaction);
            await transaction.CommitAsync();
            return result;
        }
        finally
        {
            turn.Release();
        }
    }

    public override async Task Migrate(Func<DbConnection, Task> work)
    {
        await turn.WaitAsync();
        try
        {
            await work(Writer);
        }
        finally
        {
            turn.Release();
        }
    }

    public override ConstraintViolation? Violation(DbException failure) =>
        failure is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT } ? new(Refuser(failure.Message), failure) : null;

    // "SQLite Error 19: 'UNIQUE constraint failed: nights.unit, nights.night'." names table and columns, or the constraint.
    private static string Refuser(string message) =>
        message[(message.IndexOf("failed: ", StringComparison.Ordinal) is var at and >= 0 ? at + 8 : 0)..];

    public override bool IsPassing(DbException failure) => false;

    public override Task Scrub() => Migrate(async connection =>
    {
        // A reader that is still busy keeps the log as it is; readers here take milliseconds.
        for (var patience = 100; patience > 0 && await connection.ExecuteScalarAsync<int>("PRAGMA wal_checkpoint(TRUNCATE)") != 0; patience--) await Task.Delay(20);
    });

    public override async ValueTask DisposeAsync()
    {
        using (var reader = new SqliteConnection(readerAddress)) SqliteConnection.ClearPool(reader);
        if (writer is not null) await writer.DisposeAsync();
        if (lease is not null) await lease.DisposeAsync();
    }

    // The lock of a file dies with its process, so a killed server leaves nothing to clean up.
    private static FileStream OnlyWriter(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure)
        {
            throw new InvalidOperationException($"{path} is in use by another running Prytulak.", failure);
        }
    }
}
