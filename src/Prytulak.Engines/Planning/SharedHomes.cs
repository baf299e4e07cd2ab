namespace Prytulak.Engines.Planning;

/// <summary>The units of a plan one by one where they are shared: three halls that are alike are three homes.</summary>
sealed class SharedHomes
{
    readonly PlanProblem asked;
    readonly int[] starts;
    readonly int largest;

    public SharedHomes(PlanProblem asked)
    {
        (this.asked, starts, largest) = (asked, new int[asked.Units.Count + 1], asked.Households.Select(household => household.People).DefaultIfEmpty(1).Max());
        for (var unit = 0; unit < asked.Units.Count; unit++) starts[unit + 1] = starts[unit] + (asked.Units[unit].IsShared ? asked.Units[unit].Count : 1);
        UnitOf = [.. asked.Units.Index().SelectMany(unit => Enumerable.Repeat(unit.Index, starts[unit.Index + 1] - starts[unit.Index]))];
    }

    public int Count => starts[^1];

    /// <summary>How many sizes of households there are, size 0 among them.</summary>
    public int Sizes => largest + 1;

    /// <summary>The unit that each home is, or is one of.</summary>
    public int[] UnitOf { get; }

    /// <summary>The homes that a unit is.</summary>
    public IEnumerable<int> Of(int unit) => Enumerable.Range(starts[unit], starts[unit + 1] - starts[unit]);

    public PlanUnit this[int home] => asked.Units[UnitOf[home]];

    /// <summary>How many households a home takes at once, or how many of a unit there are.</summary>
    public int Most(int home) => this[home] switch { { IsShared: false } unit => unit.Count, { MostHouseholds: 0 } unit => unit.Beds, var unit => Math.Min(unit.MostHouseholds, unit.Beds) };

    /// <summary>The rooms that the guests of each shared home need, and one more with what is left; none for homes that are not shared.</summary>
    /// <param name="placed">The home of each household; −1 for none.</param>
    public List<int>[] Rooms(int[] placed)
    {
        var rooms = new List<int>[Count];
        for (var home = 0; home < rooms.Length; home++) rooms[home] = [];
        foreach (var (household, home) in placed.Index())
            if (home >= 0 && this[home].IsShared) rooms[home].Add(asked.Households[household].People);
        for (var home = 0; home < rooms.Length; home++)
            if (this[home].IsShared && this[home].Beds - rooms[home].Sum() is > 0 and var left && rooms[home].Count < Most(home)) rooms[home].Add(left);
        return rooms;
    }

    /// <summary>The same as numbers of places for each size, home by home from size 0 on; a room for more than the largest household is one for it.</summary>
    public int[] Division(int[] placed)
    {
        var division = new int[Count * Sizes];
        foreach (var (home, rooms) in Rooms(placed).Index())
            foreach (var beds in rooms) division[home * Sizes + Math.Min(beds, largest)]++;
        return division;
    }
}
