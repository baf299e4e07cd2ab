namespace Prytulak.Engines.Matching;

/// <summary>
/// The cheapest flow of any network, by the simplex on trees (Dantzig, 1951) that stay strongly feasible, so that it never circles
/// (Cunningham, 1976), entering the worst arc of a block in turn (Grigoriadis, 1986). For flows that are no assignment; those are
/// solved many times faster by <see cref="AssignmentSolver"/>. Equal input gives equal output.
/// </summary>
public sealed class NetworkSimplex
{
    const int Root = 0;
    const long Endless = long.MaxValue / 4;
    const int LeastBlock = 16;

    enum At : sbyte { Upper = -1, Tree = 0, Lower = 1 }

    readonly int nodes, arcs, block;
    readonly int[] from, to;
    readonly long[] capacity, cost, flow;
    readonly At[] at;
    readonly long[] potential;
    readonly int[] parent, above, depth, firstChild, next, previous;
    readonly Stack<int> below = [];
    int scanned;

    NetworkSimplex(FlowNetwork network)
    {
        (nodes, arcs) = (network.Nodes, network.Arcs);
        var all = arcs + nodes;
        (from, to, capacity, cost, flow, at) = (new int[all], new int[all], new long[all], new long[all], new long[all], new At[all]);
        (potential, parent, above, depth) = (new long[nodes + 1], new int[nodes + 1], new int[nodes + 1], new int[nodes + 1]);
        (firstChild, next, previous) = (new int[nodes + 1], new int[nodes + 1], new int[nodes + 1]);
        block = Math.Max(LeastBlock, (int)Math.Sqrt(all));
        var supply = Take(network);
        Hang(supply, Dearer(network));
    }

    /// <summary>What each arc carries in a cheapest flow; null where no flow sends and takes in what it should.</summary>
    /// <exception cref="NotSupportedException">Costs or supplies are too large.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static long[]? Solve(FlowNetwork network, CancellationToken stop = default)
    {
        var simplex = new NetworkSimplex(network);
        while (simplex.Entering() is >= 0 and var arc)
        {
            stop.ThrowIfCancellationRequested();
            simplex.Pivot(arc);
        }
        if (simplex.flow.AsSpan(simplex.arcs).ContainsAnyExcept(0)) return null;
        return [.. Enumerable.Range(0, network.Arcs).Select(arc => simplex.flow[arc] + network.Arc(arc).Low)];
    }

    // What must flow in any case is sent first, and is not looked at again.
    long[] Take(FlowNetwork network)
    {
        var supply = new long[nodes + 1];
        Int128 most = 0;
        for (var node = 1; node <= nodes; node++) (supply[node], most) = (network.Supply(node), most + Int128.Abs(network.Supply(node)));
        for (var arc = 0; arc < arcs; arc++)
        {
            var (start, end, low, high, price) = network.Arc(arc);
            (from[arc], to[arc], capacity[arc], cost[arc], at[arc]) = (start, end, Math.Min(high - low, Endless), price, At.Lower);
            most += low;
            if (most > Endless) throw new NotSupportedException("What is sent is too large.");
            supply[start] -= low;
            supply[end] += low;
        }
        return most > Endless ? throw new NotSupportedException("What is sent is too large.") : supply;
    }

    // Arcs to and from a node of our own must cost more than any way around them.
    long Dearer(FlowNetwork network)
    {
        var highest = Enumerable.Range(0, arcs).Select(arc => Int128.Abs(network.Arc(arc).Cost)).DefaultIfEmpty().Max();
        var dearer = (highest + 1) * (nodes + 1);
        return dearer > Endless / 4 ? throw new NotSupportedException("The costs together are too large.") : (long)dearer;
    }

