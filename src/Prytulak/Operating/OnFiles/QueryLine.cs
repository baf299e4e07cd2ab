using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;

namespace Prytulak.Operating.OnFiles;

/// <summary>A query of a JSONL file.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed class QueryLine
{
    private const int NoTag = -1, MostNamed = 1_000_000;

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, AllowDuplicateProperties = false };

    public JsonElement Id { get; init; }
    public double[]? Near { get; init; }
    public double? Km { get; init; }

    /// <summary>South, west, north, east.</summary>
    public double[]? Box { get; init; }
    public int MinBeds { get; init; }
    public int MinUnits { get; init; }
    public bool? Pets { get; init; }
    public bool? StepFree { get; init; }
    public bool? WomenOnly { get; init; }
    public bool? Smoking { get; init; }
    public string? Language { get; init; }
    public string? Country { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public int Limit { get; init; } = 50;

    /// <exception cref="FaultyLine">It is not a query.</exception>
    public static QueryLine Read(string json, bool needsId = true)
    {
        try
        {
            var line = JsonSerializer.Deserialize<QueryLine>(json, Options) ?? throw new FaultyLine("it is null.");
            return line.Id.ValueKind is JsonValueKind.String or JsonValueKind.Number || !needsId ? line : throw new FaultyLine("id is missing, or neither text nor a number.");
        }
        catch (JsonException fault)
        {
            throw new FaultyLine(fault.Path is { Length: > 2 } path ? $"{path[2..]} is unknown or not as it should be." : "it is not an object of JSON.");
        }
    }

    /// <exception cref="FaultyLine">A value cannot be.</exception>
    public SearchQuery For(Vocabulary tags) => new()
    {
        Near = ReadNear(),
        WithinMetres = Km switch { null => double.PositiveInfinity, >= 0 and < 1e6 and var km => km * 1000, _ => throw new FaultyLine("km is not between 0 and 1,000,000.") },
        Box = ReadBox(),
        MinBeds = AtLeastNone("min_beds", MinBeds),
        MinUnits = AtLeastNone("min_units", MinUnits),
        Free = Days(),
        With = [.. Asked(true).Concat(Named()).Select(name => tags.Find(name) ?? NoTag)],
        Without = [.. Asked(false).Select(name => tags.Find(name) ?? NoTag)],
        Limit = Math.Min(AtLeastNone("limit", Limit), MostNamed),
    };

    private Position? ReadNear() => Near switch
    {
        null => null,
        [var latitude, var longitude] when Position.IsValid(latitude, longitude) => new(latitude, longitude),
        _ => throw new FaultyLine("near is not [lat, lon] in degrees."),
    };

    private GeoBox? ReadBox() => Box switch
    {
        null => null,
        [var south, var west, var north, var east] when new GeoBox(south, west, north, east) is { IsValid: true } box => box,
        _ => throw new FaultyLine("box is not [south, west, north, east] in degrees."),
    };

    private static int AtLeastNone(string name, int number) => number >= 0 ? number : throw new FaultyLine($"{name} is below 0.");

    private DaySpan? Days()
    {
        if (From is null && To is null) return null;
        var (from, to) = (From is null ? int.MaxValue : Day("from", From), To is null ? int.MinValue : Day("to", To));
        return From is null || To is null || from <= to ? new DaySpan(from, to) : throw new FaultyLine("from is after to.");
    }

    private static int Day(string name, string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : throw new FaultyLine($"{name} is not a date like 2026-12-31.");

    private IEnumerable<string> Asked(bool value) =>
        OfferTags.Flags.Zip((bool?[])[Pets, StepFree, WomenOnly, Smoking]).Where(flag => flag.Second == value).Select(flag => flag.First);

    private IEnumerable<string> Named()
    {
        if (Language is not null) yield return OfferTags.Language(Language);
        if (Country is not null) yield return OfferTags.Country(Country);
    }
}
