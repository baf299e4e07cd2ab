using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Bench.Pages;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Bench.Live;

/// <summary>The index of free units as the server holds it: how long it takes to read it from the tables, what it holds, how soon it shows what was committed.</summary>
static class LiveBench
{
    private const int Changes = 2000, ChangesASecond = 500;
    private static readonly Option<int> Homes = new("--homes") { Description = "How many open homes.", DefaultValueFactory = _ => 1_000_000 };
    private static readonly Option<string> Database = new("--database") { Description = "An empty PostgreSQL, or one that this has filled; without it, a cluster of its own.", DefaultValueFactory = _ => "" };
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the filled networks.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };
    private static readonly Option<string> On = new("--on") { Description = "sqlite, postgres or both.", DefaultValueFactory = _ => "both" };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each index is read anew.", DefaultValueFactory = _ => 3 };

    public static Command Command()
    {
        var command = new Command("live", "Measures the start and the following of the index of free units.") { Homes, Database, Data, On, Rounds };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        var (on, folder) = (parsed.GetValue(On), Path.Combine(parsed.GetValue(Data)!, $"live-{parsed.GetValue(Homes)}"));
        if (on is not "postgres") await Measure("SQLite", Path.Combine(folder, "sqlite"), "", parsed);
        if (on is "sqlite") return;
        using var cluster = parsed.GetValue(Database) is "" ? await OwnCluster.Start(Path.Combine(folder, "cluster")) : null;
        await Measure("PostgreSQL", Path.Combine(folder, "postgres"), cluster?.Address ?? parsed.GetValue(Database)!, parsed);
    }

    private static async Task Measure(string name, string folder, string database, ParseResult parsed)
    {
        if (!File.Exists(folder + ".done")) await Fill(folder, database, parsed.GetValue(Homes));
        Print($"## {name}, load {Load()} at the beginning");
        await using var app = Build(folder, database);
        await app.Services.GetRequiredService<KeyStore>().Prepare();
        await Migrations.Apply(app.Services.GetRequiredService<Foundation.Database>());
        Console.WriteLine("| what | s | s of processor time | s in pauses | MB more held |\n|---|--:|--:|--:|--:|");
        await Time("keys", app.Services.GetRequiredService<KeyStore>().Warm);
        foreach (var index in app.Services.GetRequiredService<Indexes>().All)
            for (var round = 0; round < parsed.GetValue(Rounds); round++) await Time(index.GetType().Name, index.Fill);
        var units = app.Services.GetRequiredService<FreeUnits>();
        Print($"{units.All.Count} free units.");
        var changes = await CommittedChanges.Of(app.Services, Changes * 4);
        Console.WriteLine(CommittedChanges.Head);
        Console.WriteLine(await changes.OneByOne(Changes));
        Console.WriteLine(await changes.IndexAlone(Changes));
        Console.WriteLine(await changes.WhileSearching(Changes, ChangesASecond));
        Print($"Load {Load()} at the end; the process holds {Environment.WorkingSet / 1e6:F0} MB.");
    }

    private static async Task Fill(string folder, string database, int homes)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        File.Delete(folder + ".master.key");
        await using var app = Build(folder, database);
        await app.Services.Prepare();
        var watch = Stopwatch.StartNew();
        await new ManyHomes(app.Services, homes).Fill(Geography.Load(), done => Console.Error.Write($"\rFilling {homes:N0} homes … {done:P0}, {watch.Elapsed:mm\\:ss} "));
        Console.Error.WriteLine();
        await app.Services.GetRequiredService<Foundation.Database>().Migrate(Settle);
        File.WriteAllText(folder + ".done", "");
    }

    // As it would stand after its first night: with what the planner wants to know.
    private static async Task Settle(System.Data.Common.DbConnection connection)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (connection is Npgsql.NpgsqlConnection ? "VACUUM ANALYZE" : "ANALYZE", 0);
        await command.ExecuteNonQueryAsync();
    }

    private static Microsoft.AspNetCore.Builder.WebApplication Build(string folder, string database) =>
        Server.Build(new Settings { Data = folder, Database = database, Keys = "", MasterKeyFile = "", SmtpHost = "", Empty = true });

    private static async Task Time(string what, Func<Task> work)
    {
        var (held, paused, processor, watch) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalPauseDuration(), Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await work();
        // Else what the work still holds on the stack below would be counted.
        await Task.Yield();
        var (took, busy, pauses) = (watch.Elapsed, Environment.CpuUsage.TotalTime - processor, GC.GetTotalPauseDuration() - paused);
        Print($"| {what} | {took.TotalSeconds:F2} | {busy.TotalSeconds:F2} | {pauses.TotalSeconds:F2} | {(GC.GetTotalMemory(forceFullCollection: true) - held) / 1e6:F0} |");
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
