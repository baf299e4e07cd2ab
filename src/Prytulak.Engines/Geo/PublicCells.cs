namespace Prytulak.Engines.Geo;

/// <summary>
/// The squares in which a home may be shown to strangers: of the 5, 10, 20, 40 km squares around it (and, where people
/// are few, 80, 160, 320 and so on) the smallest that holds at least 10,000 inhabitants.
/// A home shown in an emptier square could be guessed from what else is known of it (its size, its pets, its host's
/// language), and those who look for the displaced are not always their friends; so no exception is made: where no
/// square of the grid is full enough, the home is not shown at all.
/// The square depends on the place alone, not on the other homes: watching the map over time reveals nothing more.
/// </summary>
public sealed class PublicCells
{
    /// <summary>The fewest inhabitants of a square in which a home may be shown.</summary>
    public const int FewestInhabitants = 10_000;

    /// <summary>The smallest square, in kilometres.</summary>
    public const int SmallestKm = 5;

    // Wider than the projected world, so doubling ends here.
    const int LargestKm = SmallestKm << 12;

    readonly Dictionary<Cell, long> inhabitants = [];

    /// <summary>Counts the inhabitants of the places; time and memory linear in the places.</summary>
    public PublicCells(IEnumerable<(Position Position, int Inhabitants)> places)
    {
        var level = Sum(places.Select(place => (Cell.Of(place.Position, SmallestKm), (long)place.Inhabitants)));
        for (var size = SmallestKm; size <= LargestKm; size *= 2)
        {
            foreach (var (cell, people) in level) inhabitants.Add(cell, people);
            level = Sum(level.Select(counted => (counted.Key.Parent, counted.Value)));
        }
    }

    /// <summary>
    /// The squares by the towns of a gazetteer; a quarter of a town is left out, since the town counts its people already.
    /// </summary>
    public static PublicCells Of(Gazetteer gazetteer) => new(gazetteer.Towns());

    /// <summary>The smallest square around a home that holds enough people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">None does: the home is outside the gazetteer's part of the world.</exception>
    public Cell Of(Position home) =>
        Find(home) ?? throw new ArgumentOutOfRangeException(nameof(home), "No square around this home holds enough people to hide it.");

    /// <summary>Whether a home there can be shown in any square.</summary>
    public bool Covers(Position home) => Find(home) is not null;

    /// <summary>The inhabitants counted in a square of 5 km or its doublings; 0 for any other.</summary>
    public long Inhabitants(Cell cell) => inhabitants.GetValueOrDefault(cell);

    /// <summary>
    /// Every square in which a home may be shown, the smaller before the larger, each by its north, then its east: those that
    /// hold enough people where at least one of their quarters does not.
    /// </summary>
    public IEnumerable<Cell> All() => inhabitants
        .Where(counted => counted.Value >= FewestInhabitants && (counted.Key.SizeKm == SmallestKm || !Quarters(counted.Key).All(quarter => Inhabitants(quarter) >= FewestInhabitants)))
        .Select(counted => counted.Key).OrderBy(cell => cell.SizeKm).ThenBy(cell => cell.North).ThenBy(cell => cell.East);

    static IEnumerable<Cell> Quarters(Cell cell) =>
        from north in (int[])[0, 1]
        from east in (int[])[0, 1]
        select new Cell(cell.SizeKm / 2, cell.East * 2 + east, cell.North * 2 + north);

    static Dictionary<Cell, long> Sum(IEnumerable<(Cell Cell, long People)> parts)
    {
        var sums = new Dictionary<Cell, long>();
        foreach (var (cell, people) in parts) sums[cell] = sums.GetValueOrDefault(cell) + people;
        return sums;
    }

    Cell? Find(Position home)
    {
        for (var cell = Cell.Of(home, SmallestKm); cell.SizeKm <= LargestKm; cell = cell.Parent)
            if (Inhabitants(cell) >= FewestInhabitants)
                return cell;
        return null;
    }
}
