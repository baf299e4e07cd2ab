using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The towns and villages of Europe, read once for the whole program, in the background of the start.</summary>
public sealed class Places
{
    private static readonly Lazy<Task<Gazetteer>> Read = new(() => Task.Run(Load));

    /// <summary>Waits for the reading to end, if it has not yet.</summary>
    public Gazetteer Gazetteer => Read.Value.GetAwaiter().GetResult();

    /// <summary>Begins to read, and does not wait.</summary>
    public void Begin() => _ = Read.Value;

    public Place? Find(int? id) => id is { } known ? Gazetteer.Find(known) : null;

    /// <summary>ISO 3166-1 alpha-2, or null where there is no such place.</summary>
    public string? CountryOf(int? id) => Find(id)?.Country;

    /// <summary>A place as this reader is told of it: name, region, country.</summary>
    public string? Label(int? id, Text text) => Find(id) is { } place ? Label(place, text) : null;

    public static string Label(Place place, Text text) => string.Join(", ",
        ((string?[])[place.Name(text.Language), place.Region(text.Language) ?? place.District, text.CountryName(place.Country)]).OfType<string>().Distinct());

    private static Gazetteer Load()
    {
        using var places = Open("places.tsv.gz");
        using var settlements = Open("settlements_small.tsv.gz");
        using var regions = Open("regions.tsv");
        return Gazetteer.Load(places, settlements, regions);
    }

    private static FileStream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "geo", name));
}
