using System.CommandLine;

namespace Prytulak.Bench.Pages;

/// <summary>
/// Requests a second, latency and processor time of the main pages, on a network of many offers, on both databases; beside
/// each page a bare endpoint of the same framework that answers a constant page of the same size.
/// </summary>
static class PagesBench
{
    private const int Many = 8;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly Option<int> Offers = new("--offers") { Description = "How many open offers, at least.", DefaultValueFactory = _ => 100_000 };
    private static readonly Option<string> Database = new("--database") { Description = "An empty PostgreSQL, or one that this has filled; without it, a cluster of its own.", DefaultValueFactory = _ => "" };
    private static readonly Option<double> Seconds = new("--seconds") { Description = "For how long each page is asked for.", DefaultValueFactory = _ => 3 };
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the filled networks.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };
    private static readonly Option<string> On = new("--on") { Description = "sqlite, postgres or both.", DefaultValueFactory = _ => "both" };

    private static readonly Option<string> Only = new("--only") { Description = "Part of the name of the pages to measure; without it, all.", DefaultValueFactory = _ => "" };

    public static Command Command()
    {
        var command = new Command("pages", "Measures the main pages on a network of many offers.") { Offers, Database, Seconds, Data, On, Only };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        var (offers, database, on) = (parsed.GetValue(Offers), parsed.GetValue(Database)!, parsed.GetValue(On));
        var network = new FilledNetwork(Path.Combine(parsed.GetValue(Data)!, $"{offers}"), offers);
        var sqlite = await network.OnSqlite();
        if (on is not "postgres") await Measure("SQLite", sqlite, parsed, () => TimeSpan.Zero);
        if (on is "sqlite") return;
        using var cluster = database is "" ? await OwnCluster.Start(Path.Combine(network.Folder, "cluster")) : null;
        await Measure("PostgreSQL", await network.OnPostgres(cluster?.Address ?? database), parsed, () => cluster?.Processor ?? TimeSpan.Zero);
    }

    private static async Task Measure(string database, IReadOnlyList<string> network, ParseResult parsed, Func<TimeSpan> ofDatabase)
    {
        var time = TimeSpan.FromSeconds(parsed.GetValue(Seconds));
        Console.WriteLine($"## {database}, load {Load()} at the beginning");
        await using var server = await ServerProcess.Prytulak(network);
        await using var peer = await ServerProcess.Peer();
        await server.Rest();
        Console.WriteLine($"The server listened after {server.StartedIn.TotalSeconds:F1} s ({server.StartedFor.TotalSeconds:F1} s of processor time) and holds {server.Memory / 1e6:F0} MB.");
        var pages = (await MainPages.Of(server)).Where(page => page.Name.Contains(parsed.GetValue(Only)!, StringComparison.Ordinal)).ToList();
        foreach (var page in pages) await ClosedLoop.Run(page, Many, WarmUp, server.Clock(ofDatabase));
        Console.WriteLine(Figures.Head);
        foreach (var page in pages) Console.WriteLine(await MeasureOne(page, time, server, peer, ofDatabase));
        Console.WriteLine($"Load {Load()} at the end; the server holds {server.Memory / 1e6:F0} MB.");
    }

    private static async Task<string> MeasureOne(MainPage page, TimeSpan time, ServerProcess server, ServerProcess peer, Func<TimeSpan> ofDatabase)
    {
        await ClosedLoop.Run(page, Many, WarmUp / 3, server.Clock(ofDatabase));
        var alone = await ClosedLoop.Run(page, 1, time, server.Clock(ofDatabase));
        var together = await ClosedLoop.Run(page, Many, time, server.Clock(ofDatabase));
        var same = new MainPage("peer", [(peer.Visitor(), $"/{together.Bytes}")]);
        await ClosedLoop.Run(same, Many, WarmUp / 3, peer.Clock());
        return Figures.Line(page.Name, alone, together, await ClosedLoop.Run(same, Many, time, peer.Clock()));
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
