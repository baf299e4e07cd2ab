using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Takes a plan over into a problem that differs by some households and units: who is the same keeps its pairs and prices, who is
/// gone goes one after the other from the network, repaired each time, and pairs of who is new are found by prices.
/// </summary>
sealed class PlanRepair
{
    readonly Plan before;
    readonly PlanProblem problem;

    // The numbers now of households and units as they were; those that are gone come after all others.
    readonly int[] householdOf, unitOf;
    readonly int[] households, units;

    /// <param name="households">The number in the plan before of each household that is the same; −1 of others.</param>
    /// <param name="units">The number in the plan before of each unit that is the same; −1 of others.</param>
    public PlanRepair(Plan before, PlanProblem problem, IReadOnlyList<int> households, IReadOnlyList<int> units)
    {
        (this.before, this.problem) = (before, problem);
        (this.households, this.units) = ([.. households], [.. Enumerable.Range(0, units.Count).Select(number => units[problem.Tree.Order[number]])]);
        (householdOf, unitOf) = (Inverse(this.households, before.Units.Length), Inverse(this.units, before.UnitPrices.Length));
        Live = Take();
        LetGroups();
        Pricing = new(problem, [.. this.households.Select((was, household) => was < 0 ? null : (long?)(before.HouseholdPrices[was] - problem.Scale * problem.Priorities[household]))], [.. this.units.Select(was => was < 0 ? null : (long?)before.UnitPrices[was])]);
    }

    public LiveAssignment Live { get; }
    public Pricing Pricing { get; }

    /// <summary>Whether it can be done: what counts is counted alike, and nothing is shared.</summary>
    public static bool IsPossible(Plan before, PlanProblem problem) =>
        before.Problem.Weights == problem.Weights && before.Scale == problem.Scale && !problem.Units.Any(unit => unit.IsShared) && !before.Problem.Units.Any(unit => unit.IsShared);

    static int[] Inverse(int[] was, int count)
    {
        var now = new int[count];
        Array.Fill(now, -1);
        foreach (var (number, old) in was.Index())
            if (old >= 0) now[old] = number;
        var next = was.Length;
        for (var old = 0; old < count; old++)
            if (now[old] < 0) now[old] = next++;
        return now;
    }

    LiveAssignment Take()
    {
        var (all, allUnits) = (Math.Max(households.Length, householdOf.Append(-1).Max() + 1), Math.Max(units.Length, unitOf.Append(-1).Max() + 1));
        var (priorities, capacities, prices, placed) = (new int[all], new int[allUnits], new long[allUnits], new int[all]);
        Array.Fill(placed, -1);
        for (var household = 0; household < households.Length; household++) priorities[household] = problem.Priorities[household];
        for (var unit = 0; unit < units.Length; unit++) capacities[unit] = problem.Units[problem.Tree.Order[unit]].Count;
        for (var old = 0; old < unitOf.Length; old++) (capacities[unitOf[old]], prices[unitOf[old]]) = (before.Problem.Units[old].Count, before.UnitPrices[old]);
        for (var old = 0; old < householdOf.Length; old++) (priorities[householdOf[old]], placed[householdOf[old]]) = (before.Problem.Priorities[old], before.Units[old] < 0 ? -1 : unitOf[before.Units[old]]);
        var pairs = Pairs(all);
        var union = new AssignmentProblem(pairs.Starts, pairs.Units, pairs.Fits, priorities, capacities, problem.Scale);
        var live = new LiveAssignment(union, new(union, placed, prices));
        for (var household = households.Length; household < all; household++) live.RemoveHousehold(household);
        for (var unit = units.Length; unit < allUnits; unit++) live.SetCapacity(unit, 0);
        return live;
    }

    // Groups are drawn together anew: until then each home fits their members as it does by itself.
    void LetGroups()
    {
        var pairs = before.Network.Pairs.Where(pair => unitOf[pair.Unit] < units.Length).ToLookup(pair => pair.Household, pair => pair.Unit);
        foreach (var member in before.Problem.Groups.SelectMany(group => group).Where(member => householdOf[member] < households.Length))
            Live.AddPairs(householdOf[member], [.. pairs[member].Select(unit => new LivePair(unitOf[unit], before.Problem.Terms(member, unit).Sum))]);
    }

    (int[] Starts, int[] Units, int[] Fits) Pairs(int all)
    {
        var rows = before.Network.Pairs.Select(pair => (Household: householdOf[pair.Household], Unit: unitOf[pair.Unit], pair.Fit)).ToArray();
        Array.Sort(rows);
        var starts = new int[all + 1];
        foreach (var (household, _, _) in rows) starts[household + 1]++;
        for (var household = 0; household < all; household++) starts[household + 1] += starts[household];
        return (starts, [.. rows.Select(row => row.Unit)], [.. rows.Select(row => row.Fit)]);
    }
}
