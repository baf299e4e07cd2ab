using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>What one event costs until the placement is the best of the whole again, beside placing everybody afresh.</summary>
static class EventsBench
{
    public static void Measure(AssignmentProblem whole, int households, int events, int seed)
    {
        var stream = new EventStream(whole, households, events, seed);
        for (var at = 0; at < events; at++) stream.One();
        var afresh = Prove(stream.Live);
        Print($"| what happens | events | p50, µs | p90 | p99 | most | mean |\n|---|--:|--:|--:|--:|--:|--:|");
        foreach (var (kind, times) in stream.Took) Print($"| {kind} | {Figures(times)} |");
        Print($"| **all** | {Figures([.. stream.Took.Values.SelectMany(times => times)])} |");
        var mass = stream.WithdrawMany() / 1e6;
        Print($"\nOne unit in twenty goes: {mass:F2} s for all. Everybody placed afresh: {afresh.TotalSeconds:F2} s before, {Prove(stream.Live).TotalSeconds:F2} s after; the same to the unit.");
    }

    static TimeSpan Prove(LiveAssignment live)
    {
        var (problem, kept) = (live.ToProblem(), live.ToAssignment());
        var before = Stopwatch.GetTimestamp();
        var afresh = AssignmentSolver.Solve(problem);
        var took = Stopwatch.GetElapsedTime(before);
        if (kept.Objective != kept.Bound || kept.Objective != live.Objective || kept.Objective != afresh.Objective) throw new InvalidOperationException("The placement is not the best.");
        return took;
    }

    static string Figures(List<double> times)
    {
        var sorted = times.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Length} | {At(0.5):F1} | {At(0.9):F0} | {At(0.99):F0} | {sorted[^1]:F0} | {times.Average():F1}");

        double At(double part) => sorted[(int)(part * (sorted.Length - 1))];
    }

    static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
