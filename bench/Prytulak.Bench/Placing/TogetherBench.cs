using System.CommandLine;
using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Matching;
using Prytulak.Engines.Planning;

namespace Prytulak.Bench.Placing;

/// <summary>Households that want to be near each other: how many are, beside those who are by chance, and how far the placement can be from the best.</summary>
static class TogetherBench
{
    const int Bonus = 300;
    const double NearKm = 10;

    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 10_000 };
    static readonly Option<double[]> HomesEach = new("--homes-each") { Description = "Homes for each household, one or several.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [1.0, 0.5] };
    static readonly Option<double> Share = new("--share") { Description = "How many households are of a pair or of three, from 0 to 0.5.", DefaultValueFactory = _ => 0.05 };
    static readonly Option<bool> Plan = new("--plan") { Description = "Plans from raw records, over every allowed pair, instead of a list of 64." };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up.", DefaultValueFactory = _ => 1 };

    public static Command Command()
    {
        var command = new Command("together", "Measures placements of households that want to be near each other.") { Households, HomesEach, Share, Seed, Plan };
        command.SetAction(parsed =>
        {
            Print($"Load {PlacingBench.Load()} at the beginning.\n\n| homes each | groups | near each other by chance | now | s of processor time | all fits | they can be better by | % | people as before |\n|--:|--:|--:|--:|--:|--:|--:|--:|---|");
            foreach (var homesEach in parsed.GetValue(HomesEach)!)
                if (parsed.GetValue(Plan)) MeasurePlan(parsed, homesEach);
                else Measure(parsed, homesEach);
            Print($"\nLoad {PlacingBench.Load()} at the end.");
        });
        return command;
    }

    static void Measure(ParseResult parsed, double homesEach)
    {
        var made = new MadeUpPlan(Geography.Load(), parsed.GetValue(Households), homesEach, parsed.GetValue(Seed));
        var (list, units) = Planner.List(new(made.Households, made.Units, new()), spread: true);
        Point[] at = [.. units.Select(unit => new Point(made.Units[unit].At))];
        // Half as many points of fit again are told apart from a priority: bonuses are.
        var problem = new TogetherProblem(new(list.Starts, list.Units, list.Fits, list.Priorities, list.Capacities, 2 * list.Scale), Groups(made, parsed), Bonus, (one, other) => one == other || at[one].KmTo(at[other]) <= NearKm);
        var before = Environment.CpuUsage.TotalTime;
        var found = TogetherSolver.Solve(problem);
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var alone = AssignmentSolver.Solve(problem.Pairs).Units;
        var fits = found.Objective - Priorities(problem, found.Units) * problem.Pairs.Scale;
        Print($"| {homesEach:F1} | {problem.Groups.Length} | {problem.Groups.Count(group => Array.TrueForAll(group, one => Array.TrueForAll(group, other => alone[one] >= 0 && alone[other] >= 0 && problem.AreNear(alone[one], alone[other]))))} | {found.Together} | {seconds:F1} | {fits} | {found.Bound - found.Objective} | {100.0 * (found.Bound - found.Objective) / fits:F3} | {(Priorities(problem, alone) == Priorities(problem, found.Units) ? "yes" : "no")} |");
    }

    static void MeasurePlan(ParseResult parsed, double homesEach)
    {
        var made = new MadeUpPlan(Geography.Load(), parsed.GetValue(Households), homesEach, parsed.GetValue(Seed));
        var groups = Groups(made, parsed);
        var before = Environment.CpuUsage.TotalTime;
        var found = Planner.Solve(new(made.Households, made.Units, new(), groups));
        var seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
        var alone = Planner.Solve(new(made.Households, made.Units, new()));
        var fits = found.Objective % found.Scale;
        var byChance = groups.Count(group => Array.TrueForAll(group, one => Array.TrueForAll(group, other => alone.Units[one] >= 0 && alone.Units[other] >= 0 && At(alone.Units[one]).KmTo(At(alone.Units[other])) <= NearKm)));
        Print($"| {homesEach:F1} | {groups.Length} | {byChance} | {found.Together.Count(isTogether => isTogether)} | {seconds:F1} | {fits} | {found.Bound - found.Objective} | {100.0 * (found.Bound - found.Objective) / fits:F3} | {(alone.Objective / alone.Scale == found.Objective / found.Scale ? "yes" : "no")} |");

        Point At(int unit) => new(made.Units[unit].At);
    }

    // Relatives have wishes in the same region.
    static int[][] Groups(MadeUpPlan made, ParseResult parsed)
    {
        var (random, groups, left) = (new Random(parsed.GetValue(Seed)), new List<int[]>(), (int)(parsed.GetValue(Share) * made.Households.Count));
        var regions = made.Households.Index().Where(one => one.Item.Wish is not null).GroupBy(one => (Math.Floor(one.Item.Wish!.Value.Latitude * 5), Math.Floor(one.Item.Wish!.Value.Longitude * 5)), one => one.Index).SelectMany(region => region.OrderBy(_ => random.Next()).Chunk(random.Next(4) == 0 ? 3 : 2)).Where(group => group.Length > 1).ToArray();
        random.Shuffle(regions);
        foreach (var group in regions)
        {
            if ((left -= group.Length) < 0) break;
            groups.Add(group);
        }
        return [.. groups];
    }

    static long Priorities(TogetherProblem problem, int[] units) => units.Index().Where(placed => placed.Item >= 0).Sum(placed => (long)problem.Pairs.Priorities[placed.Index]);

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>A place on the earth, for many distances.</summary>
    readonly struct Point(Position at)
    {
        readonly double x = Cos(at.Latitude) * Cos(at.Longitude), y = Cos(at.Latitude) * Sin(at.Longitude), z = Sin(at.Latitude);

        public double KmTo(Point other) => Position.EarthRadius / 1000 * Math.Sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z));

        static double Cos(double degrees) => Math.Cos(double.DegreesToRadians(degrees));

        static double Sin(double degrees) => Math.Sin(double.DegreesToRadians(degrees));
    }
}
