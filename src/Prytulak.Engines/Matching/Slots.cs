namespace Prytulak.Engines.Matching;

/// <summary>Who is in which place of which unit.</summary>
sealed class Slots
{
    readonly int[] starts, units, owners, slotOf;

    public Slots(AssignmentProblem problem)
    {
        var capacities = problem.Capacities;
        (starts, Free, slotOf) = (new int[capacities.Length + 1], [.. capacities], new int[problem.Households]);
        // More places than households who could want them are places that nobody misses.
        var wanted = new int[capacities.Length];
        foreach (var unit in problem.Units) wanted[unit]++;
        for (var unit = 0; unit < capacities.Length; unit++) starts[unit + 1] = starts[unit] + (Free[unit] = Math.Min(capacities[unit], wanted[unit] + 1));
        (units, owners) = (new int[starts[^1]], new int[starts[^1]]);
        for (var unit = 0; unit < capacities.Length; unit++) units.AsSpan(starts[unit]..starts[unit + 1]).Fill(unit);
        owners.AsSpan().Fill(-1);
        slotOf.AsSpan().Fill(-1);
    }

    /// <summary>How many places of each unit are free.</summary>
    public int[] Free { get; }

    /// <summary>The places of a unit: from the first of it to the first of the next.</summary>
    public int First(int unit) => starts[unit];

    public bool IsEmpty(int unit) => Free[unit] == starts[unit + 1] - starts[unit];

    /// <summary>The place of a household; −1 for none.</summary>
    public int SlotOf(int household) => slotOf[household];

    public int UnitOf(int household) => slotOf[household] is >= 0 and var slot ? units[slot] : -1;

    /// <summary>The households in a unit, place by place; −1 in one that is free.</summary>
    public ReadOnlySpan<int> In(int unit) => owners.AsSpan(starts[unit]..starts[unit + 1]);

    /// <summary>Puts a household into a free place of the unit.</summary>
    public void Put(int household, int unit)
    {
        var slot = starts[unit];
        while (owners[slot] >= 0) slot++;
        PutAt(household, slot);
    }

    public void PutAt(int household, int slot)
    {
        (owners[slot], slotOf[household]) = (household, slot);
        Free[units[slot]]--;
    }

    public void Take(int household)
    {
        var slot = slotOf[household];
        (owners[slot], slotOf[household]) = (-1, -1);
        Free[units[slot]]++;
    }
}
