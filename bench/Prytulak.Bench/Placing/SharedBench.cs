using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Prytulak.Engines.Matching;
using Prytulak.Engines.Planning;

namespace Prytulak.Bench.Placing;

/// <summary>
/// Homes whose beds several households share: how far the placement can be from the best, beside the same homes divided into
/// rooms once and for all, and CBC on the same network as a mixed integer program.
/// </summary>
static partial class SharedBench
{
    const string Solver = "cbc";

    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 10_000 };
    static readonly Option<double[]> HomesEach = new("--homes-each") { Description = "Homes for each household, one or several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1.0, 0.5] };
    static readonly Option<double> Share = new("--share") { Description = "How many of the homes with two beds or more are shared, from 0 to 1.", DefaultValueFactory = _ => 0.4 };
    static readonly Option<double> Gap = new("--gap") { Description = "The share by which the best may be better: with less no more is tried to prove.", DefaultValueFactory = _ => 0 };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up.", DefaultValueFactory = _ => 1 };
    static readonly Option<bool> Plan = new("--plan") { Description = "Instead: plans from raw records, over every allowed pair." };
    static readonly Option<int> Cbc = new("--cbc") { Description = "Gives CBC so many seconds for the same; 0 leaves it out.", DefaultValueFactory = _ => 0 };

    public static Command Command()
    {
        var command = new Command("shared", "Measures placements where homes are shared.") { Households, HomesEach, Share, Gap, Seed, Plan, Cbc };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Plan)) return PlanAll(parsed);
            Print($"Load {PlacingBench.Load()} at the beginning.\n\n| homes each | shared homes | s of processor time | worth | proved gap, % | in rooms | CBC, best | CBC, bound |\n|--:|--:|--:|--:|--:|--:|--:|--:|");
            foreach (var homesEach in parsed.GetValue(HomesEach)!) Measure(parsed, homesEach);
            Print($"\nLoad {PlacingBench.Load()} at the end.");
            return 0;
        });
        return command;
    }

    static int PlanAll(ParseResult parsed)
    {
        Print($"Load {PlacingBench.Load()} at the beginning.\n\n| households | homes each | shared homes | s by the clock | s of processor time | people | worth | proved gap, % | people, each home to one household |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        foreach (var homesEach in parsed.GetValue(HomesEach)!) MeasurePlan(parsed, homesEach);
        Print($"\nLoad {PlacingBench.Load()} at the end.");
        return 0;
    }

    static void MeasurePlan(ParseResult parsed, double homesEach)
    {
        var (made, random) = (new MadeUpPlan(Geography.Load(), parsed.GetValue(Households), homesEach, parsed.GetValue(Seed)), new Random(parsed.GetValue(Seed)));
        PlanUnit[] units = [.. made.Units.Select(unit => unit.Beds >= 2 && random.NextDouble() < parsed.GetValue(Share) ? unit with { IsShared = true, MostHouseholds = 8 } : unit)];
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var plan = Planner.Solve(new(made.Households, units, new()));
        var (clock, used) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        var whole = Planner.Solve(new(made.Households, [.. units.Select(unit => unit with { IsShared = false, MostHouseholds = 0 })], new()));
        Print($"| {made.Households.Count} | {homesEach:F1} | {units.Where(unit => unit.IsShared).Sum(unit => unit.Count)} | {clock:F1} | {used:F1} | {People(made, plan)} | {(double)plan.Objective / plan.Scale:F0} | {100 * plan.Gap:F3} | {People(made, whole)} |");
    }

    static int People(MadeUpPlan made, Plan plan) => plan.Units.Index().Where(placed => placed.Item >= 0).Sum(placed => made.Households[placed.Index].People);

    static void Measure(ParseResult parsed, double homesEach)
    {
        var made = new MadeUpPlan(Geography.Load(), parsed.GetValue(Households), homesEach, parsed.GetValue(Seed));
        // A bed that stays empty is not lost where somebody else may have it.
        var (list, units) = Planner.List(new(made.Households, made.Units, new() { SpareBed = 0 }), spread: true);
        var random = new Random(parsed.GetValue(Seed));
        int[] beds = [.. units.Select(unit => made.Units[unit].Beds * made.Units[unit].Count).Select(all => all >= 2 && random.NextDouble() < parsed.GetValue(Share) ? all : 0)];
        int[] capacities = [.. beds.Select((all, unit) => all == 0 ? list.Capacities[unit] : Math.Min(8, all))], sizes = [.. made.Households.Select(household => household.People - household.Infants)];
        var problem = new SharedProblem(new(list.Starts, list.Units, list.Fits, list.Priorities, capacities, list.Scale), sizes, beds);
        var before = Environment.CpuUsage.TotalTime;
        var found = SharedSolver.Solve(problem, parsed.GetValue(Gap));
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var (best, bound) = parsed.GetValue(Cbc) > 0 ? AskCbc(problem, parsed.GetValue(Cbc)) : ("–", "–");
        Print($"| {homesEach:F1} | {beds.Count(all => all > 0)} | {seconds:F1} | {Worth(problem.Pairs, found.Units):F0} | {100 * found.Gap:F3} | {Worth(list, AssignmentSolver.Solve(list).Units):F0} | {best} | {bound} |");
    }

    // Points of priority, and those of fit as thousandths.
    static double Worth(AssignmentProblem pairs, int[] units) => units.Index().Where(placed => placed.Item >= 0)
        .Sum(placed => pairs.Priorities[placed.Index] + pairs.Fits[Array.IndexOf(pairs.Units, placed.Item, pairs.Starts[placed.Index])] / 1000.0);

    // A thousandth of a point of priority is a point of fit there, too: doubles hold no more.
    static (string Best, string Bound) AskCbc(SharedProblem problem, int seconds)
    {
        var path = Path.GetTempFileName() + ".lp";
        using (var file = new StreamWriter(path)) Write(problem, file);
        using var process = Process.Start(new ProcessStartInfo(Solver, [path, "-sec", seconds.ToString(CultureInfo.InvariantCulture), "-solve", "-quit"]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        File.Delete(path);
        return (Thousandth(BestPattern().Match(said)), Thousandth(BoundPattern().Match(said)));
    }

    static void Write(SharedProblem problem, StreamWriter file)
    {
        var pairs = problem.Pairs;
        var all = Enumerable.Range(0, pairs.Households).SelectMany(household => Enumerable.Range(pairs.Starts[household], pairs.Starts[household + 1] - pairs.Starts[household]).Select(pair => (Household: household, Unit: pairs.Units[pair], Pair: pair))).ToList();
        file.WriteLine($"Maximize\nobj: {string.Join("\n + ", all.Select(one => $"{1000L * pairs.Priorities[one.Household] + pairs.Fits[one.Pair]} x{one.Pair}"))}\nSubject To");
        foreach (var household in all.GroupBy(one => one.Household)) file.WriteLine($"h{household.Key}: {string.Join("\n + ", household.Select(one => $"x{one.Pair}"))} <= 1");
        foreach (var unit in all.GroupBy(one => one.Unit))
        {
            file.WriteLine($"u{unit.Key}: {string.Join("\n + ", unit.Select(one => $"x{one.Pair}"))} <= {pairs.Capacities[unit.Key]}");
            if (problem.Beds[unit.Key] > 0) file.WriteLine($"b{unit.Key}: {string.Join("\n + ", unit.Select(one => $"{problem.Sizes[one.Household]} x{one.Pair}"))} <= {problem.Beds[unit.Key]}");
        }
        file.WriteLine($"Binaries\n{string.Join("\n", all.Select(one => $"x{one.Pair}"))}\nEnd");
    }

    static string Thousandth(Match match) => match.Success ? (Math.Abs(double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) / 1000).ToString("F0", CultureInfo.InvariantCulture) : "none";

    [GeneratedRegex(@"Objective value:\s+(-?[\d.e+]+)")]
    private static partial Regex BestPattern();

    [GeneratedRegex(@"(?:Upper|Lower) bound:\s+(-?[\d.e+]+)")]
    private static partial Regex BoundPattern();

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
