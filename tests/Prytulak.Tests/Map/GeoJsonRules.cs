using System.Text.Json.Nodes;

namespace Prytulak.Tests.Map;

/// <summary>GeoJSON by the letter of RFC 7946, for the two geometries that we have: whatever is not so is an <see cref="InvalidDataException"/>.</summary>
public static class GeoJsonRules
{
    public static void Check(JsonObject feature)
    {
        Must((string?)feature["type"] == "Feature", "A feature says that it is one.");
        Must(feature["id"] is JsonValue id && id.GetValueKind() is System.Text.Json.JsonValueKind.String, "A feature has an id.");
        Must(feature["properties"] is JsonObject && feature.ContainsKey("geometry"), "A feature has properties and a geometry.");
        Must(!feature.ContainsKey("coordinates") && !feature.ContainsKey("geometries") && !feature.ContainsKey("features") && !feature.ContainsKey("crs"), "A feature has nothing of other types (7.1), and no system of coordinates (4).");
        var coordinates = feature["geometry"]!["coordinates"]!.AsArray();
        switch ((string?)feature["geometry"]!["type"])
        {
            case "Point": Position(coordinates); break;
            case "Polygon": Polygon(coordinates); break;
            default: throw new InvalidDataException("A geometry is a point or a polygon here.");
        }
    }

    /// <summary>The corners of a feature as longitude and latitude; one for a point.</summary>
    public static (double Lon, double Lat)[] Corners(JsonObject feature)
    {
        var coordinates = feature["geometry"]!["coordinates"]!.AsArray();
        return (string?)feature["geometry"]!["type"] == "Point" ? [Position(coordinates)] : [.. coordinates[0]!.AsArray().SkipLast(1).Select(corner => Position(corner!.AsArray()))];
    }

    private static void Polygon(JsonArray rings)
    {
        Must(rings.Count > 0, "A polygon has a ring.");
        for (var i = 0; i < rings.Count; i++)
        {
            var ring = rings[i]!.AsArray().Select(corner => Position(corner!.AsArray())).ToArray();
            Must(ring.Length >= 4, "A ring has four positions.");
            Must(ring[0] == ring[^1], "A ring is closed.");
            Must(ring.Zip(ring.Skip(1)).Sum(edge => edge.First.Lon * edge.Second.Lat - edge.Second.Lon * edge.First.Lat) > 0 == (i == 0), "The outer ring goes against the clock, holes with it (3.1.6).");
        }
    }

    private static (double Lon, double Lat) Position(JsonArray numbers)
    {
        Must(numbers.Count is 2 or 3, "A position has two numbers or three.");
        var (lon, lat) = ((double)numbers[0]!, (double)numbers[1]!);
        Must(Math.Abs(lon) <= 180 && Math.Abs(lat) <= 90, "A position is longitude, then latitude.");
        return (lon, lat);
    }

    private static void Must(bool good, string rule)
    {
        if (!good) throw new InvalidDataException(rule);
    }
}
