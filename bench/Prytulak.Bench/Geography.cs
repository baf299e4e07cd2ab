using Prytulak.Engines.Geo;

namespace Prytulak.Bench;

/// <summary>The gazetteer of this repository.</summary>
static class Geography
{
    public static Gazetteer Load()
    {
        using var places = File.OpenRead(Data("places.tsv.gz"));
        using var settlements = File.OpenRead(Data("settlements_small.tsv.gz"));
        using var regions = File.OpenRead(Data("regions.tsv"));
        return Gazetteer.Load(places, settlements, regions);
    }

    public static string Data(string file) => Path.Combine(AppContext.BaseDirectory, "geo", file);
}
