using System.Globalization;

namespace Prytulak.Engines.Matching;

/// <summary>A problem of minimum-cost flow as a DIMACS file (First DIMACS Implementation Challenge, 1991) says it; nodes count from 1, costs are whole numbers.</summary>
public sealed class FlowNetwork
{
    readonly List<int> from = [], to = [];
    readonly List<long> low = [], capacity = [], cost = [];
    long[] supplies = [];

    FlowNetwork() { }

    public int Nodes => supplies.Length - 1;

    public int Arcs => from.Count;

    /// <summary>What a node sends out beyond what it takes in.</summary>
    public long Supply(int node) => supplies[node];

    public (int From, int To, long Low, long Capacity, long Cost) Arc(int arc) => (from[arc], to[arc], low[arc], capacity[arc], cost[arc]);

    /// <exception cref="FormatException">A line is none of the format; it is named by its number.</exception>
    public static FlowNetwork Read(TextReader reader)
    {
        var (network, arcs, number) = (new FlowNetwork(), -1, 0);
        while (reader.ReadLine() is { } line)
        {
            number++;
            var words = new Words(line, number);
            var kind = words.Next();
            if (kind is "" or "c") continue;
            if (kind is "p" && arcs < 0 && words.Next() is "min") (network.supplies, arcs) = (new long[words.Whole(1, int.MaxValue - 1) + 1], (int)words.Whole(0, int.MaxValue));
            else if (kind is "n" && arcs >= 0) network.supplies[words.Whole(1, network.Nodes)] = words.Whole();
            else if (kind is "a" && arcs >= 0) network.Add(ref words);
            else throw words.Fault("is not of the format: p min NODES ARCS, then n NODE SUPPLY and a FROM TO LOW CAPACITY COST");
        }
        if (arcs != network.Arcs) throw new FormatException(arcs < 0 ? "There is no line p min NODES ARCS." : $"{arcs} arcs are announced, and {network.Arcs} are there.");
        return network;
    }

    void Add(ref Words words)
    {
        from.Add((int)words.Whole(1, Nodes));
        to.Add((int)words.Whole(1, Nodes));
        low.Add(words.Whole(0, long.MaxValue));
        capacity.Add(words.Whole(low[^1], long.MaxValue));
        cost.Add(words.Whole());
    }

    /// <summary>Writes a solution: its cost, and every arc that carries something.</summary>
    public void Write(TextWriter writer, Int128 cost, Func<int, long> flow)
    {
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"s {cost}"));
        for (var arc = 0; arc < Arcs; arc++)
            if (flow(arc) is not 0 and var carried) writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"f {from[arc]} {to[arc]} {carried}"));
    }

    /// <summary>The words of a line, one after another.</summary>
    ref struct Words(ReadOnlySpan<char> line, int number)
    {
        ReadOnlySpan<char> left = line;

        public ReadOnlySpan<char> Next()
        {
            left = left.TrimStart();
            var end = left.IndexOfAny(' ', '\t');
            var word = end < 0 ? left : left[..end];
            left = left[word.Length..];
            return word;
        }

        public long Whole(long least = long.MinValue, long most = long.MaxValue) =>
            long.TryParse(Next(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) && whole >= least && whole <= most ? whole
                : throw Fault($"needs a whole number{(least == long.MinValue ? "" : $" from {least} to {most}")}");

        public readonly FormatException Fault(string what) => new($"Line {number} {what}.");
    }
}
