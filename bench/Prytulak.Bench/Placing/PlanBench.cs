using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Matching;
using Prytulak.Engines.Planning;

namespace Prytulak.Bench.Placing;

/// <summary>
/// The best plan over every allowed pair, from raw records, beside LEMON's network simplex on 64 pairs of each household, the best
/// that a list of 64 can do, and first come, first served over all allowed homes.
/// </summary>
static class PlanBench
{
    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 100_000 };
    static readonly Option<double[]> HomesEach = new("--homes-each") { Description = "Homes for each household, one or several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1.6, 1.0, 0.5] };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up.", DefaultValueFactory = _ => 1 };
    static readonly Option<bool> Alone = new("--alone") { Description = "Without LEMON." };

    public static Command Command()
    {
        var command = new Command("plan", "Measures plans from raw records over every allowed pair.") { Households, HomesEach, Seed, Alone };
        command.SetAction(parsed =>
        {
            Print($"Load {PlacingBench.Load()} at the beginning.\n\n| homes each | plan, s by the clock | s of processor time | rounds | pairs held | people | of lists of 64, spread | of the 64 best | first come | LEMON on the list, s | times less, by the clock |\n|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
            // The code is compiled before it is measured.
            Planner.Solve(Problem(parsed, 2000, 1.0));
            foreach (var homesEach in parsed.GetValue(HomesEach)!) Measure(parsed, homesEach);
            Print($"\nLoad {PlacingBench.Load()} at the end.");
        });
        return command;
    }

    static PlanProblem Problem(ParseResult parsed, int households, double homesEach)
    {
        var made = new MadeUpPlan(Geography.Load(), households, homesEach, parsed.GetValue(Seed));
        return new(made.Households, made.Units, new());
    }

    static void Measure(ParseResult parsed, double homesEach)
    {
        var records = Problem(parsed, parsed.GetValue(Households), homesEach);
        GC.Collect();
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var problem = new PlanProblem(records.Households, records.Units, records.Weights);
        var plan = Planner.Solve(problem);
        var (clock, used) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
        if (plan.Objective != plan.Bound) throw new InvalidOperationException("The plan is not proved.");
        var (list, plain) = (Planner.List(problem, spread: true).Problem, Planner.List(problem, spread: false).Problem);
        var lemon = parsed.GetValue(Alone) ? 0 : Lemon(list);
        Print($"| {homesEach:F1} | {clock:F1} | {used:F1} | {plan.Rounds} | {plan.Pairs} | {People(problem, plan.Units)} | {OfList(problem, list)} | {OfList(problem, plain)} | {People(problem, FirstCome.Serve(problem))} | {lemon:F1} | {lemon / clock:F1} |");
    }

    static double Lemon(AssignmentProblem list)
    {
        var path = Path.GetTempFileName();
        MadeUpNetwork.WriteDimacs(list, path);
        var seconds = PlacingBench.Lemon(path, out _);
        File.Delete(path);
        return seconds;
    }

    // Units of a list are numbered otherwise; who is placed is enough here.
    static int OfList(PlanProblem problem, AssignmentProblem list) => People(problem, AssignmentSolver.Solve(list).Units);

    static int People(PlanProblem problem, int[] units) => units.Index().Where(placed => placed.Item >= 0).Sum(placed => problem.Households[placed.Index].People);

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
