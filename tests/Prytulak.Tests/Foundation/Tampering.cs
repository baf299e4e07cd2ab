using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Tests.Foundation;

/// <summary>What somebody does who has the database itself in their hands.</summary>
internal static class Tampering
{
    public static Task Do(this Database database, string sql, object? values = null) =>
        database.Write((c, t) => c.ExecuteAsync(sql, values, t));

    public static Task<T?> Ask<T>(this Database database, string sql, object? values = null) =>
        database.Read(c => c.ExecuteScalarAsync<T>(sql, values));

    /// <summary>Takes away the triggers that keep the journal from being changed.</summary>
    public static Task Unlock(this Database database) => database.Do(database.Dialect == "sqlite"
        ? "DROP TRIGGER journal_is_not_changed; DROP TRIGGER journal_is_not_cut"
        : "DROP TRIGGER journal_only_grows ON journal");

    /// <summary>Makes every further line of the journal fail, as a full disk would.</summary>
    public static Task RefuseLines(this Database database) => database.Do(database.Dialect == "sqlite"
        ? "CREATE TRIGGER full_disk BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        : "ALTER TABLE journal ADD CONSTRAINT full_disk CHECK (false) NOT VALID");

    public static Task TakeLines(this Database database) => database.Do(database.Dialect == "sqlite"
        ? "DROP TRIGGER full_disk"
        : "ALTER TABLE journal DROP CONSTRAINT full_disk");
}
