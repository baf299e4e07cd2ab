using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prytulak.Foundation;
using Prytulak.Operating;

namespace Prytulak.Bench.Pages;

/// <summary>
/// A demonstration network many times as large as usual, made once and kept in a folder. On PostgreSQL it is the same one,
/// moved there by an export and an import.
/// </summary>
/// <param name="offers">How many open offers, at least.</param>
sealed class FilledNetwork(string folder, int offers)
{
    // Of forty invented hosts, thirty-one have an open home.
    private const int OpenInOneDemonstration = 2000 * 31 / 40;

    public string Folder => folder;

    /// <summary>The options of the server for it.</summary>
    public async Task<IReadOnlyList<string>> OnSqlite()
    {
        if (!IsDone("sqlite"))
        {
            Clear("sqlite");
            await Fill();
            Done("sqlite");
        }
        return ["--data", At("sqlite")];
    }

    private async Task Fill()
    {
        var watch = Stopwatch.StartNew();
        await using var app = Server.Build(new Settings { Data = At("sqlite"), Database = "", Keys = "", MasterKeyFile = "", SmtpHost = "", Empty = true });
        await app.Services.Prepare();
        var times = (int)Math.Ceiling(offers / (double)OpenInOneDemonstration);
        await app.Services.GetRequiredService<Demonstration>().Fill(
            done => Console.Error.Write($"\rFilling {OpenInOneDemonstration * times:N0} offers … {done:P0}, {watch.Elapsed:mm\\:ss} "), times);
        Console.Error.WriteLine();
    }

    /// <summary>The options of the server for the same network on this PostgreSQL, which is empty or was filled by this.</summary>
    public async Task<IReadOnlyList<string>> OnPostgres(string address)
    {
        var name = "postgres-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address)))[..8];
        if (!IsDone(name))
        {
            Clear(name);
            await Move(name, address);
            await Settle(address);
            Done(name);
        }
        return ["--data", At(name), "--database", address];
    }

    private async Task Move(string name, string address)
    {
        var (rows, keys) = (At("rows.zip"), At("keys.zip"));
        if (!File.Exists(rows)) await Do("export", "--data", At("sqlite"), "--out", rows);
        if (!File.Exists(keys)) await Do("export", "--data", At("sqlite"), "--keys", "--out", keys);
        File.Copy(At("sqlite.master.key"), At(name + ".master.key"), overwrite: true);
        await Do("import", "--data", At(name), "--database", address, "--from", rows, "--keys", keys);
    }

    private static async Task Do(params string[] command)
    {
        if (await Prytulak.CommandLine.Run(command) != 0) throw new InvalidOperationException($"The {command[0]} failed.");
    }

    // As it would stand after its first night: with what the planner wants to know.
    private static async Task Settle(string address)
    {
        await using var source = NpgsqlDataSource.Create(address);
        await using var vacuum = source.CreateCommand("VACUUM ANALYZE");
        vacuum.CommandTimeout = 0;
        await vacuum.ExecuteNonQueryAsync();
    }

    private bool IsDone(string name) => File.Exists(At(name + ".done"));

    private void Done(string name) => File.WriteAllText(At(name + ".done"), "");

    private void Clear(string name)
    {
        Directory.CreateDirectory(folder);
        if (Directory.Exists(At(name))) Directory.Delete(At(name), recursive: true);
        File.Delete(At(name + ".master.key"));
    }

    private string At(string name) => Path.Combine(Path.GetFullPath(folder), name);
}
