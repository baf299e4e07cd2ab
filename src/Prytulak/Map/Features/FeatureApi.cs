using System.Text.Json.Nodes;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>The description of the service as OpenAPI 3.0.</summary>
internal sealed class FeatureApi(Addresses at, FeatureCollections collections, Text text)
{
    public JsonObject Describe()
    {
        var paths = new JsonObject
        {
            ["/"] = Get("landing", "Landing page", FeatureJson.Json),
            ["/conformance"] = Get("conformance", "Conformance classes", FeatureJson.Json),
            ["/api"] = Get("api", "This description", FeatureJson.OpenApi),
            ["/collections"] = Get("collections", "All collections", FeatureJson.Json),
        };
        foreach (var collection in collections.All)
        {
            paths[$"/collections/{collection.Id}"] = Get("describe_" + collection.Id, text["collection." + collection.Id], FeatureJson.Json);
            paths[$"/collections/{collection.Id}/items"] = Get("read_" + collection.Id, text["collection." + collection.Id], FeatureJson.GeoJson, [.. Paging(), .. collection.Properties.Select(property => Query(property.Key, property.Value))]);
            paths[$"/collections/{collection.Id}/items/{{featureId}}"] = Get("read_one_of_" + collection.Id, text["collection." + collection.Id], FeatureJson.GeoJson,
                new JsonObject { ["name"] = "featureId", ["in"] = "path", ["required"] = true, ["schema"] = new JsonObject { ["type"] = "string" } });
        }
        return new()
        {
            ["openapi"] = "3.0.3", ["info"] = new JsonObject { ["title"] = "Prytulak", ["description"] = text["collection.about"], ["version"] = "1.0.0" },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = at[""] }), ["paths"] = paths,
        };
    }

    private static IEnumerable<JsonObject> Paging() =>
    [
        Query("bbox", new() { ["type"] = "array", ["oneOf"] = new JsonArray(Items(4), Items(6)), ["items"] = new JsonObject { ["type"] = "number" } }),
        Query("datetime", new() { ["type"] = "string" }),
        Query("limit", new() { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = FeatureQuery.MostLimit, ["default"] = FeatureQuery.DefaultLimit }),
        Query("offset", new() { ["type"] = "integer", ["minimum"] = 0, ["default"] = 0 }),
    ];

    private static JsonObject Items(int count) => new() { ["minItems"] = count, ["maxItems"] = count };

    private static JsonObject Query(string name, JsonObject schema) =>
        new() { ["name"] = name, ["in"] = "query", ["required"] = false, ["schema"] = schema.DeepClone(), ["style"] = "form", ["explode"] = false };

    private static JsonObject Get(string id, string summary, string type, params JsonObject[] parameters) => new()
    {
        ["get"] = new JsonObject
        {
            ["operationId"] = id, ["summary"] = summary, ["parameters"] = new JsonArray([.. parameters]),
            ["responses"] = new JsonObject
            {
                ["200"] = Response("Good", type, new() { ["type"] = "object" }),
                ["400"] = Response("A parameter is unknown or cannot be read", "application/problem+json", new() { ["type"] = "object" }),
                ["404"] = Response("There is no such thing", "application/problem+json", new() { ["type"] = "object" }),
                ["503"] = Response("The server cannot answer now", "application/problem+json", new() { ["type"] = "object" }),
            },
        },
    };

    private static JsonObject Response(string description, string type, JsonObject schema) =>
        new() { ["description"] = description, ["content"] = new JsonObject { [type] = new JsonObject { ["schema"] = schema } } };
}
