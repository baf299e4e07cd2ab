using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Matching;

namespace Prytulak.Operating.OnFiles;

/// <summary>Runs the placement alone: a problem from a file, the best placement into a file, and what it cost.</summary>
internal sealed class PlaceOnFiles(Action<string> print)
{
    /// <summary>Solves a flow of DIMACS: one that is an assignment by the engine of placements, any other by the simplex on trees.</summary>
    public int Solve(string dimacs, string solution)
    {
        try
        {
            var watch = Stopwatch.StartNew();
            var network = Read(dimacs);
            Print($"read: {network.Nodes} nodes and {network.Arcs} arcs in {watch.Elapsed.TotalSeconds:F1} s");
            var (cost, carried) = AssignmentOf(network) is { } assignment ? Place(assignment) : Flow(network);
            using var file = new StreamWriter(solution);
            network.Write(file, cost, arc => carried[arc]);
            Print($"cost: {cost}");
            return 0;
        }
        catch (Exception failure) when (failure is FormatException or NotSupportedException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException($"{Path.GetFileName(dimacs)}: {failure.Message}", failure);
        }
    }

    private static FlowNetwork Read(string path)
    {
        using var file = new StreamReader(path);
        return FlowNetwork.Read(file);
    }

    private FlowAssignment? AssignmentOf(FlowNetwork network)
    {
        try
        {
            return new(network);
        }
        catch (NotSupportedException other)
        {
            Print($"{other.Message} It is solved as any flow.");
            return null;
        }
    }

    private (Int128 Cost, long[] Carried) Place(FlowAssignment assignment)
    {
        var (watch, processor, problem) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, assignment.Problem);
        Print($"candidates: {problem.Units.Length} pairs of {problem.Households} households and {problem.Capacities.Length} units");
        var best = AssignmentSolver.Solve(problem);
        Spent(watch, processor);
        Print($"objective: {best.Objective}, bound: {best.Bound}, households placed: {best.Units.Count(unit => unit >= 0)} of {problem.Households}");
        return (assignment.Cost(best), assignment.Flow(best));
    }

    private (Int128 Cost, long[] Carried) Flow(FlowNetwork network)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var carried = NetworkSimplex.Solve(network) ?? throw new NotSupportedException("No flow sends and takes in what it should.");
        Spent(watch, processor);
        return (carried.Index().Aggregate((Int128)0, (sum, arc) => sum + (Int128)arc.Item * network.Arc(arc.Index).Cost), carried);
    }

    private void Spent(Stopwatch watch, TimeSpan before) =>
        Print($"solved: {(Environment.CpuUsage.TotalTime - before).TotalSeconds:F3} s of processor time, {watch.Elapsed.TotalSeconds:F3} s by the clock, {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB at most in all");

    private void Print(FormattableString line) => print(line.ToString(CultureInfo.InvariantCulture));
}
