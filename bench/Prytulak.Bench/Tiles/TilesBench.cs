using System.CommandLine;
using Prytulak.Bench.Search;
using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;
using Prytulak.Operating.OnFiles;

namespace Prytulak.Bench.Tiles;

/// <summary>Our tiles beside those of supercluster with vt-pbf and those of ST_AsMVT, over the same offers and capitals in one run.</summary>
static class TilesBench
{
    private const int Many = 1_000_000, Radius = 40, WiderRadius = 60, Shortest = 300, LastOfPostgis = 8;
    private static readonly int[] Zooms = [4, 6, 8, 10, 12];
    private static readonly Option<int> Count = new("--count") { Description = "How many offers.", DefaultValueFactory = _ => Many };
    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often everyone makes the tiles of a zoom, in turn.", DefaultValueFactory = _ => 5 };
    private static readonly Option<string> Data = new("--data") { Description = "Folder that keeps the filled database and the packages.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "prytulak-bench") };

    public static Command Command()
    {
        var command = new Command("tiles", "Measures vector tiles beside supercluster with vt-pbf, and PostGIS.") { Count, Rounds, Data };
        command.SetAction(Run);
        return command;
    }

    private static async Task Run(ParseResult parsed)
    {
        Console.WriteLine($"Load {Load()} at the beginning.");
        var (tags, data, index) = (new Vocabulary(), parsed.GetValue(Data)!, new SearchIndex<int>());
        var rows = new ManyOffers(Geography.Load(), seed: 1).Offers(parsed.GetValue(Count)).ToList();
        var offers = rows.ConvertAll(row => row.For(tags));
        index.Fill(offers);
        using var database = await OfferDatabase.Start(Path.Combine(data, $"offers-{rows.Count}"), rows);
        if (database is null) Console.WriteLine("Without PostGIS, which is not installed (Debian: postgresql-15-postgis-3).");
        using var clusters = ClusterPeer.Start(Path.Combine(data, "tiles"), rows);
        var contenders = Contenders(new(index, offers, tags), tags, clusters, database is null ? null : new(database));
        Console.WriteLine(TileTally.Head);
        foreach (var zoom in Zooms) Measure(zoom, contenders, parsed.GetValue(Rounds));
        Console.WriteLine($"Load {Load()} at the end.");
    }

    private static List<(string Name, int LastZoom, Func<IReadOnlyList<TileAddress>, TileCost> Make)> Contenders(OurTiles ours, Vocabulary tags, ClusterPeer clusters, PostgisTiles? postgis)
    {
        var (all, some) = (new SearchQuery(), new SearchQuery { With = [tags.Of("pets")], MinBeds = 2 });
        return
        [
            ("ours, all", TileAddress.MaxZoom, tiles => ours.Make(all, tiles, Shortest)),
            ("ours, pets and 2 beds", TileAddress.MaxZoom, tiles => ours.Make(some, tiles, Shortest)),
            ("ours, all, an offer changed under each", TileAddress.MaxZoom, tiles => ours.MakeChanged(all, tiles, Shortest)),
            ("ours, pets and 2 beds, an offer changed under each", TileAddress.MaxZoom, tiles => ours.MakeChanged(some, tiles, Shortest)),
            ("ours, all, nothing counted before", TileAddress.MaxZoom, tiles => ours.MakeAnew(all, tiles, Shortest)),
            ("ours, pets and 2 beds, nothing counted before", TileAddress.MaxZoom, tiles => ours.MakeAnew(some, tiles, Shortest)),
            ("supercluster, radius 40", TileAddress.MaxZoom, tiles => clusters.Make(Radius, tiles, Shortest)),
            ("supercluster, radius 60", TileAddress.MaxZoom, tiles => clusters.Make(WiderRadius, tiles, Shortest)),
            .. PostgisTiles.All.Where(_ => postgis is not null).Select(way =>
                ($"ST_AsMVT, {way.Name}", LastOfPostgis, (Func<IReadOnlyList<TileAddress>, TileCost>)(tiles => postgis!.Make(way.Sql, tiles)))),
        ];
    }

    // The first round warms up.
    private static void Measure(int zoom, List<(string Name, int LastZoom, Func<IReadOnlyList<TileAddress>, TileCost> Make)> contenders, int rounds)
    {
        var tiles = TilesOnFiles.Capitals.Select(capital => TileAddress.Of(capital.Position, zoom)).ToList();
        var tallies = contenders.Where(one => zoom <= one.LastZoom).Select(one => (one.Make, Tally: new TileTally(zoom, one.Name))).ToList();
        for (var round = 0; round <= rounds; round++)
            foreach (var (make, tally) in tallies)
                if (make(tiles) is var cost && round > 0) tally.Add(cost);
        foreach (var (_, tally) in tallies) Console.WriteLine(tally.Line(tallies[0].Tally, tallies[1].Tally));
    }

    private static string Load() => File.ReadAllText("/proc/loadavg").Split(' ')[0];
}
