using System.IO.Compression;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Operating;

namespace Prytulak.Tests.Operating;

/// <summary>What is in a database or an archive, in a form that can be compared.</summary>
internal static class Contents
{
    /// <summary>Every line of every table of an export, sorted.</summary>
    public static SortedSet<string> OfExport(string file)
    {
        using var zip = ZipFile.OpenRead(file);
        var lines = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".jsonl") && e.Name != "ledger.jsonl"))
        {
            using var reader = new StreamReader(entry.Open());
            while (reader.ReadLine() is { } line) lines.Add($"{entry.Name} {line}");
        }
        return lines;
    }

    /// <summary>What of a subject is still there: rows of its household that say anything, and a readable name.</summary>
    public static async Task<string?> NameOf(Settings settings, Guid household)
    {
        await using var main = Database.OpenToRead(settings.MainAddress);
        await using var keys = new KeyStore(Database.OpenToRead(settings.KeysAddress), MasterKey.At(settings.MasterKeyPath));
        var box = await main.Read(c => c.QuerySingleOrDefaultAsync<Personal<string>>("SELECT name FROM households WHERE id = @household", new { household }));
        return box is null ? null : await new Vault(keys).Open(box, Prytulak.People.Contracts.HouseholdFacts.Name);
    }

    public static async Task<long> Count(Settings settings, string table)
    {
        await using var main = Database.OpenToRead(settings.MainAddress);
        return await main.Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));
    }
}
