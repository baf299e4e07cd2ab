using System.Data.Common;
using Dapper;

namespace Prytulak.Foundation;

/// <summary>A store of tables that takes one set of plain SQL: SQLite in a file, or PostgreSQL. What differs between the two is here and nowhere else.</summary>
public abstract class Database : IAsyncDisposable
{
    static Database() => Prytulak.Foundation.Columns.Register();

    /// <summary>"sqlite" or "postgres": the middle part of a migration file that is meant for one of the two only.</summary>
    public abstract string Dialect { get; }

    /// <summary>The type of a column that holds bytes.</summary>
    public abstract string BytesType { get; }

    /// <summary>A query for table, column and type of every column, in their order.</summary>
    public abstract string Columns { get; }

    /// <summary>A query for every table and another that it refers to.</summary>
    public abstract string References { get; }

    /// <summary>Runs a query on a connection that cannot write.</summary>
    public abstract Task<T> Read<T>(Func<DbConnection, Task<T>> query);

    /// <summary>Goes through the rows of a query, however many, and shows each to the reader.</summary>
    public Task Scan(string sql, object? values, Action<ScannedRow> reader) => Read(async connection =>
    {
        await using var rows = await connection.ExecuteReaderAsync(sql, values);
        var row = RowOf((DbDataReader)((IWrappedDataReader)rows).Reader);
        while (await rows.ReadAsync()) reader(row);
        return true;
    });

    /// <summary>The row at which the pass stands, whichever that is.</summary>
    protected abstract ScannedRow RowOf(DbDataReader rows);

    /// <summary>Runs several queries that all see the same moment.</summary>
    public Task<T> ReadMoment<T>(Func<DbConnection, Task<T>> queries) => Read(async connection =>
    {
        await connection.ExecuteAsync(BeginSnapshot);
        try
        {
            return await queries(connection);
        }
        finally
        {
            await connection.ExecuteAsync("ROLLBACK TRANSACTION");
        }
    });

    /// <summary>Begins a transaction that reads one moment.</summary>
    protected abstract string BeginSnapshot { get; }

    /// <summary>Runs the work in one transaction: all of it is kept, and durable, when this returns, or nothing is.</summary>
    public abstract Task<T> Write<T>(Func<DbConnection, DbTransaction, Task<T>> work);

    /// <summary>Runs the work on the only connection that may change the schema, while no other node does.</summary>
    public abstract Task Migrate(Func<DbConnection, Task> work);

    /// <summary>What a failed statement ran into, when it was a constraint of the schema; null when it was anything else.</summary>
    public abstract ConstraintViolation? Violation(DbException failure);

    /// <summary>True when the same work, done again, may well succeed.</summary>
    public abstract bool IsPassing(DbException failure);

    /// <summary>Tells the other nodes, when the transaction commits, that the journal has grown.</summary>
    public virtual Task Announce(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    /// <summary>Waits until another node may have written, or the time is over.</summary>
    public virtual Task AwaitOthers(TimeSpan atMost, CancellationToken stop) => Task.Delay(atMost, stop);

    /// <summary>Leaves nothing of deleted rows readable in files that this program owns.</summary>
    public virtual Task Scrub() => Task.CompletedTask;

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens PostgreSQL where the address is a connection string ("Host=…"), else the SQLite file at that path.</summary>
    public static Database Open(string address) =>
        address.Contains('=') ? new PostgresDatabase(address) : new SqliteDatabase(address);

    /// <summary>Opens a database that another process may be writing.</summary>
    public static Database OpenToRead(string address) =>
        address.Contains('=') ? new PostgresDatabase(address) : new SqliteDatabase(address, toRead: true);
}

/// <summary>A constraint of the schema has refused a row. It knows the table or constraint that said no.</summary>
public sealed class ConstraintViolation(string what, Exception cause) : Exception($"Refused by {what}", cause)
{
    public bool Concerns(string table) => what.StartsWith(table, StringComparison.Ordinal);
}
