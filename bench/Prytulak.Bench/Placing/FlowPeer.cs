using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Prytulak.Bench.Placing;

/// <summary>Seconds of processor time, and the cost of the flow; where there is none, why.</summary>
readonly record struct PeerAnswer(double Seconds, string Cost);

/// <summary>Another solver of the same network, which it reads from a DIMACS file; the time of reading does not count.</summary>
sealed partial record FlowPeer(string Name, Func<string, PeerAnswer> Solve)
{
    const string Solver = "dimacs-solver";

    /// <summary>The network simplex of LEMON, with its own figures of processor time, to set up and to run.</summary>
    public static readonly FlowPeer Lemon = new("LEMON", path =>
    {
        using var solver = Process.Start(new ProcessStartInfo(Solver, ["-long", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = solver.StandardError.ReadToEndAsync();
        var all = solver.StandardOutput.ReadToEnd() + said.Result;
        solver.WaitForExit();
        var seconds = TimeLine().Matches(all).Sum(time => double.Parse(time.Groups[1].Value, CultureInfo.InvariantCulture) + double.Parse(time.Groups[2].Value, CultureInfo.InvariantCulture));
        return new(seconds, CostLine().Match(all).Groups[1].Value);
    });

    /// <param name="name">A solver that peer.mjs knows, in small letters.</param>
    public static FlowPeer In(NodePeer node, string name) => new(name, path =>
    {
        var answer = node.Ask(new { solver = name.ToLowerInvariant(), file = path });
        return new(answer.GetProperty("seconds").GetDouble(), answer.GetProperty("cost").GetString()!);
    });

    [GeneratedRegex(@"Min flow cost: (\S+)")]
    private static partial Regex CostLine();

    [GeneratedRegex(@"(?:Setup|Run) NetworkSimplex[^:]*: u: ([\d.]+)s, s: ([\d.]+)s")]
    private static partial Regex TimeLine();
}
