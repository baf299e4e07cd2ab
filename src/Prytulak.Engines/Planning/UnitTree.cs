using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>
/// All units, in groups of those that suit the same households (beds, pets, steps, women, smoke), each group along a Morton curve,
/// and above them a tree of what those below offer at most: what a household can gain below a node is known without looking there
/// (branch and bound, Land and Doig, 1960, over a packed tree as in Kamel and Faloutsos, 1993). Built in n log n.
/// </summary>
sealed class UnitTree
{
    const int Fan = TreeLanes.Lanes;
    const Trait Grouping = Trait.Pets | Trait.StepFree | Trait.WomenOnly | Trait.NoSmoking;

    readonly long[] prices;
    readonly byte[] fallen;
    int[]? parents;

    public UnitTree(IReadOnlyList<PlanUnit> units, PlanWeights weights, int first)
    {
        Order = [.. Enumerable.Range(0, units.Count)];
        Array.Sort([.. units.Select(unit => (Group(unit), Morton(unit.At)))], Order);
        Units = [.. Order.Select(unit => PackedUnit.Of(units[unit], weights, first))];
        Entries = Build(units);
        (Lanes, prices, fallen) = (new(Entries), new long[Entries.Length], new byte[Entries.Length]);
    }

    /// <summary>Which unit of the plan each of <see cref="Units"/> is.</summary>
    public int[] Order { get; }

    public PackedUnit[] Units { get; }

    /// <summary>The units in their order, then the nodes, children before their parent.</summary>
    public TreeEntry[] Entries { get; }

    public TreeLanes Lanes { get; }

    /// <summary>The first of the topmost entries, of which there are no more than sixteen.</summary>
    public int Top { get; private set; }

    static uint Group(PlanUnit unit) => (uint)unit.Beds << 16 | (uint)(unit.Cots > 0 ? 1 << 15 : 0) | (uint)(unit.Offers & Grouping);

    /// <summary>Where a place is along a curve that keeps near what is near (Morton, 1966).</summary>
    public static ulong Morton(Position at) => Spread((at.Latitude + 90) / 180) << 1 | Spread((at.Longitude + 180) / 360);

    static ulong Spread(double share)
    {
        var (bits, spread) = ((uint)Math.Min(share * (1 << 20), (1 << 20) - 1), 0ul);
        for (var bit = 0; bit < 20; bit++) spread |= (ulong)(bits >> bit & 1) << 2 * bit;
        return spread;
    }

    // Each group up to as many nodes as one step looks at; then their parents side by side, and so on up.
    TreeEntry[] Build(IReadOnlyList<PlanUnit> units)
    {
        List<TreeEntry> entries = [.. Units.Select(unit => TreeEntry.Of(unit))];
        var tops = new List<Range>();
        for (var (start, end) = (0, 0); start < Order.Length; start = end)
        {
            while (end < Order.Length && Group(units[Order[end]]) == Group(units[Order[start]])) end++;
            var level = start..end;
            while (level.End.Value - level.Start.Value > Fan) level = Above(entries, level);
            tops.Add(level);
        }
        Top = entries.Count;
        foreach (var top in tops) entries.Add(Over(entries, top));
        while (entries.Count - Top > Fan) Top = Above(entries, Top..entries.Count).Start.Value;
        return [.. entries];
    }

    static Range Above(List<TreeEntry> entries, Range level)
    {
        var start = entries.Count;
        for (var child = level.Start.Value; child < level.End.Value; child += Fan) entries.Add(Over(entries, child..Math.Min(level.End.Value, child + Fan)));
        return start..entries.Count;
    }

    static TreeEntry Over(List<TreeEntry> entries, Range children) => TreeEntry.Over(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(entries)[children], children.Start.Value);

    /// <summary>Takes new prices, by <see cref="Units"/>, and their minima upwards.</summary>
    /// <param name="scale">What a whole level of priority costs.</param>
    public void Price(ReadOnlySpan<long> unitPrices, long scale)
    {
        for (var unit = 0; unit < unitPrices.Length; unit++)
        {
            fallen[unit] = unitPrices[unit] < prices[unit] ? byte.MaxValue : (byte)0;
            Units[unit].Price = prices[unit] = unitPrices[unit];
        }
        for (var node = Units.Length; node < Entries.Length; node++)
        {
            (prices[node], fallen[node]) = (Least(node), 0);
            if (fallen.AsSpan(Entries[node].Start, Entries[node].Count).Contains(byte.MaxValue)) fallen[node] = byte.MaxValue;
        }
        Lanes.Price(prices, fallen, scale);
    }

    /// <summary>Takes a new price of one unit, and the minima upwards; it does not count as cheaper by that.</summary>
    public void Price(int unit, long price)
    {
        parents ??= Parents();
        Units[unit].Price = price;
        Set(unit, price);
        for (var node = parents[unit]; node >= 0 && Least(node) is var least && least != prices[node]; node = parents[node]) Set(node, least);
    }

    void Set(int entry, long price) => Lanes.Price(entry, prices[entry] = price);

    long Least(int node)
    {
        var least = long.MaxValue;
        foreach (var price in prices.AsSpan(Entries[node].Start, Entries[node].Count)) least = Math.Min(least, price);
        return least;
    }

    /// <summary>Takes a unit away from all further searches.</summary>
    public void Take(int unit)
    {
        parents ??= Parents();
        Lanes.Close(unit);
        for (var node = parents[unit]; node >= 0 && Lanes.AreClosed(Entries[node].Start, Entries[node].Count); node = parents[node]) Lanes.Close(node);
    }

    int[] Parents()
    {
        var above = new int[Entries.Length];
        Array.Fill(above, -1);
        for (var node = Units.Length; node < Entries.Length; node++) above.AsSpan(Entries[node].Start, Entries[node].Count).Fill(node);
        return above;
    }
}
