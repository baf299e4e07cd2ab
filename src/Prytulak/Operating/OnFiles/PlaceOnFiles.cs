using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Matching;

namespace Prytulak.Operating.OnFiles;

/// <summary>Runs the placement alone: a problem from a file, the best placement into a file, and what it cost.</summary>
internal sealed class PlaceOnFiles(Action<string> print)
{
    /// <summary>Solves a flow of DIMACS that is an assignment.</summary>
    public int Solve(string dimacs, string solution)
    {
        var flow = Read(dimacs);
        var (network, problem) = (flow.Network, flow.Assignment.Problem);
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var best = AssignmentSolver.Solve(problem);
        Print($"solved: {(Environment.CpuUsage.TotalTime - processor).TotalSeconds:F3} s of processor time, {watch.Elapsed.TotalSeconds:F3} s by the clock, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most in all");
        Print($"objective: {best.Objective}, bound: {best.Bound}, households placed: {best.Units.Count(unit => unit >= 0)} of {problem.Households}");
        var (carried, cost) = (flow.Assignment.Flow(best), flow.Assignment.Cost(best));
        using var file = new StreamWriter(solution);
        network.Write(file, cost, arc => carried[arc]);
        Print($"cost: {cost}");
        return 0;
    }

    private (FlowNetwork Network, FlowAssignment Assignment) Read(string path)
    {
        var watch = Stopwatch.StartNew();
        using var file = new StreamReader(path);
        try
        {
            var network = FlowNetwork.Read(file);
            var assignment = new FlowAssignment(network);
            Print($"candidates: {assignment.Problem.Units.Length} pairs of {assignment.Problem.Households} households and {assignment.Problem.Capacities.Length} units, read in {watch.Elapsed.TotalSeconds:F1} s");
            return (network, assignment);
        }
        catch (Exception failure) when (failure is FormatException or NotSupportedException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: {failure.Message}", failure);
        }
    }

    private void Print(FormattableString line) => print(line.ToString(CultureInfo.InvariantCulture));
}
