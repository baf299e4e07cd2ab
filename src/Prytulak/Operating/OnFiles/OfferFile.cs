using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Search;

namespace Prytulak.Operating.OnFiles;

/// <summary>Offers of a CSV file with a head: id, lat, lon, beds, units, pets, step_free, women_only, smoking, languages, from, to, country, in any order.</summary>
internal sealed class OfferFile
{
    private static readonly string[] Names = ["id", "lat", "lon", "beds", "units", "pets", "step_free", "women_only", "smoking", "languages", "from", "to", "country"];

    private readonly Dictionary<string, int> columns;
    private readonly CsvRow row = new();
    private readonly Dictionary<string, int> lines = [];
    private readonly List<string> ids = [];
    private readonly Dictionary<string, TagSet> languages = [];
    private readonly List<Offer<int>> offers = [];

    private OfferFile(string head)
    {
        row.Read(head.TrimStart('\uFEFF'));
        columns = Enumerable.Range(0, row.Count).Select(i => row[i].Trim().ToString()).Index().GroupBy(column => column.Item).ToDictionary(g => g.Key, g => g.First().Index);
        if (Names.Where(name => !columns.ContainsKey(name)).ToArray() is { Length: > 0 } missing)
            throw new InvalidDataException($"The first line must name the columns; these are missing: {string.Join(", ", missing)}.");
        Width = row.Count;
    }

    public Vocabulary Tags { get; } = new();

    public OfferIds Ids { get; private set; } = null!;

    /// <summary>Let go of once they are indexed: they take more room than the index.</summary>
    public IReadOnlyCollection<Offer<int>> Offers { get; set; } = [];

    private int Width { get; }

    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static OfferFile Read(string path, Faults faults)
    {
        using var reader = new StreamReader(path);
        var file = new OfferFile(reader.ReadLine() ?? "");
        for (var line = 2; reader.ReadLine() is { } text; line++) file.Add(text, line, Path.GetFileName(path), faults);
        file.Order();
        return file;
    }

    private void Add(string text, int line, string name, Faults faults)
    {
        if (text.Length == 0) return;
        try
        {
            var offer = Parse(text);
            var id = Field("id").ToString();
            if (id == "") throw new FaultyLine("the id is empty.");
            if (!lines.TryAdd(id, line)) throw new FaultyLine($"the id {id} is that of line {lines[id]} already.");
            ids.Add(id);
            offers.Add(offer);
        }
        catch (Exception fault) when (fault is FaultyLine or InvalidOperationException)
        {
            faults.Tell(name, line, fault.Message);
        }
    }

    private Offer<int> Parse(string text)
    {
        if (!row.Read(text)) throw new FaultyLine("a quotation mark is not closed.");
        if (row.Count != Width) throw new FaultyLine($"there are {row.Count} fields instead of {Width}.");
        var offer = new Offer<int>
        {
            Key = 0, Position = ReadPosition(), Beds = Count("beds"), Units = Count("units"), From = Day("from"), To = Day("to"), Tags = ReadTags(),
        };
        return offer.From <= offer.To ? offer : throw new FaultyLine("it ends before it begins.");
    }

    private Position ReadPosition()
    {
        var (latitude, longitude) = (Number("lat"), Number("lon"));
        return Position.IsValid(latitude, longitude) ? new(latitude, longitude) : throw new FaultyLine("lat is not between -90 and 90, or lon not between -180 and 180.");
    }

    private double Number(string name) =>
        double.TryParse(Field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FaultyLine($"{name} is not a number.");

    private ushort Count(string name) =>
        ushort.TryParse(Field(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new FaultyLine($"{name} is not a whole number between 0 and {ushort.MaxValue}.");

    private int Day(string name) =>
        DateOnly.TryParseExact(Field(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : throw new FaultyLine($"{name} is not a date like 2026-12-31.");

    private TagSet ReadTags()
    {
        var tags = Languages(Field("languages"));
        foreach (var name in OfferTags.Flags)
            if (Flag(name)) tags.Add(Tags.Of(name));
        if (Field("country") is { Length: > 0 } country) tags.Add(Tags.Of(OfferTags.Country(country.ToString())));
        return tags;
    }

    // Only so many lists are ever different.
    private TagSet Languages(ReadOnlySpan<char> joined)
    {
        var known = languages.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(joined, out var tags)) return tags;
        foreach (var language in joined.ToString().Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)) tags.Add(Tags.Of(OfferTags.Language(language)));
        known[joined] = tags;
        return tags;
    }

    private bool Flag(string name) => Field(name) switch
    {
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "1" || text.Equals("yes", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) || text is "0" || text.Equals("no", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw new FaultyLine($"{name} is neither true nor false."),
    };

    private ReadOnlySpan<char> Field(string name) => row[columns[name]].Trim();

    private void Order()
    {
        Ids = new(ids, out var order);
        var inOrder = new Offer<int>[order.Length];
        for (var key = 0; key < order.Length; key++) inOrder[key] = offers[order[key]] with { Key = key };
        Offers = inOrder;
    }
}
