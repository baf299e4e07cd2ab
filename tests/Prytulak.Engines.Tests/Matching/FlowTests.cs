using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Assignments that come as a flow of DIMACS, and go as one.</summary>
public class FlowTests
{
    // Two who send, two units, and 5, which takes all.
    const string Small = "c a comment\np min 5 8\nn 1 1\nn 2 1\nn 5 -2\na 1 3 0 1 -7\na 1 4 0 1 -5\na 2 3 0 1 -6\na 1 5 0 1 0\na 2 5 0 1 0\na 3 5 0 1 0\na 4 5 0 1 1\na 2 4 0 0 -90\n";

    [Fact]
    public void The_cheapest_flow_is_written_arc_by_arc()
    {
        var (network, flow) = Read(Small);
        var best = AssignmentSolver.Solve(flow.Problem, TestContext.Current.CancellationToken);
        var (carried, written) = (flow.Flow(best), new StringWriter { NewLine = "\n" });
        network.Write(written, flow.Cost(best), arc => carried[arc]);
        Assert.Equal("s -10\nf 1 4 1\nf 2 3 1\nf 3 5 1\nf 4 5 1\n", written.ToString());
    }

    [Fact]
    public void Whoever_gains_nothing_by_a_unit_stays_out()
    {
        var (_, flow) = Read("p min 3 3\nn 1 1\nn 3 -1\na 1 2 0 1 4\na 1 3 0 1 -1\na 2 3 0 1 0\n");
        var best = AssignmentSolver.Solve(flow.Problem, TestContext.Current.CancellationToken);
        Assert.Equal(-1, (int)flow.Cost(best));
        Assert.Equal([0, 1, 0], flow.Flow(best));
    }

    [Theory]
    [InlineData(27, 2), InlineData(40, 2), InlineData(9, 10)]
    public void Costs_of_two_ranks_are_taken_apart(int power, int of)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var problem = RandomProblem.Of(seed, most: 40);
            var scale = (long)Math.Pow(of, power);
            var whole = new AssignmentProblem(problem.Starts, problem.Units, problem.Fits, problem.Priorities, problem.Capacities, scale);
            var (_, flow) = Read(Dimacs(whole));
            var best = AssignmentSolver.Solve(flow.Problem, TestContext.Current.CancellationToken);
            Assert.Equal(-(Int128)AssignmentSolver.Solve(whole, TestContext.Current.CancellationToken).Objective, flow.Cost(best));
            Assert.Equal(best.Bound, best.Objective);
        }
    }

    [Fact]
    public void What_is_carried_is_kept_at_every_node_and_fits_every_arc()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (network, flow) = Read(Dimacs(RandomProblem.Of(seed, most: 30)));
            var carried = flow.Flow(AssignmentSolver.Solve(flow.Problem, TestContext.Current.CancellationToken));
            var left = Enumerable.Range(0, network.Nodes + 1).Select(node => node == 0 ? 0 : network.Supply(node)).ToArray();
            for (var arc = 0; arc < network.Arcs; arc++)
            {
                Assert.InRange(carried[arc], 0, network.Arc(arc).Capacity);
                left[network.Arc(arc).From] -= carried[arc];
                left[network.Arc(arc).To] += carried[arc];
            }
            Assert.All(left, node => Assert.Equal(0, node));
        }
    }

    [Theory]
    [InlineData("", "no line p min")]
    [InlineData("p max 2 1\n", "Line 1")]
    [InlineData("p min 2 1\na 1 3 0 1 1\n", "Line 2 needs a whole number from 1 to 2")]
    [InlineData("p min 2 1\na 1 2 0 1 x\n", "Line 2 needs a whole number")]
    [InlineData("p min 2 1\na 1 2 0 1\n", "Line 2 needs a whole number")]
    [InlineData("p min 2 1\na 1 2 2 1 5\n", "Line 2 needs a whole number from 2")]
    [InlineData("p min 2 2\na 1 2 0 1 5\n", "2 arcs are announced, and 1 are there")]
    [InlineData("p min 2 1\nz 1\n", "Line 2")]
    public void A_line_that_is_none_of_the_format_is_named(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<FormatException>(() => FlowNetwork.Read(new StringReader(text))).Message);

    [Theory]
    [InlineData("p min 2 1\nn 1 2\nn 2 -2\na 1 2 0 2 1\n", "more than one")]
    [InlineData("p min 3 2\nn 1 1\nn 2 1\nn 3 -1\na 1 3 0 1 1\na 2 3 0 1 1\n", "no node takes in all")]
    [InlineData("p min 2 1\nn 1 1\nn 2 -1\na 1 2 1 1 1\n", "in any case")]
    [InlineData("p min 3 3\nn 1 1\nn 3 -1\na 1 2 0 1 1\na 2 1 0 1 1\na 1 3 0 1 0\n", "elsewhere")]
    [InlineData("p min 3 2\nn 1 1\nn 3 -1\na 1 2 0 1 1\na 2 3 0 1 0\n", "stay out")]
    [InlineData("p min 3 4\nn 1 1\nn 3 -1\na 1 2 0 1 1\na 2 3 0 1 0\na 1 3 0 1 0\na 1 3 0 1 4\n", "two arcs")]
    public void A_flow_that_is_no_assignment_is_refused_with_the_reason(string text, string fault) =>
        Assert.Contains(fault, Assert.Throws<NotSupportedException>(() => Read(text)).Message);

    [Fact]
    public void Costs_that_are_too_large_to_tell_apart_are_refused() =>
        Assert.Throws<NotSupportedException>(() => Read("p min 4 5\nn 1 1\nn 4 -1\na 1 2 0 1 -4000000000000001\na 1 3 0 1 -9007199254740993\na 1 4 0 1 0\na 2 4 0 1 0\na 3 4 0 1 0\n"));

    static (FlowNetwork, FlowAssignment) Read(string text) => FlowNetwork.Read(new StringReader(text)) is var network ? (network, new(network)) : default;

    internal static string Dimacs(AssignmentProblem problem)
    {
        var (households, sink) = (problem.Households, problem.Households + problem.Capacities.Length + 1);
        var lines = new List<string> { $"p min {sink} {problem.Units.Length + sink - 1}", $"n {sink} {-households}" };
        for (var household = 0; household < households; household++)
        {
            lines.AddRange([$"n {household + 1} 1", $"a {household + 1} {sink} 0 1 0"]);
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++) lines.Add($"a {household + 1} {households + 1 + problem.Units[pair]} 0 1 {-problem.Weight(household, pair)}");
        }
        lines.AddRange(problem.Capacities.Select((capacity, unit) => $"a {households + 1 + unit} {sink} 0 {capacity} 0"));
        return string.Join('\n', lines);
    }
}
