using System.Data.Common;
using Dapper;
using Npgsql;

namespace Prytulak.Foundation;

/// <summary>PostgreSQL, for networks that run on several nodes.</summary>
public sealed class PostgresDatabase(string address) : Database
{
    private const string Channel = "prytulak_journal";
    private const int MostAtOnce = 1000;
    private const long MigrationLock = 0x5072797475;

    private readonly NpgsqlDataSource source = NpgsqlDataSource.Create(address);
    private readonly NpgsqlDataSource readers = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(address) { Options = "-c default_transaction_read_only=on" });
    private NpgsqlConnection? listener;

    public override string Dialect => "postgres";

    public override string BytesType => "bytea";

    public override string Columns => """
        SELECT table_name AS "table", column_name AS name, data_type AS type FROM information_schema.columns
        WHERE table_schema = current_schema() ORDER BY table_name, ordinal_position
        """;

    public override string References => """
        SELECT t.relname AS "table", o.relname AS other FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid
        WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace
        """;

    protected override string BeginSnapshot => "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";

    protected override ScannedRow RowOf(DbDataReader rows) => new PostgresRow((NpgsqlDataReader)rows);

    public override async Task<T> Read<T>(Func<DbConnection, Task<T>> query)
    {
        await using var connection = await readers.OpenConnectionAsync();
        return await query(connection);
    }

    public override async Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var result = await work(connection, transaction);
        await transaction.CommitAsync();
        return result;
    }

    public override async Task Migrate(Func<DbConnection, Task> work)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync("SELECT pg_advisory_lock(@MigrationLock)", new { MigrationLock });
        try
        {
            await work(connection);
        }
        finally
        {
            await connection.ExecuteAsync("SELECT pg_advisory_unlock(@MigrationLock)", new { MigrationLock });
        }
    }

    public override ConstraintViolation? Violation(DbException failure) =>
        failure is PostgresException { SqlState: [ '2', '3', .. ] } refused
            ? new(refused.TableName ?? refused.ConstraintName ?? "constraint", refused)
            : null;

    public override bool IsPassing(DbException failure) =>
        failure is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public override Task Announce(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync($"NOTIFY {Channel}", transaction: transaction);

    public override async Task AwaitOthers(TimeSpan atMost, CancellationToken stop)
    {
        try
        {
            listener ??= await Listen(stop);
            if (await listener.WaitAsync(atMost, stop)) await Drain(listener, stop);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            if (listener is not null) await listener.DisposeAsync();
            listener = null;
            await Task.Delay(atMost, stop);
        }
    }

    // One look at the journal answers many notifications: were each answered alone, they would fill the socket faster than it is read.
    private static async Task Drain(NpgsqlConnection listener, CancellationToken stop)
    {
        for (var i = 0; i < MostAtOnce && await listener.WaitAsync(TimeSpan.FromMilliseconds(1), stop); i++) { }
    }

    private async Task<NpgsqlConnection> Listen(CancellationToken stop)
    {
        var connection = await source.OpenConnectionAsync(stop);
        await connection.ExecuteAsync($"LISTEN {Channel}");
        return connection;
    }

    public override async ValueTask DisposeAsync()
    {
        if (listener is not null) await listener.DisposeAsync();
        await readers.DisposeAsync();
        await source.DisposeAsync();
    }
}
