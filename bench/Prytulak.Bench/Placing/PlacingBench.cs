using System.CommandLine;
using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>The best placement beside the network simplex of LEMON and other solvers of flows, on the same candidates, in one run and by turns.</summary>
static class PlacingBench
{
    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 100_000 };
    static readonly Option<double[]> HomesEach = new("--homes-each") { Description = "Homes for each household, one or several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1.6, 1.0, 0.5] };
    static readonly Option<NetworkKind> Kind = new("--kind") { Description = "even, surge, shelters or adversarial.", DefaultValueFactory = _ => NetworkKind.Even };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up.", DefaultValueFactory = _ => 1 };
    static readonly Option<int> Rounds = new("--rounds") { Description = "How often each solves it.", DefaultValueFactory = _ => 3 };
    static readonly Option<bool> Alone = new("--alone") { Description = "Without LEMON." };
    static readonly Option<bool> Peers = new("--peers") { Description = "With OR-Tools and HiGHS, in Node.js, on networks up to the sizes below." };
    static readonly Option<int> OrToolsUpTo = new("--or-tools-up-to") { Description = "Households.", DefaultValueFactory = _ => 10_000 };
    static readonly Option<int> HighsUpTo = new("--highs-up-to") { Description = "Households.", DefaultValueFactory = _ => 1_000 };
    static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the packages.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };
    static readonly Option<int> Compare = new("--compare") { Description = "Measures nothing: compares the costs of so many networks with the others', and tells how many are the same." };
    static readonly Option<int> Events = new("--events") { Description = "Instead: so many events, each repaired to the best of the whole." };

    public static Command Command()
    {
        var command = new Command("placing", "Measures the best placement beside other solvers of flows.") { Households, HomesEach, Kind, Seed, Rounds, Alone, Peers, OrToolsUpTo, HighsUpTo, Data, Compare, Events };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Events) > 0) return RepairAll(parsed);
            using var node = parsed.GetValue(Peers) ? NodePeer.Start("Placing", Path.Combine(parsed.GetValue(Data)!, "placing")) : null;
            var peers = Others(parsed, node).ToList();
            if (parsed.GetValue(Compare) > 0) return CompareCosts(parsed, peers);
            Print($"Load {Load()} at the beginning.\n\n| network | homes each | pairs | placed | ours, s of processor time | MB of arrays |{string.Concat(peers.Select(peer => $" {peer.Name} | times less |"))} cost |\n|---|--:|--:|--:|--:|--:|{string.Concat(peers.Select(_ => "--:|--:|"))}---|");
            foreach (var (homesEach, name, problem) in Made(parsed, Geography.Load(), 0)) Measure(name, homesEach, problem, peers, parsed.GetValue(Rounds));
            Print($"\nLoad {Load()} at the end.");
            return 0;
        });
        return command;
    }

    static IEnumerable<FlowPeer> Others(ParseResult parsed, NodePeer? node)
    {
        var households = parsed.GetValue(Households);
        if (!parsed.GetValue(Alone)) yield return FlowPeer.Lemon;
        if (node is not null && households <= parsed.GetValue(OrToolsUpTo)) yield return FlowPeer.In(node, "OR-Tools");
        if (node is not null && households <= parsed.GetValue(HighsUpTo)) yield return FlowPeer.In(node, "HiGHS");
    }

    static IEnumerable<(double HomesEach, string Name, AssignmentProblem Problem)> Made(ParseResult parsed, Gazetteer gazetteer, int number)
    {
        foreach (var homesEach in parsed.GetValue(HomesEach)!)
            foreach (var (name, problem) in Networks.Of(parsed.GetValue(Kind), gazetteer, parsed.GetValue(Households), homesEach, parsed.GetValue(Seed) + number))
                yield return (homesEach, name, problem);
    }

    // The same number of networks with each number of homes for each household, each from a seed of its own.
    static int CompareCosts(ParseResult parsed, List<FlowPeer> peers)
    {
        var (gazetteer, same, all, path) = (Geography.Load(), peers.ToDictionary(peer => peer, _ => 0), 0, Path.GetTempFileName());
        for (var number = 0; number < parsed.GetValue(Compare); number++)
            foreach (var (_, _, problem) in Made(parsed, gazetteer, number))
            {
                all++;
                MadeUpNetwork.WriteDimacs(problem, path);
                var best = AssignmentSolver.Solve(problem);
                foreach (var peer in peers)
                    if (best.Objective == best.Bound && peer.Solve(path).Cost == CostOf(best)) same[peer]++;
            }
        File.Delete(path);
        foreach (var (peer, times) in same) Print($"The same cost as that of {peer.Name}, to the unit, and proved: {times} of {all}.");
        return same.Values.All(times => times == all) ? 0 : 1;
    }

    static void Measure(string name, double homesEach, AssignmentProblem problem, List<FlowPeer> peers, int rounds)
    {
        var (path, ours, theirs) = (Path.GetTempFileName(), new List<double>(), peers.ConvertAll(_ => new List<PeerAnswer>()));
        if (peers is not []) MadeUpNetwork.WriteDimacs(problem, path);
        var (bytes, best) = (0L, AssignmentSolver.Solve(problem));
        for (var round = 0; round < rounds; round++)
        {
            var (allocated, processor) = (GC.GetAllocatedBytesForCurrentThread(), Environment.CpuUsage.TotalTime);
            best = AssignmentSolver.Solve(problem);
            ours.Add((Environment.CpuUsage.TotalTime - processor).TotalSeconds);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            foreach (var (peer, answers) in peers.Zip(theirs)) answers.Add(peer.Solve(path));
        }
        File.Delete(path);
        if (best.Objective != best.Bound) throw new InvalidOperationException("The placement is not proved.");
        var others = theirs.Select(answers => $" {Spread(answers.ConvertAll(answer => answer.Seconds))} | {(answers[^1].Cost == CostOf(best) ? Times(answers.ConvertAll(answer => answer.Seconds), ours) : "–")} |");
        Print($"| {name} | {homesEach:F1} | {problem.Units.Length} | {best.Units.Count(unit => unit >= 0)} | {Spread(ours)} | {bytes / 1e6:F0} |{string.Concat(others)} {Said(best, peers.Zip(theirs, (peer, answers) => (peer.Name, answers[^1].Cost)))} |");
    }

    static string Said(Assignment best, IEnumerable<(string Name, string Cost)> costs)
    {
        string[] differ = [.. costs.Where(peer => peer.Cost != CostOf(best)).Select(peer => $"{peer.Name} {peer.Cost}")];
        return differ is [] ? "the same" : $"ours {CostOf(best)}, {string.Join(", ", differ)}";
    }

    // A flow has costs, not worths.
    static string CostOf(Assignment best) => (-best.Objective).ToString(CultureInfo.InvariantCulture);

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

    // LEMON's clock counts hundredths of a second: of fewer than five it says too little.
    static string Times(List<double> theirs, List<double> ours) => Middle(theirs) < 0.05 ? "–" : (Middle(theirs) / Middle(ours)).ToString("F1", CultureInfo.InvariantCulture);

    static double Middle(List<double> all) => all.Order().ElementAt(all.Count / 2);

    static string Spread(List<double> all) => all is [] ? "" : string.Create(CultureInfo.InvariantCulture, $"{Middle(all):F3} ({all.Min():F3}–{all.Max():F3})");

    public static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
