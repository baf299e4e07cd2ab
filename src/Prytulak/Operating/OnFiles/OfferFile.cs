using Prytulak.Engines.Search;

namespace Prytulak.Operating.OnFiles;

/// <summary>Offers of a CSV file with a head: id, lat, lon, beds, units, pets, step_free, women_only, smoking, languages, from, to, country, in any order.</summary>
internal sealed class OfferFile
{
    private static readonly string[] Names = ["id", "lat", "lon", "beds", "units", "pets", "step_free", "women_only", "smoking", "languages", "from", "to", "country"];

    private readonly CsvTable table;
    private readonly List<string> ids = [];
    private readonly Dictionary<string, TagSet> languages = [];
    private readonly List<Offer<int>> offers = [];

    private OfferFile(CsvTable table) => this.table = table;

    public Vocabulary Tags { get; } = new();

    public OfferIds Ids { get; private set; } = null!;

    /// <summary>Let go of once they are indexed: they take more room than the index.</summary>
    public IReadOnlyCollection<Offer<int>> Offers { get; set; } = [];

    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public static OfferFile Read(string path, Faults faults)
    {
        using var reader = new StreamReader(path);
        var file = new OfferFile(new(reader, Path.GetFileName(path), Names));
        foreach (var (id, offer) in file.table.Read(file.Parse, faults))
        {
            file.ids.Add(id);
            file.offers.Add(offer);
        }
        file.Order();
        return file;
    }

    private Offer<int> Parse()
    {
        var offer = new Offer<int>
        {
            Key = 0, Position = table.Position(), Beds = (ushort)table.Count("beds"), Units = (ushort)table.Count("units"), From = table.Day("from"), To = table.Day("to"), Tags = ReadTags(),
        };
        return offer.From <= offer.To ? offer : throw new FaultyLine("it ends before it begins.");
    }

    private TagSet ReadTags()
    {
        var tags = Languages(table.Field("languages"));
        foreach (var name in OfferTags.Flags)
            if (table.Flag(name)) tags.Add(Tags.Of(name));
        if (table.Field("country") is { Length: > 0 } country) tags.Add(Tags.Of(OfferTags.Country(country.ToString())));
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

    private void Order()
    {
        Ids = new(ids, out var order);
        var inOrder = new Offer<int>[order.Length];
        for (var key = 0; key < order.Length; key++) inOrder[key] = offers[order[key]] with { Key = key };
        Offers = inOrder;
    }
}
