namespace Prytulak.Engines.Disclosure;

/// <summary>
/// What may be told of the numbers of homes in areas and parts of them, so that from all that is told together nobody can
/// conclude that an area holds one to four homes, or one to four of any kind that can be asked for.
/// A number below five is hidden, and looks like none. A larger area is told in a band that would be the same if any one
/// hidden area in it were empty; otherwise its number less those of the others would give the hidden one away
/// (complementary suppression: L. H. Cox, Suppression methodology and statistical disclosure control, JASA 75, 1980).
/// Kinds can only be narrowed, never negated, and are told only of areas of ten homes and more, in bands so wide that two
/// kinds told of an area may always have nothing in common: what they share cannot be concluded.
/// </summary>
public static class Disclosing
{
    /// <summary>What is told of all homes, area by area. Linear in the areas.</summary>
    /// <param name="totals">The homes in each area, those of the areas in it included.</param>
    public static Band[] OfAll(AreaTree tree, ReadOnlySpan<int> totals)
    {
        var (bands, rooms) = (new Band[tree.Count], new Room[tree.Count]);
        for (var area = 0; area < bands.Length; area++)
        {
            var inside = Inside(tree.Children(area), rooms);
            bands[area] = Band.Of(totals[area], inside.OneEmpty);
            rooms[area] = Known(bands[area], inside);
        }
        return bands;
    }

    /// <summary>What is told of the homes of a kind, area by area. Linear in the areas.</summary>
    /// <param name="all">What is told of all homes.</param>
    /// <param name="totals">The homes of that kind in each area.</param>
    public static Band[] OfKind(AreaTree tree, ReadOnlySpan<Band> all, ReadOnlySpan<int> totals)
    {
        var (bands, rooms) = (new Band[tree.Count], new Room[tree.Count]);
        for (var area = 0; area < bands.Length; area++)
        {
            var inside = Inside(tree.Children(area), rooms);
            bands[area] = all[area].Least >= Band.FewestToFilter ? Band.OfKind(totals[area], Math.Min(all[area].Most / 2, inside.OneEmpty)) : Band.Hidden;
            rooms[area] = Known(bands[area], inside);
        }
        return bands;
    }

    static Room Inside(ReadOnlySpan<int> children, ReadOnlySpan<Room> rooms)
    {
        if (children.IsEmpty) return Room.Any;
        var (most, least) = (0L, 0L);
        foreach (var child in children)
        {
            most += rooms[child].Most;
            least = Math.Max(least, (long)rooms[child].Most - rooms[child].OneEmpty);
        }
        return new((int)Math.Min(int.MaxValue, most), (int)Math.Min(int.MaxValue, most - least));
    }

    static Room Known(Band band, Room inside) =>
        inside == Room.Any && !band.IsShown ? new(band.Most, 0) : new(Math.Min(band.Most, inside.Most), Math.Min(band.Most, inside.OneEmpty));

    /// <summary>The most homes that an area can hold by all that is told of the areas in it; and if that hidden square in it were empty which holds the most.</summary>
    readonly record struct Room(int Most, int OneEmpty)
    {
        public static readonly Room Any = new(int.MaxValue, int.MaxValue);
    }
}
