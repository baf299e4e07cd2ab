using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Prytulak.Engines.Tiles;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Tiles;

/// <summary>What a tile cost: milliseconds of processor time, and its mean size.</summary>
readonly record struct TileCost(double Each, double Bytes);

/// <summary>supercluster and vt-pbf in a process of Node.js, over the same points; the versions are those of package.json.</summary>
sealed class ClusterPeer : IDisposable
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "peer.mjs"];

    private readonly Process node;

    private ClusterPeer(Process node) => this.node = node;

    /// <param name="folder">For the packages and the points.</param>
    public static ClusterPeer Start(string folder, IEnumerable<OfferRow> offers)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Files) File.Copy(Path.Combine(AppContext.BaseDirectory, "Tiles", file), Path.Combine(folder, file), overwrite: true);
        var points = Path.Combine(folder, "points");
        File.WriteAllBytes(points, MemoryMarshal.AsBytes<double>(offers.SelectMany(offer => (double[])[offer.Lon, offer.Lat]).ToArray()));
        using (var install = Process.Start(new ProcessStartInfo("npm", ["ci", "--silent", "--no-audit", "--no-fund"]) { WorkingDirectory = folder })!)
        {
            install.WaitForExit();
            if (install.ExitCode != 0) throw new InvalidOperationException("npm could not install the peer.");
        }
        return new(Process.Start(new ProcessStartInfo("node", ["--max-old-space-size=6000", "peer.mjs", points])
            { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>Makes the tiles in turn for so long.</summary>
    public TileCost Make(int radius, IEnumerable<TileAddress> tiles, double milliseconds)
    {
        node.StandardInput.WriteLine(JsonSerializer.Serialize(new { radius, tiles = tiles.Select(tile => (int[])[tile.Z, tile.X, tile.Y]), milliseconds }));
        var answer = JsonDocument.Parse(node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer has ended.")).RootElement;
        return new(answer.GetProperty("each").GetDouble(), answer.GetProperty("bytes").GetDouble());
    }

    public void Dispose()
    {
        node.StandardInput.Close();
        node.WaitForExit();
        node.Dispose();
    }
}
