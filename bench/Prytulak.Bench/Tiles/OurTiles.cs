using System.Diagnostics;
using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Tiles;

/// <summary>Our tiles of the live index: counts in squares, and of the four flags in each.</summary>
sealed class OurTiles(SearchIndex<int> index, Vocabulary tags)
{
    private readonly TileWriter writer = new();
    private readonly int[] facets = [.. OfferTags.Flags.Select(tags.Of)];

    /// <summary>Makes the tiles in turn for so long.</summary>
    public TileCost Make(SearchQuery query, IReadOnlyList<TileAddress> tiles, double milliseconds)
    {
        var (watch, before, bytes, made) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime, 0L, 0);
        do
        {
            foreach (var tile in tiles) bytes += Make(tile, query).Length;
            made += tiles.Count;
        }
        while (watch.ElapsedMilliseconds < milliseconds);
        return new((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / made, (double)bytes / made);
    }

    private byte[] Make(TileAddress tile, SearchQuery query)
    {
        var grid = new ClusterGrid(tile.Z, tile.X, tile.Y, ClusterLayer.Depth, facets);
        index.Now.CountInto(grid, query);
        writer.Clear();
        ClusterLayer.Write(writer, "offers", grid, OfferTags.Flags);
        return writer.ToArray();
    }
}
