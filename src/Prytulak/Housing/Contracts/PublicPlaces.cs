using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Contracts;

/// <summary>The public squares of homes, and what people call them: by the largest town in each (T19).</summary>
public sealed class PublicPlaces(Places places)
{
    private readonly Lazy<PublicCells> cells = new(() => PublicCells.Of(places.Gazetteer));
    private readonly Lazy<Dictionary<Cell, int>> largest = new(() => Largest(places.Gazetteer));

    /// <summary>The square of a home; null where too few people live around it to hide it.</summary>
    public Cell? CellOf(Position home) => cells.Value.Covers(home) ? cells.Value.Of(home) : null;

    /// <summary>The name of the largest town of a square, for this reader; the name of the country where it has none.</summary>
    public string Town(string cell, string country, Text text) => TownOf(cell)?.Name(text.Language) ?? text.CountryName(country);

    /// <summary>The largest town of a square; null where it has none.</summary>
    public Place? TownOf(string cell) => Cell.Parse(cell) is { } square && largest.Value.TryGetValue(square, out var id) ? places.Find(id) : null;

    /// <summary>Every square in which a home may be shown, with its largest town; always in the same order.</summary>
    public IEnumerable<(Cell Square, Place Town)> Squares() =>
        cells.Value.All().Select(square => (square, Town: largest.Value.TryGetValue(square, out var id) ? places.Find(id) : null)).Where(named => named.Town is not null)!;

    /// <summary>The middle of places, by their inhabitants.</summary>
    public static Position MiddleOf(IEnumerable<(Position Position, int Inhabitants)> towns)
    {
        var (north, east, people) = (0.0, 0.0, 0.0);
        foreach (var (position, inhabitants) in towns) (north, east, people) = (north + position.Latitude * inhabitants, east + position.Longitude * inhabitants, people + inhabitants);
        return new(north / people, east / people);
    }

    private static Dictionary<Cell, int> Largest(Gazetteer gazetteer)
    {
        // The towns come by size, so whoever is first in a square is its largest, and in every larger square somebody was before.
        var largest = new Dictionary<Cell, int>();
        foreach (var town in gazetteer.All().TakeWhile(place => place.Population > 0))
            for (var cell = Cell.Of(town.Position, PublicCells.SmallestKm); cell.SizeKm < 20_000 && largest.TryAdd(cell, town.Id); cell = cell.Parent) { }
        return largest;
    }
}
