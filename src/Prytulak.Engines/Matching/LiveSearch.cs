namespace Prytulak.Engines.Matching;

/// <summary>
/// Shortest paths of moves in a network that changes, with prices as potentials (Tomizawa, 1971; Edmonds and Karp, 1972): forwards
/// from a household that seeks a place, backwards from a place that seeks somebody. Prices change where a search has been, by what
/// the cheapest path costs more than the way there.
/// </summary>
sealed class LiveSearch(LiveNetwork network)
{
    readonly LiveQueue queue = new();
    readonly LiveReach seeking = new(), filling = new();
    readonly int[] found = new int[LiveScan.Most];
    (int By, int To)[] steps = [];
    long[] distances = [];
    int[] seen = [];
    int count, end, leaver;
    long limit, reach, beyond;

    /// <summary>Places a household that has no place, or lets another go without, or it. Answers by how much all pairs together are worth more.</summary>
    public long Seek(int household)
    {
        Begin(network.Gain(household), -1, household, seeking);
        Reach(household, 0);
        do
            while (queue.Take(reach, out var unit, out var cost))
                if (cost == distances[unit]) PushOut(unit, cost);
        while (Further());
        seeking.Learn(limit);
        var worth = network.Gain(household) - limit + (end < 0 ? 0 : network.Prices[end]);
        Settle(1);
        network.Needs[household] -= limit;
        MoveUp();
        return worth;

        bool Further()
        {
            if (!Widen()) return false;
            Reach(household, 0);
            for (int at = 0, known = count; at < known; at++) PushOut(seen[at], distances[seen[at]]);
            return true;
        }
    }

    /// <summary>Finds somebody for a place that is free above its reserve, or lowers its price to that. Answers by how much all pairs together are worth more.</summary>
    public long Fill(int unit)
    {
        Begin(network.Spare(unit), unit, -1, filling);
        See(unit, 0, -1, -1);
        PullIn(unit, 0);
        do
            while (queue.Take(reach, out var next, out var cost))
                if (cost == distances[next]) PullIn(next, cost);
        while (Further());
        filling.Learn(limit);
        var worth = network.Prices[unit] - limit - (leaver < 0 ? network.Unit(end).Reserve : 0);
        Settle(-1);
        MoveDown(unit);
        return worth;

        bool Further()
        {
            if (!Widen()) return false;
            for (int at = 0, known = count; at < known; at++) PullIn(seen[at], distances[seen[at]]);
            return true;
        }
    }

    void Begin(long most, int first, int last, LiveReach usual)
    {
        if (distances.Length < network.Units) Enlarge(network.Units + network.Units / 4);
        queue.Clear();
        (count, limit, end, leaver, beyond) = (0, most, first, last, long.MaxValue);
        reach = Math.Min(most, usual.Usual);
    }

    void Enlarge(int units)
    {
        (steps, distances, seen) = (new (int, int)[units], new long[units], new int[units]);
        distances.AsSpan().Fill(long.MaxValue);
    }

    // False where all that costs less than the cheapest end has been looked at.
    bool Widen()
    {
        if (reach >= limit) return false;
        reach = Math.Min(limit, Math.Max(4 * reach, beyond + beyond / 2));
        beyond = long.MaxValue;
        return true;
    }

    void Limit(long cost, int unit, int household) => (limit, reach, end, leaver) = (cost, Math.Min(reach, cost), unit, household);

    void See(int unit, long cost, int by, int to)
    {
        if (distances[unit] == long.MaxValue) seen[count++] = unit;
        (distances[unit], steps[unit]) = (cost, (by, to));
    }

    // Who is in the unit may go without, or go elsewhere.
    void PushOut(int unit, long cost)
    {
        for (var guest = network.Unit(unit).First; guest >= 0; guest = network.Household(guest).After)
        {
            if (cost + network.Gain(guest) < limit) Limit(cost + network.Gain(guest), -1, guest);
            Reach(guest, cost);
        }
    }

    void Reach(int household, long cost)
    {
        var least = cost + network.Needs[household];
        for (var row = network.ByHousehold[household]; row.Length > 0; row = row[Math.Min(row.Length, LiveScan.Most)..])
        {
            var some = row[..Math.Min(row.Length, LiveScan.Most)];
            foreach (var at in found.AsSpan(0, LiveScan.Below(reach, least, some, network.Prices, found, ref beyond)))
            {
                var here = least + network.Prices[some[at].To] - some[at].Fit;
                if (here < reach && here < distances[some[at].To]) Arrive(household, some[at].To, here);
            }
        }
    }

    void Arrive(int household, int unit, long cost)
    {
        See(unit, cost, household, -1);
        if (network.Unit(unit).Free > 0) Limit(cost, unit, -1);
        else
        {
            queue.Add(unit, cost);
            network.ByHousehold.Prefetch(network.Unit(unit).First);
        }
    }

    // Who may come here, and leaves a place, or none.
    void PullIn(int unit, long cost)
    {
        var least = cost + network.Prices[unit];
        for (var row = network.ByUnit[unit]; row.Length > 0; row = row[Math.Min(row.Length, LiveScan.Most)..])
        {
            var some = row[..Math.Min(row.Length, LiveScan.Most)];
            foreach (var at in found.AsSpan(0, LiveScan.Below(reach, least, some, network.Needs, found, ref beyond)))
            {
                var here = least + network.Needs[some[at].To] - some[at].Fit;
                if (here < reach) Pull(some[at].To, unit, here);
            }
        }
    }

    void Pull(int household, int to, long cost)
    {
        var from = network.Homes[household];
        if (from < 0) Limit(cost, to, household);
        else if (cost < distances[from])
        {
            See(from, cost, household, to);
            if (cost + network.Spare(from) < limit) Limit(cost + network.Spare(from), from, -1);
            queue.Add(from, cost);
            network.ByUnit.Prefetch(from);
        }
    }

    void Settle(int sign)
    {
        foreach (var unit in seen.AsSpan(0, count))
        {
            if (distances[unit] < limit) network.Raise(unit, sign * (limit - distances[unit]));
            distances[unit] = long.MaxValue;
        }
    }

    // From the end back to who came first: each into the unit that the one before leaves.
    void MoveUp()
    {
        var unit = end;
        if (unit < 0) unit = Leave(leaver);
        while (unit >= 0)
        {
            var (mover, left) = (steps[unit].By, network.Homes[steps[unit].By]);
            network.Move(mover, unit);
            unit = left;
        }
    }

    int Leave(int household)
    {
        var unit = network.Homes[household];
        network.Move(household, -1);
        return unit;
    }

    void MoveDown(int first)
    {
        var unit = end;
        if (leaver >= 0) network.Move(leaver, unit);
        while (unit != first)
        {
            var (mover, to) = steps[unit];
            network.Move(mover, to);
            unit = to;
        }
    }
}
