using System.Text;
using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Flows of any shape: no circle is left along which the same would flow for less.</summary>
public class NetworkSimplexTests
{
    [Fact]
    public void A_flow_keeps_every_bound_and_no_circle_of_negative_cost_is_left()
    {
        var (solved, none) = (0, 0);
        for (var seed = 0; seed < 3000; seed++)
        {
            var network = Random(seed);
            var flow = NetworkSimplex.Solve(network, TestContext.Current.CancellationToken);
            Assert.Equal(IsPossible(network), flow is not null);
            if (flow is null) { none++; continue; }
            Assert.True(Keeps(network, flow), $"Seed {seed} breaks a bound.");
            Assert.False(HasNegativeCircle(network, flow), $"Seed {seed} is not the cheapest.");
            solved++;
        }
        Assert.True(solved > 800 && none > 300);
    }

    [Fact]
    public void An_assignment_costs_the_same_both_ways()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var network = Read(FlowTests.Dimacs(RandomProblem.Of(seed, most: 30)));
            var flow = NetworkSimplex.Solve(network, TestContext.Current.CancellationToken)!;
            var assignment = new FlowAssignment(network);
            Assert.Equal(assignment.Cost(AssignmentSolver.Solve(assignment.Problem, TestContext.Current.CancellationToken)), Cost(network, flow));
        }
    }

    [Fact]
    public void Costs_that_are_too_large_are_refused() =>
        Assert.Throws<NotSupportedException>(() => NetworkSimplex.Solve(Read("p min 2 1\nn 1 1\nn 2 -1\na 1 2 0 1 4611686018427387904\n"), TestContext.Current.CancellationToken));

    static FlowNetwork Random(int seed)
    {
        var random = new Random(seed);
        var (nodes, arcs) = (random.Next(2, 9), random.Next(1, 25));
        var supplies = new long[nodes + 1];
        for (var i = 0; i < random.Next(4); i++)
        {
            var (sent, a, b) = (random.Next(1, 5), random.Next(1, nodes + 1), random.Next(1, nodes + 1));
            (supplies[a], supplies[b]) = (supplies[a] + sent, supplies[b] - sent);
        }
        var text = new StringBuilder($"p min {nodes} {arcs}\n");
        for (var node = 1; node <= nodes; node++) text.Append($"n {node} {supplies[node]}\n");
        for (var arc = 0; arc < arcs; arc++)
        {
            var low = random.Next(4) == 0 ? random.Next(3) : 0;
            text.Append($"a {random.Next(1, nodes + 1)} {random.Next(1, nodes + 1)} {low} {low + random.Next(8)} {random.Next(-20, 30)}\n");
        }
        return Read(text.ToString());
    }

    static FlowNetwork Read(string text) => FlowNetwork.Read(new StringReader(text));

    static Int128 Cost(FlowNetwork network, long[] flow) => flow.Index().Aggregate((Int128)0, (sum, arc) => sum + (Int128)arc.Item * network.Arc(arc.Index).Cost);

    static bool Keeps(FlowNetwork network, long[] flow)
    {
        var left = Enumerable.Range(0, network.Nodes + 1).Select(node => node == 0 ? 0 : network.Supply(node)).ToArray();
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            var (from, to, low, capacity, _) = network.Arc(arc);
            if (flow[arc] < low || flow[arc] > capacity) return false;
            left[from] -= flow[arc];
            left[to] += flow[arc];
        }
        return left.All(node => node == 0);
    }

    // Bellman and Ford over what can still be sent forth and back.
    static bool HasNegativeCircle(FlowNetwork network, long[] flow)
    {
        var (away, isChanged) = (new long[network.Nodes + 1], true);
        for (var round = 0; round <= network.Nodes + 1 && isChanged; round++)
        {
            isChanged = false;
            for (var arc = 0; arc < network.Arcs; arc++)
            {
                var (from, to, low, capacity, cost) = network.Arc(arc);
                if (flow[arc] < capacity && away[from] + cost < away[to]) (away[to], isChanged) = (away[from] + cost, true);
                if (flow[arc] > low && away[to] - cost < away[from]) (away[from], isChanged) = (away[to] - cost, true);
            }
        }
        return isChanged;
    }

    // Hoffman's theorem: into no set of nodes must more flow than the arcs into it let through.
    static bool IsPossible(FlowNetwork network)
    {
        for (var set = 0; set < 1 << network.Nodes; set++)
        {
            bool Has(int node) => (set >> node - 1 & 1) != 0;
            var room = Enumerable.Range(1, network.Nodes).Where(Has).Sum(network.Supply);
            for (var arc = 0; arc < network.Arcs; arc++)
            {
                var (from, to, low, capacity, _) = network.Arc(arc);
                if (!Has(from) && Has(to)) room += capacity;
                if (Has(from) && !Has(to)) room -= low;
            }
            if (room < 0) return false;
        }
        return true;
    }
}
