using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The towns and villages of Europe, read once for the whole program, in the background of the start.</summary>
public sealed class Places
{
    private const int Town = 10_000;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "geo");
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

    // Compiled once by each build, then read in a twentieth of the time. Whatever is wrong with that copy, the texts are the truth.
    private static Gazetteer Load()
    {
        var compiled = new FileInfo(Path.Combine(Folder, $"{typeof(Gazetteer).Module.ModuleVersionId:N}-{new FileInfo(Path.Combine(Folder, "places.tsv.gz")).LastWriteTimeUtc.Ticks:x}.compiled"));
        try
        {
            using var stream = compiled.OpenRead();
            return Gazetteer.LoadCompiled(stream);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var gazetteer = LoadTexts();
            Keep(gazetteer, compiled);
            return gazetteer;
        }
    }

    private static void Keep(Gazetteer gazetteer, FileInfo compiled)
    {
        try
        {
            var unfinished = compiled.FullName + "." + Environment.ProcessId;
            using (var stream = File.Create(unfinished)) gazetteer.Save(stream);
            foreach (var older in compiled.Directory!.GetFiles("*.compiled")) older.Delete();
            File.Move(unfinished, compiled.FullName, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The program's folder may not be ours to write to; the next start reads the texts again.
        }
    }

    private static Gazetteer LoadTexts()
    {
        using var places = Open("places.tsv.gz");
        using var settlements = Open("settlements_small.tsv.gz");
        using var regions = Open("regions.tsv");
        return Gazetteer.Load(places, settlements, regions);
    }

    private static FileStream Open(string name) => File.OpenRead(Path.Combine(Folder, name));
}

/// <summary>A place to choose.</summary>
public sealed record PlaceChoice(int Id, string Label);
