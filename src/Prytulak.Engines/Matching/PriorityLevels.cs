namespace Prytulak.Engines.Matching;

/// <summary>
/// Which households are placed when only priorities count: the greedy algorithm of the transversal matroid (Edmonds and Fulkerson,
/// 1965), by augmenting paths in falling order of priority. Where a search finds no path, all units that it has seen are closed:
/// they are full of households that go first, who can go nowhere else, and whoever comes later need not look there.
/// Each closed unit is left once; a search that succeeds takes time linear in the pairs that it looks at.
/// </summary>
sealed class PriorityLevels
{
    const int MostSteps = 64;

    readonly AssignmentProblem problem;
    readonly Slots slots;
    readonly int[] seen, reachedBy, queue, distances;
    int search;

    PriorityLevels(AssignmentProblem problem)
    {
        (this.problem, slots) = (problem, new(problem));
        (Levels, distances, seen, reachedBy, queue) = (new int[problem.Capacities.Length], new int[problem.Capacities.Length], new int[problem.Capacities.Length], new int[problem.Capacities.Length], new int[problem.Capacities.Length]);
    }

    /// <summary>The priority of the first household that was turned away from each unit: what a place there is worth; 0 where nobody was.</summary>
    public int[] Levels { get; }

    public static int[] Of(AssignmentProblem problem, CancellationToken stop)
    {
        var levels = new PriorityLevels(problem);
        foreach (var household in ByPriority(problem.Priorities))
        {
            stop.ThrowIfCancellationRequested();
            if (problem.Priorities[household] > 0) levels.Place(household);
        }
        return levels.Levels;
    }

    // Of equals the first goes first.
    static int[] ByPriority(int[] priorities)
    {
        var (order, keys) = (new int[priorities.Length], new long[priorities.Length]);
        for (var i = 0; i < order.Length; i++) (order[i], keys[i]) = (i, (long)-priorities[i] << 32 | (uint)i);
        Array.Sort(keys, order);
        return order;
    }

    void Place(int household)
    {
        var best = -1;
        for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
            if (slots.Free[problem.Units[pair]] > 0 && (best < 0 || problem.Fits[pair] > problem.Fits[best])) best = pair;
        if (best >= 0) slots.Put(household, problem.Units[best]);
        else if (Push(household) is >= 0 and var pushed) Find(pushed, household);
    }

    // Each takes the unit that seems nearest to a free place, and sends one of its guests on (Goldberg and Tarjan, 1988). Most
    // find a place so after few steps; whoever is on the way after many is looked for properly. −1 when nobody is.
    int Push(int household)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var (nearest, distance, second) = (-1, int.MaxValue, int.MaxValue);
            foreach (var unit in problem.Units.AsSpan(problem.Starts[household]..problem.Starts[household + 1]))
            {
                if (Levels[unit] != 0) continue;
                if (distances[unit] < distance) (nearest, distance, second) = (unit, distances[unit], distance);
                else if (distances[unit] < second) second = distances[unit];
            }
            if (nearest < 0) return household;
            if (slots.Free[nearest] > 0)
            {
                slots.Put(household, nearest);
                return -1;
            }
            if (second < int.MaxValue) distances[nearest] = Math.Max(distance, second) + 1;
            var guest = slots.In(nearest)[steps % slots.In(nearest).Length];
            slots.Take(guest);
            slots.Put(household, nearest);
            household = guest;
        }
        return household;
    }

    // Where there is no way for the one who was pushed out, the one who came last goes without: it is among those who fill what
    // was seen, and of them all it comes last.
    void Find(int pushed, int last)
    {
        if (Search(pushed, out var count) is >= 0 and var end)
        {
            Move(pushed, end);
            return;
        }
        if (pushed != last)
        {
            var left = slots.UnitOf(last);
            slots.Take(last);
            Move(pushed, left);
        }
        foreach (var unit in queue.AsSpan(0, count)) Levels[unit] = problem.Priorities[last];
    }

    // Breadth first through full units that are not closed, to the nearest that has room; −1 where there is none.
    int Search(int household, out int count)
    {
        (search, count) = (search + 1, 0);
        var end = Look(household, ref count);
        for (var at = 0; at < count && end < 0; at++)
            foreach (var guest in slots.In(queue[at]))
                if (guest >= 0 && (end = Look(guest, ref count)) >= 0) break;
        return end;
    }

    int Look(int household, ref int count)
    {
        foreach (var unit in problem.Units.AsSpan(problem.Starts[household]..problem.Starts[household + 1]))
        {
            if (Levels[unit] != 0 || seen[unit] == search) continue;
            (seen[unit], reachedBy[unit]) = (search, household);
            if (slots.Free[unit] > 0) return unit;
            queue[count++] = unit;
        }
        return -1;
    }

    void Move(int household, int unit)
    {
        while (true)
        {
            var (mover, left) = (reachedBy[unit], slots.UnitOf(reachedBy[unit]));
            if (left >= 0) slots.Take(mover);
            slots.Put(mover, unit);
            if (mover == household) return;
            unit = left;
        }
    }
}
