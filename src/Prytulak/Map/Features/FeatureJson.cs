using System.Text.Json.Nodes;
using Prytulak.Engines.Geo;

namespace Prytulak.Map.Features;

/// <summary>Writes features as GeoJSON (RFC 7946), and the links between answers.</summary>
internal static class FeatureJson
{
    public const string Json = "application/json", GeoJson = "application/geo+json", OpenApi = "application/vnd.oai.openapi+json;version=3.0";

    public static JsonObject Of(ServedFeature feature) => new()
    {
        ["type"] = "Feature", ["id"] = feature.Id, ["geometry"] = Geometry(feature), ["properties"] = feature.Properties.DeepClone(),
    };

    public static JsonObject Link(string rel, string type, string href, string? title = null) => title is null
        ? new() { ["rel"] = rel, ["type"] = type, ["href"] = href }
        : new() { ["rel"] = rel, ["type"] = type, ["href"] = href, ["title"] = title };

    /// <summary>West, south, east and north, rounded so that nothing falls out.</summary>
    public static JsonArray Box(GeoBox box) => new(Down(box.West), Down(box.South), -Down(-box.East), -Down(-box.North));

    private static double Down(double degrees) => Math.Floor(degrees * 100) / 100;

    private static JsonObject Geometry(ServedFeature feature) => feature.Ring is { } ring
        ? new() { ["type"] = "Polygon", ["coordinates"] = new JsonArray(new JsonArray([.. ring.Append(ring[0]).Select(corner => (JsonNode)At(corner.Latitude, corner.Longitude))])) }
        : new() { ["type"] = "Point", ["coordinates"] = At(feature.Box.South, feature.Box.West) };

    private static JsonArray At(double latitude, double longitude) => new(Math.Round(longitude, 6), Math.Round(latitude, 6));
}
