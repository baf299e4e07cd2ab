using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Tiles;

/// <summary>Our tiles of the live index: counts in squares, and of the four flags in each.</summary>
sealed class OurTiles(SearchIndex<int> index, IReadOnlyList<Offer<int>> offers, Vocabulary tags)
{
    private readonly TileWriter writer = new();
    private readonly Offer<int>[] now = [.. offers];
    private readonly int[] facets = [.. OfferTags.Flags.Select(tags.Of)];
    private readonly Random random = new(1);

    /// <summary>Makes the tiles in turn for so long; what does not change is counted once.</summary>
    public TileCost Make(SearchQuery query, IReadOnlyList<TileAddress> tiles, double milliseconds)
    {
        var counts = new LiveCounts<int>(query, facets);
        return Make(tiles, milliseconds, () => counts);
    }

    /// <summary>The same with nothing counted before.</summary>
    public TileCost MakeAnew(SearchQuery query, IReadOnlyList<TileAddress> tiles, double milliseconds) =>
        Make(tiles, milliseconds, () => new(query, facets));

    /// <summary>The same after an offer has changed under each tile; what a change costs is not counted here.</summary>
    public TileCost MakeChanged(SearchQuery query, IReadOnlyList<TileAddress> tiles, double milliseconds)
    {
        var (counts, under) = (new LiveCounts<int>(query, facets), OffersUnder(tiles));
        return Make(tiles, milliseconds, () => counts, () => Change(under));
    }

    private TileCost Make(IReadOnlyList<TileAddress> tiles, double milliseconds, Func<LiveCounts<int>> counts, Action? before = null)
    {
        var (spent, bytes, rounds) = (TimeSpan.Zero, 0L, 0);
        for (; spent.TotalMilliseconds < milliseconds; rounds++)
        {
            before?.Invoke();
            var since = Environment.CpuUsage.TotalTime;
            foreach (var tile in tiles) bytes += Make(tile, counts()).Length;
            spent += Environment.CpuUsage.TotalTime - since;
        }
        return new(spent.TotalMilliseconds / rounds / tiles.Count, (double)bytes / rounds / tiles.Count);
    }

    private byte[] Make(TileAddress tile, LiveCounts<int> counts)
    {
        writer.Clear();
        ClusterLayer.Write(writer, "offers", counts.Grid(index.Now, tile.Z, tile.X, tile.Y, ClusterLayer.Depth), OfferTags.Flags);
        return writer.ToArray();
    }

    private void Change(List<int>[] under)
    {
        foreach (var some in under.Where(some => some.Count > 0))
        {
            var which = some[random.Next(some.Count)];
            var (old, fresh) = (now[which], now[which] with { Beds = (ushort)random.Next(1, 12) });
            index.Change([old], [fresh]);
            now[which] = fresh;
        }
    }

    private List<int>[] OffersUnder(IReadOnlyList<TileAddress> tiles)
    {
        var under = tiles.Distinct().ToDictionary(tile => tile, _ => new List<int>());
        for (var i = 0; i < now.Length; i++)
            if (under.TryGetValue(TileAddress.Of(now[i].Position, tiles[0].Z), out var some)) some.Add(i);
        return [.. tiles.Select(tile => under[tile])];
    }
}