    // The first tree: every node hangs on one of our own, over an arc that is too dear to stay.
    void Hang(long[] supply, long dearer)
    {
        foreach (var links in (int[][])[firstChild, next, previous]) Array.Fill(links, -1);
        parent[Root] = -1;
        for (var node = 1; node <= nodes; node++)
        {
            var (arc, sends) = (arcs + node - 1, supply[node] >= 0);
            (from[arc], to[arc]) = sends ? (node, Root) : (Root, node);
            (capacity[arc], cost[arc], flow[arc], at[arc]) = (Endless, dearer, Math.Abs(supply[node]), At.Tree);
            potential[node] = sends ? -dearer : dearer;
            Attach(node, Root, arc);
            depth[node] = 1;
        }
    }

    // Of the blocks in turn the first in which an arc would lower the cost, and there the one that lowers it most.
    int Entering()
    {
        var (best, most) = (-1, 0L);
        for (var (looked, left) = (0, block); looked < from.Length; looked++)
        {
            var arc = scanned;
            if (++scanned == from.Length) scanned = 0;
            var gain = -(long)at[arc] * Reduced(arc);
            if (gain > most) (best, most) = (arc, gain);
            if (--left > 0) continue;
            if (best >= 0) return best;
            left = block;
        }
        return best;
    }

    long Reduced(int arc) => cost[arc] + potential[from[arc]] - potential[to[arc]];

    // Sends as much as goes around the circle that the arc closes; the last arc on it that lets no more through leaves the tree.
    void Pivot(int arc)
    {
        var (first, second) = at[arc] is At.Lower ? (from[arc], to[arc]) : (to[arc], from[arc]);
        var join = Join(first, second);
        var (most, leaving, isFirst) = (capacity[arc], -1, false);
        for (var node = first; node != join; node = parent[node])
            if (Room(node, up: false) is var room && room < most) (most, leaving, isFirst) = (room, node, true);
        for (var node = second; node != join; node = parent[node])
            if (Room(node, up: true) is var room && room <= most) (most, leaving, isFirst) = (room, node, false);
        flow[arc] += at[arc] is At.Lower ? most : -most;
        for (var node = first; node != join; node = parent[node]) Send(node, most, up: false);
        for (var node = second; node != join; node = parent[node]) Send(node, most, up: true);
        if (leaving < 0) at[arc] = at[arc] is At.Lower ? At.Upper : At.Lower;
        else Rehang(arc, isFirst ? first : second, isFirst ? second : first, leaving);
    }

    int Join(int one, int other)
    {
        while (one != other)
            if (depth[one] >= depth[other]) one = parent[one];
            else other = parent[other];
        return one;
    }

    bool IsUp(int node) => from[above[node]] == node;

    // How much more goes over the arc above a node, upwards or downwards.
    long Room(int node, bool up) => IsUp(node) == up ? capacity[above[node]] - flow[above[node]] : flow[above[node]];

    void Send(int node, long much, bool up) => flow[above[node]] += IsUp(node) == up ? much : -much;

    // The part of the tree below the leaving arc hangs by the entering one from now on.
    void Rehang(int arc, int lower, int upper, int leaving)
    {
        var left = above[leaving];
        (at[arc], at[left]) = (At.Tree, flow[left] == 0 ? At.Lower : At.Upper);
        var change = from[arc] == lower ? -Reduced(arc) : Reduced(arc);
        for (var (node, on, over) = (lower, upper, arc); ; )
        {
            var (before, beforeOver) = (parent[node], above[node]);
            Detach(node);
            Attach(node, on, over);
            if (node == leaving) break;
            (node, on, over) = (before, node, beforeOver);
        }
        below.Push(lower);
        while (below.TryPop(out var node))
        {
            potential[node] += change;
            depth[node] = depth[parent[node]] + 1;
            for (var child = firstChild[node]; child >= 0; child = next[child]) below.Push(child);
        }
    }

    void Attach(int node, int on, int over)
    {
        (parent[node], above[node], next[node], previous[node]) = (on, over, firstChild[on], -1);
        if (next[node] >= 0) previous[next[node]] = node;
        firstChild[on] = node;
    }

    void Detach(int node)
    {
        if (previous[node] >= 0) next[previous[node]] = next[node];
        else firstChild[parent[node]] = next[node];
        if (next[node] >= 0) previous[next[node]] = previous[node];
    }
}
