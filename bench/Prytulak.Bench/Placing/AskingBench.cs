using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Planning;

namespace Prytulak.Bench.Placing;

/// <summary>What it takes to ask a plan: what else was near, what stands in the way, what insisting costs; and to let it follow what happens.</summary>
static class AskingBench
{
    const int Times = 300, Changes = 20;

    static readonly Option<int> Households = new("--households") { Description = "How many households.", DefaultValueFactory = _ => 100_000 };
    static readonly Option<double> HomesEach = new("--homes-each") { Description = "Homes for each household.", DefaultValueFactory = _ => 1.0 };
    static readonly Option<int> Seed = new("--seed") { Description = "The network that is made up, and what is asked.", DefaultValueFactory = _ => 1 };

    public static Command Command()
    {
        var command = new Command("asking", "Measures what it takes to explain a plan, and to let it follow what happens.") { Households, HomesEach, Seed };
        command.SetAction(parsed =>
        {
            Print($"Load {PlacingBench.Load()} at the beginning.\n\n| | times | median, ms | nine in ten | 99 in 100 | most |\n|---|--:|--:|--:|--:|--:|");
            var (made, random) = (new MadeUpPlan(Geography.Load(), parsed.GetValue(Households), parsed.GetValue(HomesEach), parsed.GetValue(Seed)), new Random(parsed.GetValue(Seed)));
            var candidates = Seconds(() => Planner.List(new(made.Households, made.Units, new()), spread: true));
            var plan = Planner.Solve(new(made.Households, made.Units, new()));
            var (explainer, asked) = (new PlanExplainer(plan), Enumerable.Range(0, Times).Select(_ => random.Next(made.Households.Count)).Distinct().ToArray());
            Measure("what else was near", asked, household => explainer.Alternatives(household));
            Measure("what stands in the way", asked, household => explainer.Hindrances(household, 100, 200));
            var others = asked.Select(household => (household, explainer.Alternatives(household))).Where(one => one.Item2.Count > 0).ToDictionary(one => one.household, one => one.Item2[random.Next(one.Item2.Count)].Unit);
            Measure("what insisting costs", others.Keys, household => explainer.Insist(household, others[household]));
            Measure($"following: {Changes} households and {Changes / 2} homes go", Enumerable.Range(0, 5), _ => plan = Follow(made, plan, random));
            Print($"\nCandidates, 64 for each household, from raw records: {candidates:F2} s by the clock.\nLoad {PlacingBench.Load()} at the end.");
        });
        return command;
    }

    // Each time others go, and those of the last time are back.
    static Plan Follow(MadeUpPlan made, Plan before, Random random)
    {
        var (households, units) = (Left(before.Problem.Households, made.Households, Changes, random), Left(before.Problem.Units, made.Units, Changes / 2, random));
        return Planner.Follow(before, new([.. households.Select(one => one.Item)], [.. units.Select(one => one.Item)], new()), [.. households.Select(one => one.Was)], [.. units.Select(one => one.Was)]);
    }

    static List<(T Item, int Was)> Left<T>(IReadOnlyList<T> before, IReadOnlyList<T> all, int fewer, Random random) where T : class
    {
        var (was, gone) = (before.Index().ToDictionary(one => (object)one.Item, one => one.Index, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance), Enumerable.Range(0, fewer).Select(_ => random.Next(all.Count)).ToHashSet());
        return [.. all.Where((_, number) => !gone.Contains(number)).Select(one => (one, was.GetValueOrDefault(one, -1)))];
    }

    static void Measure(string what, IEnumerable<int> asked, Action<int> ask)
    {
        var times = asked.Select(household => 1000 * Seconds(() => ask(household))).Order().ToList();
        Print($"| {what} | {times.Count} | {times[times.Count / 2]:F1} | {times[times.Count * 9 / 10]:F1} | {times[times.Count * 99 / 100]:F1} | {times[^1]:F1} |");
    }

    static double Seconds(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalSeconds;
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
