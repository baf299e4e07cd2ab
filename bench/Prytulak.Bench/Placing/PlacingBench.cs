using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>The best placement beside the network simplex of LEMON, on the same candidates, in one run and by turns.</summary>
static partial class PlacingBench
{
    const string Solver = "dimacs-solver";

    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 100_000 };
    static readonly Option<double[]> HomesEach = new("--homes-each") { Description = "Homes for each household, one or several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1.6, 1.0, 0.5] };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up.", DefaultValueFactory = _ => 1 };
    static readonly Option<int> Rounds = new("--rounds") { Description = "How often each solves it.", DefaultValueFactory = _ => 3 };
    static readonly Option<bool> Alone = new("--alone") { Description = "Without LEMON." };
    static readonly Option<int> Compare = new("--compare") { Description = "Measures nothing: compares the costs of so many networks with LEMON's, and tells how many are the same." };
    static readonly Option<int> Events = new("--events") { Description = "Instead: so many events, each repaired to the best of the whole." };

    public static Command Command()
    {
        var command = new Command("placing", "Measures the best placement beside LEMON's network simplex.") { Households, HomesEach, Seed, Rounds, Alone, Compare, Events };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Compare) > 0) return CompareCosts(parsed);
            if (parsed.GetValue(Events) > 0) return RepairAll(parsed);
            Print($"Load {Load()} at the beginning.\n\n| homes each | pairs | placed | ours, s of processor time | MB of arrays | LEMON | times less | cost |\n|--:|--:|--:|--:|--:|--:|--:|---|");
            foreach (var homesEach in parsed.GetValue(HomesEach)!) Measure(parsed, homesEach);
            Print($"\nLoad {Load()} at the end.");
            return 0;
        });
        return command;
    }

    // The same number of networks with each number of homes for each household, each from a seed of its own.
    static int CompareCosts(ParseResult parsed)
    {
        var (gazetteer, same, others, path) = (Geography.Load(), 0, 0, Path.GetTempFileName());
        for (var number = 0; number < parsed.GetValue(Compare); number++)
            foreach (var homesEach in parsed.GetValue(HomesEach)!)
            {
                var network = new MadeUpNetwork(gazetteer, parsed.GetValue(Households), homesEach, parsed.GetValue(Seed) + number);
                MadeUpNetwork.WriteDimacs(network.Problem, path);
                Lemon(path, out var cost);
                var best = AssignmentSolver.Solve(network.Problem);
                if (best.Objective == best.Bound && cost == $"-{best.Objective}") same++;
                else others++;
            }
        File.Delete(path);
        Print($"The same cost as LEMON's, to the unit, and proved: {same}; not: {others}.");
        return others == 0 ? 0 : 1;
    }

    static void Measure(ParseResult parsed, double homesEach)
    {
        var network = new MadeUpNetwork(Geography.Load(), parsed.GetValue(Households), homesEach, parsed.GetValue(Seed));
        var (path, ours, lemons) = (Path.GetTempFileName(), new List<double>(), new List<double>());
        if (!parsed.GetValue(Alone)) MadeUpNetwork.WriteDimacs(network.Problem, path);
        var (cost, bytes, best) = ("", 0L, AssignmentSolver.Solve(network.Problem));
        for (var round = 0; round < parsed.GetValue(Rounds); round++)
        {
            var (allocated, processor) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
            best = AssignmentSolver.Solve(network.Problem);
            ours.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            if (!parsed.GetValue(Alone)) lemons.Add(Lemon(path, out cost));
        }
        File.Delete(path);
        if (best.Objective != best.Bound) throw new InvalidOperationException("The placement is not proved.");
        var same = lemons is [] ? "" : cost == $"-{best.Objective}" ? "the same" : $"ours {-best.Objective}, LEMON {cost}";
        Print($"| {homesEach:F1} | {network.Problem.Units.Length} | {best.Units.Count(unit => unit >= 0)} | {Spread(ours)} | {bytes / 1e6:F0} | {Spread(lemons)} | {(lemons is [] ? "" : (Middle(lemons) / Middle(ours)).ToString("F0", CultureInfo.InvariantCulture))} | {same} |");
    }

    static int RepairAll(ParseResult parsed)
    {
        foreach (var homesEach in parsed.GetValue(HomesEach)!) Repair(parsed, homesEach);
        return 0;
    }

    static void Repair(ParseResult parsed, double homesEach)
    {
        var (households, events) = (parsed.GetValue(Households), parsed.GetValue(Events));
        Print($"{homesEach:F1} homes each, load {Load()} at the beginning.\n");
        EventsBench.Measure(new MadeUpNetwork(Geography.Load(), households + events / 4, homesEach, parsed.GetValue(Seed)).Problem, households, events, parsed.GetValue(Seed));
        Print($"Load {Load()} at the end.\n");
    }

    // Its own figures of processor time, to set up and to run, without reading the file.
    public static double Lemon(string path, out string cost)
    {
        using var solver = Process.Start(new ProcessStartInfo(Solver, ["-long", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = solver.StandardError.ReadToEndAsync();
        var all = solver.StandardOutput.ReadToEnd() + said.Result;
        solver.WaitForExit();
        cost = CostLine().Match(all).Groups[1].Value;
        return TimeLine().Matches(all).Sum(time => double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(time.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Min flow cost: (\S+)")]
    private static partial Regex CostLine();

    [GeneratedRegex(@"(?:Setup|Run) NetworkSimplex[^:]*: u: ([\d.]+)s, s: ([\d.]+)s")]
    private static partial Regex TimeLine();

    static double Middle(List<double> all) => all.Order().ElementAt(all.Count / 2);

    static string Spread(List<double> all) => all is [] ? "" : string.Create(CultureInfo.InvariantCulture, $"{Middle(all):F2} ({all.Min():F2}–{all.Max():F2})");

    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
