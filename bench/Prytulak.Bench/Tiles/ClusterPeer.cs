using System.Runtime.InteropServices;
using Prytulak.Engines.Tiles;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Tiles;

/// <summary>What a tile cost: milliseconds of processor time, and its mean size.</summary>
readonly record struct TileCost(double Each, double Bytes);

/// <summary>supercluster and vt-pbf in a process of Node.js, over the same points; the versions are those of package.json.</summary>
sealed class ClusterPeer : IDisposable
{
    private readonly NodePeer node;

    private ClusterPeer(NodePeer node) => this.node = node;

    /// <param name="folder">For the packages and the points.</param>
    public static ClusterPeer Start(string folder, IEnumerable<OfferRow> offers)
    {
        Directory.CreateDirectory(folder);
        var points = Path.Combine(folder, "points");
        File.WriteAllBytes(points, MemoryMarshal.AsBytes<double>(offers.SelectMany(offer => (double[])[offer.Lon, offer.Lat]).ToArray()));
        return new(NodePeer.Start("Tiles", folder, points));
    }

    /// <summary>Makes the tiles in turn for so long.</summary>
    public TileCost Make(int radius, IEnumerable<TileAddress> tiles, double milliseconds)
    {
        var answer = node.Ask(new { radius, tiles = tiles.Select(tile => (int[])[tile.Z, tile.X, tile.Y]), milliseconds });
        return new(answer.GetProperty("each").GetDouble(), answer.GetProperty("bytes").GetDouble());
    }

    public void Dispose() => node.Dispose();
}
