namespace Prytulak.Engines.Matching;

/// <summary>The search from all seekers together for the cheapest end (Dijkstra, 1959), and the rise of prices that makes it free of charge.</summary>
sealed class NearestEnd
{
    readonly Exchange exchange;
    readonly Slots slots;
    readonly TightRows rows;
    readonly long[] unitCosts, householdCosts;
    readonly List<int> units = [], households = [];
    readonly PriorityQueue<int, long> queue = new();
    readonly int outside;
    long outsideCost, limit;

    public NearestEnd(Exchange exchange)
    {
        (this.exchange, slots, rows, outside) = (exchange, exchange.Slots, exchange.Rows, exchange.Levels.Length);
        (unitCosts, householdCosts) = (new long[outside], new long[rows.Households]);
        unitCosts.AsSpan().Fill(long.MaxValue);
        householdCosts.AsSpan().Fill(long.MaxValue);
    }

    /// <summary>Raises the prices of all that is nearer than the nearest end, by as much as it is nearer.</summary>
    public void Raise()
    {
        Forget();
        if (exchange.Vacancies < 0) ReachOutside(0);
        foreach (var household in exchange.Seekers) Reach(household, 0);
        while (queue.TryDequeue(out var node, out var cost) && cost < limit)
            if (node == outside) LeaveOutside(cost);
            else if (cost == unitCosts[node]) Leave(node, cost);
        if (limit == long.MaxValue) throw new InvalidOperationException("Somebody must be placed and cannot be.");
        if (outsideCost < limit) exchange.RaiseOutside(limit - outsideCost);
        foreach (var household in households) exchange.Gains[household] -= Math.Max(0, limit - householdCosts[household]);
        foreach (var unit in units) exchange.Prices[unit] += Math.Max(0, limit - unitCosts[unit]);
    }

    void Forget()
    {
        foreach (var unit in units) unitCosts[unit] = long.MaxValue;
        foreach (var household in households) householdCosts[household] = long.MaxValue;
        units.Clear();
        households.Clear();
        queue.Clear();
        (outsideCost, limit) = (long.MaxValue, long.MaxValue);
    }

    void Reach(int household, long cost)
    {
        if (cost >= householdCosts[household]) return;
        if (householdCosts[household] == long.MaxValue) households.Add(household);
        householdCosts[household] = cost;
        if (rows.MayStayOut[household]) ReachOutside(cost + exchange.CostOut(household));
        for (var pair = rows.Starts[household]; pair < rows.Starts[household + 1]; pair++) ReachUnit(rows.Units[pair], cost + exchange.Cost(household, pair));
    }

    void ReachUnit(int unit, long cost)
    {
        if (cost >= unitCosts[unit] || cost >= limit) return;
        if (unitCosts[unit] == long.MaxValue) units.Add(unit);
        unitCosts[unit] = cost;
        if (exchange.IsEnd(unit)) limit = cost;
        else queue.Enqueue(unit, cost);
    }

    void ReachOutside(long cost)
    {
        if (cost >= outsideCost || cost >= limit) return;
        outsideCost = cost;
        if (exchange.Vacancies > 0) limit = cost;
        else queue.Enqueue(outside, cost);
    }

    // A household in its place costs as much to reach as its unit.
    void Leave(int unit, long cost)
    {
        if (exchange.LeadsOutside(unit)) ReachOutside(cost + exchange.Outside - exchange.Prices[unit]);
        foreach (var guest in slots.In(unit))
            if (guest >= 0) Reach(guest, cost);
    }

    void LeaveOutside(long cost)
    {
        if (cost != outsideCost) return;
        for (var unit = 0; unit < outside; unit++)
            if (exchange.TakesFromOutside(unit)) ReachUnit(unit, cost + exchange.Prices[unit] - exchange.Outside);
        foreach (var household in exchange.StayingOut)
            if (exchange.IsOut(household)) Reach(household, cost + exchange.CostIn(household));
    }
}
