using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>Which cities, towns and villages are named from which zoom on: the larger the earlier, with room around each.</summary>
static class PlaceLabels
{
    const int LargeCapital = 500_000, CityPopulation = 100_000, FirstVillageId = 100_000_000, SmallestTown = 5_000;

    // Inhabitants, then the first zoom and the rank from so many on.
    static readonly (int Inhabitants, byte Zoom, byte Rank)[] Sizes =
    [
        (2_500_000, 2, 1), (1_000_000, 3, 2), (500_000, 4, 3), (200_000, 4, 4), (100_000, 5, 5),
        (50_000, 6, 6), (20_000, 7, 7), (5_000, 8, 8), (1_000, 9, 9), (0, 10, 9)
    ];

    /// <summary>The labels, the important first; linear time.</summary>
    public static List<MapLabel> Of(Gazetteer gazetteer, IEnumerable<int?> capitals)
    {
        var first = capitals.OfType<int>().ToHashSet();
        LabelGrid[] grids = [.. Enumerable.Range(0, Basemap.MaxZoom + 1).Select(zoom => new LabelGrid(zoom))];
        var labels = new List<MapLabel>();
        foreach (var label in InOrder(gazetteer, first))
            if (Placed(label, grids) is { } placed) labels.Add(placed);
        return labels;
    }

    // After the larger capitals the towns in the order of their population; villages, of which little is known, are last.
    static IEnumerable<MapLabel> InOrder(Gazetteer gazetteer, HashSet<int> capitals)
    {
        var first = capitals.Select(gazetteer.Find).OfType<Place>().Where(place => place.Population >= CityPopulation).OrderByDescending(place => place.Population).ToList();
        var chosen = first.Select(place => place.Id).ToHashSet();
        return first.Select(Capital).Concat(WithoutQuarters(gazetteer).Where(place => !chosen.Contains(place.Id)).Select(Settlement));
    }

    // The towns without their quarters are all towns in the same order, with some left out.
    static IEnumerable<Place> WithoutQuarters(Gazetteer gazetteer)
    {
        using var towns = gazetteer.Towns().GetEnumerator();
        var more = towns.MoveNext();
        foreach (var place in gazetteer.All())
        {
            if (place.Id >= FirstVillageId) yield return place;
            else if (more && towns.Current == (place.Position, place.Population))
            {
                more = towns.MoveNext();
                yield return place;
            }
        }
    }

    static MapLabel Capital(Place place)
    {
        var isLarge = place.Population >= LargeCapital;
        return new(LabelKind.City, place.Id, Basemap.WorldPoint(place.Position), (byte)(isLarge ? 1 : 2), (byte)(isLarge ? 2 : 3), Basemap.MaxZoom);
    }

    static MapLabel Settlement(Place place)
    {
        var (_, zoom, rank) = Array.Find(Sizes, size => place.Population >= size.Inhabitants);
        var kind = place.Population >= CityPopulation ? LabelKind.City : place.Population >= SmallestTown ? LabelKind.Town : LabelKind.Village;
        return new(kind, place.Id, Basemap.WorldPoint(place.Position), rank, zoom, Basemap.MaxZoom);
    }

    // It must have room at all later zooms as well, where others may stand already that had none earlier.
    static MapLabel? Placed(MapLabel label, LabelGrid[] grids)
    {
        var zoom = Basemap.MaxZoom + 1;
        while (zoom > label.FirstZoom && grids[zoom - 1].IsFree(label.At)) zoom--;
        for (var later = zoom; later <= Basemap.MaxZoom; later++) grids[later].Take(label.At);
        return zoom <= Basemap.MaxZoom ? label with { FirstZoom = (byte)zoom } : null;
    }
}
