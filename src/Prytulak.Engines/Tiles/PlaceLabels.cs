using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>Which cities, towns and villages are named from which zoom on: the larger the earlier, with room around each.</summary>
static class PlaceLabels
{
    const int CityPopulation = 100_000, FirstVillageId = 100_000_000, SmallestTown = 5_000;

    // Inhabitants, then the first zoom and the rank from so many on.
    static readonly (int Inhabitants, byte Zoom, byte Rank)[] Sizes =
    [
        (2_500_000, 2, 1), (1_000_000, 3, 2), (500_000, 4, 3), (200_000, 4, 4), (100_000, 5, 5),
        (50_000, 6, 6), (20_000, 7, 7), (5_000, 8, 8), (1_000, 9, 9), (0, 9, 9)
    ];

    /// <summary>The labels, the important first; linear time.</summary>
    public static List<MapLabel> Of(Gazetteer gazetteer, IEnumerable<int?> capitals)
    {
        var first = capitals.OfType<int>().ToHashSet();
        var places = InOrder(gazetteer, first).ToList();
        var world = places.Aggregate(MapBox.Nothing, (box, label) => box.With(label.At));
        LabelGrid[] grids = [.. Enumerable.Range(0, Basemap.MaxZoom + 1).Select(zoom => new LabelGrid(zoom, world))];
        var labels = new List<MapLabel>();
        foreach (var label in places)
            if (Placed(label, grids) is { } placed) labels.Add(placed);
        return labels;
    }

    // The towns come in the order of their population, after the capitals; villages, of which little is known, are last.
    static IEnumerable<MapLabel> InOrder(Gazetteer gazetteer, HashSet<int> capitals)
    {
        var towns = gazetteer.Towns().ToHashSet();
        var first = capitals.Select(gazetteer.Find).OfType<Place>().OrderByDescending(place => place.Population).ThenBy(place => place.Id).Select(Capital);
        return first.Concat(gazetteer.All()
            .Where(place => !capitals.Contains(place.Id) && (place.Id >= FirstVillageId || towns.Contains((place.Position, place.Population))))
            .Select(Settlement));
    }

    static MapLabel Capital(Place place) =>
        new(LabelKind.City, place.Id, Basemap.WorldPoint(place.Position), (byte)(place.Population >= 500_000 ? 1 : 2), (byte)(place.Population >= 500_000 ? 2 : 4), Basemap.MaxZoom);

    static MapLabel Settlement(Place place)
    {
        var (_, zoom, rank) = Array.Find(Sizes, size => place.Population >= size.Inhabitants);
        var kind = place.Population >= CityPopulation ? LabelKind.City : place.Population >= SmallestTown ? LabelKind.Town : LabelKind.Village;
        return new(kind, place.Id, Basemap.WorldPoint(place.Position), rank, zoom, Basemap.MaxZoom);
    }

    static MapLabel? Placed(MapLabel label, LabelGrid[] grids)
    {
        for (var zoom = label.FirstZoom; zoom <= Basemap.MaxZoom; zoom++)
        {
            if (!grids[zoom].IsFree(label.At)) continue;
            for (var later = zoom; later <= Basemap.MaxZoom; later++) grids[later].Take(label.At);
            return label with { FirstZoom = zoom };
        }
        return null;
    }
}
