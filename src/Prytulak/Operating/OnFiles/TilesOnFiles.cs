using System.Diagnostics;
using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;
using Prytulak.Engines.Tiles;

namespace Prytulak.Operating.OnFiles;

/// <summary>Makes tiles of the offers of a file, and tells what they cost.</summary>
internal sealed class TilesOnFiles(Action<string> print, Action<string> say)
{
    public static readonly (string Name, Position Position)[] Capitals =
    [
        ("Kyiv", new(50.45, 30.52)), ("Warsaw", new(52.23, 21.01)), ("Berlin", new(52.52, 13.40)), ("Paris", new(48.86, 2.35)), ("London", new(51.51, -0.13)),
        ("Madrid", new(40.42, -3.70)), ("Rome", new(41.89, 12.48)), ("Vienna", new(48.21, 16.37)), ("Prague", new(50.08, 14.44)), ("Budapest", new(47.50, 19.04)),
        ("Bucharest", new(44.43, 26.10)), ("Sofia", new(42.70, 23.32)), ("Vilnius", new(54.69, 25.28)), ("Riga", new(56.95, 24.11)), ("Tallinn", new(59.44, 24.75)),
        ("Helsinki", new(60.17, 24.94)), ("Stockholm", new(59.33, 18.07)), ("Copenhagen", new(55.68, 12.57)), ("Brussels", new(50.85, 4.35)), ("Chisinau", new(47.01, 28.86)),
    ];

    private static readonly int[] Zooms = [4, 6, 8, 10, 12];

    private readonly Faults faults = new(say);
    private readonly SearchIndex<int> index = new();
    private readonly TileWriter writer = new();

    /// <summary>Writes one tile of the offers that the filter asks for; how many lines could not be read.</summary>
    public int Write(string offers, TileAddress tile, string? filter, string path)
    {
        var file = OfferFile.Read(offers, faults);
        index.Fill(file.Offers);
        var query = filter is null ? new() : QueryLine.Read(filter, needsId: false).For(file.Tags);
        File.WriteAllBytes(path, Make(tile, Counts(query, file.Tags)));
        return faults.Count;
    }

    /// <summary>Prints the processor time of a tile at each zoom over the capitals, of all offers and of those that take pets.</summary>
    public int Measure(string? offers)
    {
        var tags = Load(offers);
        var all = Counts(new(), tags);
        var pets = Counts(new() { With = [tags.Of("pets")], MinBeds = 2 }, tags);
        print($"{index.Now.Count} offers, {Capitals.Length} capitals; milliseconds of processor time a tile");
        print("zoom      all   pets, 2 beds   bytes");
        foreach (var zoom in Zooms)
        {
            var bytes = Capitals.Average(capital => Make(TileAddress.Of(capital.Position, zoom), all).Length);
            print(string.Create(CultureInfo.InvariantCulture, $"z{zoom,-4} {Each(zoom, all):F4}   {Each(zoom, pets),12:F4}   {bytes,5:F0}"));
        }
        return faults.Count;
    }

    private Vocabulary Load(string? offers)
    {
        if (offers is not null)
        {
            var file = OfferFile.Read(offers, faults);
            index.Fill(file.Offers);
            return file.Tags;
        }
        say("Without --offers: a million offers around the towns of Europe.");
        var tags = new Vocabulary();
        index.Fill([.. new ManyOffers(new People.Contracts.Places().Gazetteer, seed: 1).Offers(1_000_000).Select(offer => offer.For(tags))]);
        return tags;
    }

    private static LiveCounts<int> Counts(SearchQuery query, Vocabulary tags) => new(query, [.. OfferTags.Flags.Select(tags.Of)]);

    private byte[] Make(TileAddress tile, LiveCounts<int> counts)
    {
        writer.Clear();
        ClusterLayer.Write(writer, "offers", counts.Grid(index.Now, tile.Z, tile.X, tile.Y, ClusterLayer.Depth), OfferTags.Flags);
        return writer.ToArray();
    }

    // For half a second unmeasured, so that what is measured is the making and not its compilation.
    private double Each(int zoom, LiveCounts<int> counts)
    {
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 500;) Round(zoom, counts);
        var (rounds, before, since) = (0, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        for (; since.ElapsedMilliseconds < 500; rounds++) Round(zoom, counts);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / rounds / Capitals.Length;
    }

    private void Round(int zoom, LiveCounts<int> counts)
    {
        foreach (var (_, position) in Capitals) Make(TileAddress.Of(position, zoom), counts);
    }
}
