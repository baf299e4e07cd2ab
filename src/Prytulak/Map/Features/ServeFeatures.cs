using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>What everybody may see of the map, for programs: OGC API – Features, part 1: core (OGC 17-069r4), as GeoJSON.</summary>
internal static class ServeFeatures
{
    public const string Root = "/ogc";

    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84", Conforms = "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IResult Landing(Visit visit, Settings settings)
    {
        visit.Http.Request.Query.Only();
        var at = new Addresses(settings);
        return Answer(visit, FeatureJson.Json, new()
        {
            ["title"] = "Prytulak", ["description"] = visit.Text["collection.about"], ["attribution"] = visit.Text["map.attribution"],
            ["links"] = new JsonArray(
                FeatureJson.Link("self", FeatureJson.Json, at[""]), FeatureJson.Link("service-desc", FeatureJson.OpenApi, at["/api"]), FeatureJson.Link("service-doc", "text/html", at.Map),
                FeatureJson.Link("conformance", FeatureJson.Json, at["/conformance"]), FeatureJson.Link("data", FeatureJson.Json, at["/collections"])),
        });
    }

    public static IResult Conformance(Visit visit)
    {
        visit.Http.Request.Query.Only();
        return Answer(visit, FeatureJson.Json, new() { ["conformsTo"] = new JsonArray(Conforms + "core", Conforms + "geojson", Conforms + "oas30") });
    }

    public static IResult Api(Visit visit, Settings settings, FeatureCollections collections)
    {
        visit.Http.Request.Query.Only();
        return Answer(visit, FeatureJson.OpenApi, new FeatureApi(new Addresses(settings), collections, visit.Text).Describe());
    }

    public static async Task<IResult> Collections(Visit visit, Settings settings, FeatureCollections collections, Today today)
    {
        visit.Http.Request.Query.Only();
        var (at, day) = (new Addresses(settings), await today.Get());
        return Answer(visit, FeatureJson.Json, new()
        {
            ["links"] = new JsonArray(FeatureJson.Link("self", FeatureJson.Json, at["/collections"])),
            ["collections"] = new JsonArray([.. collections.All.Select(collection => (JsonNode)Describe(collection, day, at, visit.Text))]),
        });
    }

    public static async Task<IResult> Collection(Visit visit, string collection, Settings settings, FeatureCollections collections, Today today)
    {
        visit.Http.Request.Query.Only();
        return Answer(visit, FeatureJson.Json, Describe(collections.Find(collection), await today.Get(), new(settings), visit.Text));
    }

    public static async Task<IResult> Items(Visit visit, string collection, Settings settings, FeatureCollections collections, Today today)
    {
        var (from, day, asked) = (collections.Find(collection), await today.Get(), visit.Http.Request.Query);
        var query = FeatureQuery.Read(asked, from, day.Date);
        ServedFeature[] matched = from.IsOfToday && !query.IsOfToday ? [] : [.. from.Read(day, asked, visit.Text).Where(query.Takes)];
        var page = matched.Skip(query.Offset).Take(query.Limit).ToArray();
        return Answer(visit, FeatureJson.GeoJson, new()
        {
            // No timeStamp: the same question has the same answer all day, to the byte.
            ["type"] = "FeatureCollection", ["numberMatched"] = matched.Length, ["numberReturned"] = page.Length,
            ["links"] = Pages(new(settings), collection, asked, query, matched.Length),
            ["features"] = new JsonArray([.. page.Select(feature => (JsonNode)FeatureJson.Of(feature))]),
        });
    }

    public static async Task<IResult> Item(Visit visit, string collection, string feature, Settings settings, FeatureCollections collections, Today today)
    {
        visit.Http.Request.Query.Only();
        var (from, at) = (collections.Find(collection), new Addresses(settings));
        var found = from.Find(await today.Get(), feature, visit.Text) ?? throw Refusal.Absent;
        var json = FeatureJson.Of(found);
        json["links"] = new JsonArray(
            FeatureJson.Link("self", FeatureJson.GeoJson, at[$"/collections/{collection}/items/{Uri.EscapeDataString(feature)}"]), FeatureJson.Link("collection", FeatureJson.Json, at[$"/collections/{collection}"]));
        return Answer(visit, FeatureJson.GeoJson, json);
    }

    private static JsonObject Describe(FeatureCollectionOf collection, PublicDay day, Addresses at, Text text) => new()
    {
        ["id"] = collection.Id, ["title"] = text["collection." + collection.Id], ["description"] = text["collection." + collection.Id + ".about"], ["itemType"] = "feature",
        ["extent"] = new JsonObject { ["spatial"] = new JsonObject { ["bbox"] = new JsonArray(FeatureJson.Box(collection.Extent(day))), ["crs"] = Crs84 } },
        ["crs"] = new JsonArray(Crs84),
        ["links"] = new JsonArray(
            FeatureJson.Link("self", FeatureJson.Json, at[$"/collections/{collection.Id}"]),
            FeatureJson.Link("items", FeatureJson.GeoJson, at[$"/collections/{collection.Id}/items"], text["collection." + collection.Id])),
    };

    private static JsonArray Pages(Addresses at, string collection, IQueryCollection asked, FeatureQuery query, int matched)
    {
        var links = new JsonArray(Page("self", query.Offset), FeatureJson.Link("collection", FeatureJson.Json, at[$"/collections/{collection}"]));
        if (query.Offset + query.Limit < matched) links.Add((JsonNode)Page("next", query.Offset + query.Limit));
        if (query.Offset > 0) links.Add((JsonNode)Page("prev", Math.Max(0, Math.Min(query.Offset, matched) - query.Limit)));
        return links;

        JsonObject Page(string rel, int offset) => FeatureJson.Link(rel, FeatureJson.GeoJson,
            at[$"/collections/{collection}/items"] + QueryString.Create(asked.Where(field => field.Key != "offset").Select(field => KeyValuePair.Create(field.Key, (string?)field.Value.ToString()))
                .Concat(offset > 0 ? [KeyValuePair.Create("offset", (string?)offset.ToString(CultureInfo.InvariantCulture))] : [])));
    }

    private static IResult Answer(Visit visit, string type, JsonObject json)
    {
        visit.Http.Response.Headers.CacheControl = "public, max-age=600";
        visit.Http.Response.Headers.Vary = "Accept-Language, Cookie";
        visit.Http.Response.Headers.ContentLanguage = visit.Text.Language;
        return TypedResults.Text(json.ToJsonString(Readable), type);
    }
}

/// <summary>Addresses of this service as others see them.</summary>
internal sealed class Addresses(Settings settings)
{
    public string Map => new Uri(settings.PublicAddress, "/map").ToString();

    public string this[string path] => new Uri(settings.PublicAddress, ServeFeatures.Root + path).ToString();
}
