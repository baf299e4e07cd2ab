using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>
/// All units, in groups of those that suit the same households (beds, pets, steps, women), each group along a Morton curve with a
/// tree of bounds above it: what a household gains most below a node is known without looking there (branch and bound,
/// Land and Doig, 1960; a packed tree as in Kamel and Faloutsos, 1993). Built in n log n.
/// </summary>
sealed class UnitTree
{
    const int LeafSize = 64, Fan = 8;
    const Trait Grouping = Trait.Pets | Trait.StepFree | Trait.WomenOnly | Trait.NoSmoking;

    readonly List<UnitNode> nodes = [];
    readonly List<int> roots = [];

    public UnitTree(IReadOnlyList<PlanUnit> units, PlanWeights weights, int first)
    {
        Order = [.. Enumerable.Range(0, units.Count)];
        Array.Sort([.. units.Select(unit => (Group(unit), Morton(unit.At)))], Order);
        Units = [.. Order.Select(unit => PackedUnit.Of(units[unit], weights, first))];
        Lanes = new(Units);
        for (var (start, end) = (0, 0); start < Order.Length; start = end)
        {
            while (end < Order.Length && Group(units[Order[end]]) == Group(units[Order[start]])) end++;
            Build(start, end);
        }
        (Nodes, Roots) = ([.. nodes], [.. roots]);
    }

    /// <summary>Which unit of the plan each of <see cref="Units"/> is.</summary>
    public int[] Order { get; }

    public PackedUnit[] Units { get; }
    public UnitLanes Lanes { get; }

    /// <summary>Children come before their parent; leaves are marked by <see cref="IsLeaf"/>.</summary>
    public UnitNode[] Nodes { get; }

    public int[] Roots { get; }

    /// <summary>A leaf names units, any other node its children; the two are told apart by the sign of <see cref="UnitNode.End"/>.</summary>
    public static bool IsLeaf(in UnitNode node) => node.End < 0;

    static uint Group(PlanUnit unit) => (uint)unit.Beds << 16 | (uint)(unit.Cots > 0 ? 1 << 15 : 0) | (uint)(unit.Offers & Grouping);

    static ulong Morton(Position at) => Spread((at.Latitude + 90) / 180) << 1 | Spread((at.Longitude + 180) / 360);

    static ulong Spread(double share)
    {
        var (bits, spread) = ((uint)Math.Min(share * (1 << 20), (1 << 20) - 1), 0ul);
        for (var bit = 0; bit < 20; bit++) spread |= (ulong)(bits >> bit & 1) << 2 * bit;
        return spread;
    }

    void Build(int start, int end)
    {
        var level = nodes.Count;
        for (var unit = start; unit < end; unit += LeafSize) nodes.Add(Leaf(unit, Math.Min(end, unit + LeafSize)));
        for (var above = nodes.Count; above - level > 1; (level, above) = (above, nodes.Count))
            for (var child = level; child < above; child += Fan) nodes.Add(Parent(child, Math.Min(above, child + Fan)));
        roots.Add(nodes.Count - 1);
    }

    UnitNode Leaf(int start, int end)
    {
        var node = UnitNode.Empty;
        for (var unit = start; unit < end; unit++) node.Add(Units[unit]);
        return node with { Start = start, End = ~end };
    }

    UnitNode Parent(int start, int end)
    {
        var node = UnitNode.Empty;
        for (var child = start; child < end; child++) node.Add(nodes[child]);
        return node with { Start = start, End = end };
    }

    /// <summary>Takes new prices, by <see cref="Units"/>, and their minima upwards.</summary>
    /// <param name="scale">What a whole level of priority costs.</param>
    public void Price(ReadOnlySpan<long> prices, long scale)
    {
        Lanes.Price(prices, scale);
        for (var unit = 0; unit < prices.Length; unit++) Units[unit].Price = prices[unit];
        foreach (ref var node in Nodes.AsSpan())
        {
            node.Price = long.MaxValue;
            if (IsLeaf(node))
                for (var unit = node.Start; unit < ~node.End; unit++) node.Price = Math.Min(node.Price, Units[unit].Price);
            else
                for (var child = node.Start; child < node.End; child++) node.Price = Math.Min(node.Price, Nodes[child].Price);
        }
    }
}
