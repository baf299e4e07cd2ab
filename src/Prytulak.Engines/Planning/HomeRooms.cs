namespace Prytulak.Engines.Planning;

/// <summary>A plan's problem with its shared homes divided into rooms, each for one household.</summary>
sealed class HomeRooms
{
    /// <param name="divisions">The beds of each room of a shared home.</param>
    /// <param name="areFilled">True where only who fills a room may have it.</param>
    /// <param name="groups">Those that the plan of these rooms is to bring together.</param>
    public HomeRooms(PlanProblem asked, SharedHomes homes, Func<int, IEnumerable<int>> divisions, IReadOnlyList<IReadOnlyList<int>> groups, bool areFilled = false)
    {
        var (units, of) = (new List<PlanUnit>(), new List<int>());
        for (var home = 0; home < homes.Count; home++)
        {
            var unit = homes[home];
            units.AddRange(unit.IsShared ? divisions(home).CountBy(beds => beds).OrderBy(room => room.Key).Select(room => unit with { Beds = room.Key, Count = room.Value, MostHouseholds = 0, FewestPeople = areFilled ? room.Key : 0 }) : [unit]);
            while (of.Count < units.Count) of.Add(home);
        }
        HomeOf = [.. of];
        int[] unitOf = [.. of.Select(home => homes.UnitOf[home])];
        var rooms = unitOf.Index().ToLookup(room => room.Item, room => room.Index);
        Problem = new([.. asked.Households.Select(household => household.Barred.Count == 0 ? household : household with { Barred = [.. household.Barred.SelectMany(unit => rooms[unit])] })], units, asked.Weights, groups, unitOf);
    }

    public PlanProblem Problem { get; }

    /// <summary>The home that each unit of <see cref="Problem"/> is, or is a room of.</summary>
    public int[] HomeOf { get; }
}
