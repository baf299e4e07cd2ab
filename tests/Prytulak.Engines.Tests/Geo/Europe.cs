using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tests.Geo;

/// <summary>The real data, read once for all tests.</summary>
static class Europe
{
    public static readonly string[] Languages = ["en", "uk", "ru", "be", "pl", "de", "fr"];

    static readonly Lazy<Gazetteer> Loaded = new(Load);
    static readonly Lazy<PublicCells> Counted = new(() => PublicCells.Of(Gazetteer));

    public static Gazetteer Gazetteer => Loaded.Value;

    public static PublicCells Cells => Counted.Value;

    public static Stream Open(string file) => File.OpenRead(Path.Combine(Folder(), file));

    static Gazetteer Load()
    {
        using var places = Open("places.tsv.gz");
        using var settlements = Open("settlements_small.tsv.gz");
        using var regions = Open("regions.tsv");
        return Gazetteer.Load(places, settlements, regions);
    }

    static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "data", "geo")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("data/geo");
        return Path.Combine(folder.FullName, "data", "geo");
    }
}
