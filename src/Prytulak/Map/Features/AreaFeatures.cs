using System.Text.Json.Nodes;
using Prytulak.Engines.Disclosure;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>The areas of which a number is told: squares as polygons, or regions or countries as points where those are asked for.</summary>
internal abstract class AreaFeatures(PublicAreas areas) : FeatureCollectionOf
{
    private static readonly string[] Kinds = [.. ((AreaKind[])[AreaKind.Square, AreaKind.Region, AreaKind.Country]).Select(kind => kind.ToString().ToLowerInvariant())];

    public override bool IsOfToday => true;

    public override GeoBox Extent(PublicDay day) => day.Extent;

    public override IReadOnlyDictionary<string, JsonObject> Properties { get; } = new Dictionary<string, JsonObject>
    {
        ["kind"] = new() { ["type"] = "string", ["enum"] = new JsonArray([.. Kinds]), ["default"] = Kinds[0] },
        ["country"] = new() { ["type"] = "string", ["pattern"] = "^[A-Z]{2}$" },
    };

    protected abstract AreaBands Bands(PublicDay day, IQueryCollection asked);

    public override IEnumerable<ServedFeature> Read(PublicDay day, IQueryCollection asked, Text text)
    {
        var (bands, kind, country) = (Bands(day, asked), Kind(asked), Country(asked));
        return bands.Shown.Where(area => area.KindWord == kind && (country == "" || area.Country == country))
            .Select(area => Served(area, bands[area], day, text));
    }

    public override ServedFeature? Find(PublicDay day, string id, Text text)
    {
        var bands = Bands(day, QueryCollection.Empty);
        return areas.Find(id) is { Kind: not AreaKind.Europe } area && bands[area].IsShown ? Served(area, bands[area], day, text) : null;
    }

    // One kind of geometry at a time: many programs take no other.
    private static string Kind(IQueryCollection asked) => asked.Choice("kind", Kinds) ?? Kinds[0];

    private static string Country(IQueryCollection asked) => asked["country"].ToString() switch
    {
        "" => "",
        { Length: 2 } code when code.All(char.IsAsciiLetterUpper) => code,
        _ => throw new Refusal(Why.Bad, "map.wrong_country", null, "country"),
    };

    private static ServedFeature Served(PublicArea area, Band band, PublicDay day, Text text) => new(area.Id, area.Box, area.Ring, new()
    {
        ["kind"] = area.KindWord, ["name"] = area.Name(text), ["country"] = area.Country, ["count"] = band.ToString(), ["least"] = band.Least,
        ["day"] = day.Date.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
    });
}

/// <summary>How many homes there are, area by area; what strangers may ask of homes can be asked here.</summary>
internal sealed class HomeFeatures(PublicAreas areas) : AreaFeatures(areas)
{
    public override string Id => "homes";

    public override IReadOnlyDictionary<string, JsonObject> Properties { get; } = new Dictionary<string, JsonObject>(new NeedFeatures(areas).Properties)
    {
        ["beds"] = new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = PublicFilter.MostBeds },
        ["pets"] = Yes(), ["step_free"] = Yes(), ["women_only"] = Yes(), [PublicFilter.NoSmoking] = Yes(), ["free"] = Yes(),
        ["speaks"] = new() { ["type"] = "string", ["pattern"] = "^[a-z]{2,3}$" },
        ["from"] = new() { ["type"] = "string", ["format"] = "date" },
        ["to"] = new() { ["type"] = "string", ["format"] = "date" },
    };

    protected override AreaBands Bands(PublicDay day, IQueryCollection asked) => day.Homes(PublicFilter.Read(asked, [.. FeatureQuery.Names, "kind", "country"]));

    private static JsonObject Yes() => new() { ["type"] = "boolean", ["enum"] = new JsonArray(true) };
}

/// <summary>How many households wish to live there, area by area.</summary>
internal sealed class NeedFeatures(PublicAreas areas) : AreaFeatures(areas)
{
    public override string Id => "needs";

    protected override AreaBands Bands(PublicDay day, IQueryCollection asked) => day.Needs;
}
