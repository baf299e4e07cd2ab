namespace Prytulak.Engines.Matching;

/// <summary>
/// A flow that is an assignment: nodes that send out one each, over one arc to a unit, which passes it on to the one node that
/// takes all; or straight to that node, which means to stay out. Costs may be of two ranks (a priority of each node times a
/// power of two or of ten, and a fit of each arc): then they are taken apart.
/// </summary>
public sealed class FlowAssignment
{
    readonly FlowNetwork network;
    readonly int[] number;
    readonly int[] pairs, stays, ends;
    readonly int sink;

    /// <exception cref="NotSupportedException">The network is of another shape, or its costs are too large to be told apart.</exception>
    /// <exception cref="OverflowException">A cost less that of staying out is no number of 64 bits.</exception>
    /// <exception cref="ArgumentException">The costs together are too large.</exception>
    public FlowAssignment(FlowNetwork network)
    {
        (this.network, number) = (network, new int[network.Nodes + 1]);
        var (households, units) = (0, 0);
        for (var node = 1; node <= network.Nodes; node++)
        {
            Expect(network.Supply(node) <= 1, "a node sends out more than one");
            Expect(network.Supply(node) >= 0 || sink == 0, "more than one node takes in what others send");
            if (network.Supply(node) < 0) sink = node;
            else number[node] = network.Supply(node) > 0 ? households++ : units++;
        }
        Expect(sink > 0 && -network.Supply(sink) == households, "no node takes in all that is sent");
        (stays, ends) = (ArcsToSink(households, sends: true), ArcsToSink(units, sends: false));
        Expect(Array.TrueForAll(stays, arc => arc >= 0), "a node that sends cannot stay out");
        pairs = Pairs(households);
        Problem = TakenApart();
    }

    /// <summary>The nodes that send as households, those that pass on as units, in the order of their numbers.</summary>
    public AssignmentProblem Problem { get; }

    /// <summary>What the flow of an assignment costs.</summary>
    public Int128 Cost(Assignment assignment) => stays.Aggregate((Int128)0, (sum, arc) => sum + network.Arc(arc).Cost) - assignment.Objective;

    /// <summary>What each arc of the network carries.</summary>
    public long[] Flow(Assignment assignment)
    {
        var flow = new long[network.Arcs];
        for (var household = 0; household < stays.Length; household++)
            if (assignment.Units[household] is >= 0 and var unit)
            {
                flow[pairs[Array.IndexOf(Problem.Units, unit, Problem.Starts[household])]] = 1;
                flow[ends[unit]]++;
            }
            else flow[stays[household]] = 1;
        return flow;
    }

    int[] ArcsToSink(int count, bool sends)
    {
        var arcs = new int[count];
        arcs.AsSpan().Fill(-1);
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            var (from, to, low, capacity, _) = network.Arc(arc);
            Expect(low == 0, "an arc must carry something in any case");
            if (to != sink || from == sink || capacity == 0 || Sends(from) != sends) continue;
            Expect(arcs[number[from]] < 0, "two arcs lead from one node to the one that takes all");
            arcs[number[from]] = arc;
        }
        return arcs;
    }

    // By household and unit; of arcs between the same two the cheapest.
    int[] Pairs(int households)
    {
        var found = new List<int>(network.Arcs);
        for (var arc = 0; arc < network.Arcs; arc++)
        {
            var (from, to, _, capacity, _) = network.Arc(arc);
            if (to == sink || capacity == 0) continue;
            Expect(from != sink && Sends(from) && !Sends(to), "an arc leads elsewhere than from a node that sends to one that passes on");
            if (ends[number[to]] >= 0) found.Add(arc);
        }
        var sorted = found.ToArray();
        Array.Sort(sorted.Select(arc => network.Arc(arc)).Select(arc => (number[arc.From], number[arc.To], arc.Cost)).ToArray(), sorted);
        return [.. sorted.Where((arc, at) => at == 0 || network.Arc(sorted[at - 1]).From != network.Arc(arc).From || network.Arc(sorted[at - 1]).To != network.Arc(arc).To)];
    }

    // What a pair saves, to staying out.
    long Worth(int pair)
    {
        var (from, to, _, _, cost) = network.Arc(pair);
        return checked(network.Arc(stays[number[from]]).Cost - cost - network.Arc(ends[number[to]]).Cost);
    }

    AssignmentProblem TakenApart()
    {
        var (worths, starts) = (Array.ConvertAll(pairs, Worth), new int[stays.Length + 1]);
        foreach (var pair in pairs) starts[number[network.Arc(pair).From] + 1]++;
        for (var household = 0; household < stays.Length; household++) starts[household + 1] += starts[household];
        int[] units = [.. pairs.Select(pair => number[network.Arc(pair).To])], capacities = [.. ends.Select(arc => arc < 0 ? 1 : (int)Math.Min(int.MaxValue, network.Arc(arc).Capacity))];
        foreach (var scale in Scales)
            if (Ranks(worths, starts, scale) is { } ranks) return new(starts, units, ranks.Fits, ranks.Priorities, capacities, scale);
        throw new NotSupportedException("The costs are too large, and not of two ranks that can be told apart.");
    }

    static IEnumerable<long> Scales => [1, .. Enumerable.Range(4, 58).Select(power => 1L << power), .. Enumerable.Range(1, 18).Select(power => (long)Math.Pow(10, power))];

    // Null where the worths are not priority × scale + fit, with one priority for all pairs of a household.
    static (int[] Fits, int[] Priorities)? Ranks(long[] worths, int[] starts, long scale)
    {
        const int MostFit = 1 << 29;
        var (fits, priorities, least, most) = (new int[worths.Length], new int[starts.Length - 1], 0L, 0L);
        for (var household = 0; household < priorities.Length; household++)
            for (var pair = starts[household]; pair < starts[household + 1]; pair++)
            {
                var priority = scale == 1 ? 0 : Math.DivRem(worths[pair] + scale / 2, scale).Quotient;
                if (priority is < 0 or > int.MaxValue || pair > starts[household] && priority != priorities[household]) return null;
                var fit = worths[pair] - priority * scale;
                (priorities[household], least, most) = ((int)priority, Math.Min(least, fit), Math.Max(most, fit));
                if (fit is < -MostFit or > MostFit) return null;
                fits[pair] = (int)fit;
            }
        return scale == 1 || (most - least) * priorities.Length < scale ? (fits, priorities) : null;
    }

    bool Sends(int node) => network.Supply(node) > 0;

    static void Expect(bool right, string what)
    {
        if (!right) throw new NotSupportedException($"This network is not an assignment: {what}.");
    }
}
