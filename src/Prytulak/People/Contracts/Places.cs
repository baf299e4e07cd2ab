using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The towns and villages of Europe, read once for the whole program, in the background of the start.</summary>
public sealed class Places
{
    private const int Town = 10_000;
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

    /// <summary>Places to choose from; namesakes in one region are told apart by the town that they are near.</summary>
    public IReadOnlyList<PlaceChoice> Choices(IReadOnlyList<Place> places, Text text)
    {
        var labels = places.Select(place => Label(place, text)).ToList();
        return [.. places.Zip(labels, (place, label) => new PlaceChoice(place.Id,
            labels.Count(other => other == label) > 1 && TownNear(place) is { } town ? text["place.near", label, town.Name(text.Language)] : label))];
    }

    private Place? TownNear(Place place)
    {
        var towns = Gazetteer.Towns().Where(town => town.Inhabitants >= Town && town.Position != place.Position).ToList();
        return towns is [] ? null : Gazetteer.Nearest(towns.MinBy(town => town.Position.MetresTo(place.Position)).Position);
    }

    private static Gazetteer Load()
    {
        using var places = Open("places.tsv.gz");
        using var settlements = Open("settlements_small.tsv.gz");
        using var regions = Open("regions.tsv");
        return Gazetteer.Load(places, settlements, regions);
    }

    private static FileStream Open(string name) => File.OpenRead(Path.Combine(AppContext.BaseDirectory, "geo", name));
}

/// <summary>A place to choose.</summary>
public sealed record PlaceChoice(int Id, string Label);
