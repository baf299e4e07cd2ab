using System.Text.Json;

namespace Prytulak.Engines.Tiles;

/// <summary>A country, a region, a lake or a river, with what its file says of it.</summary>
sealed class MapShape
{
    /// <summary>Two letters, or empty.</summary>
    public required string Country { get; init; }

    /// <summary>The region's id in the gazetteer, or empty.</summary>
    public required string Region { get; init; }

    /// <summary>Its own name where it has no id.</summary>
    public required string Name { get; init; }

    /// <summary>How early it is shown, 0 first (Natural Earth's scale rank).</summary>
    public required int Rank { get; init; }

    public required MapPart[] Parts { get; init; }

    public double Area => Parts.Sum(part => part.Area);

    public MapBox Box => Parts.Aggregate(MapBox.Nothing, (box, part) => box.With(part.Box));

    public static MapShape Read(JsonElement geometry, ArcTable arcs)
    {
        var known = geometry.TryGetProperty("properties", out var properties);
        return new()
        {
            Country = Text("cc"), Region = Text("id"), Name = Text("name"),
            Rank = known && properties.TryGetProperty("r", out var rank) ? rank.GetInt32() : 0,
            Parts = [.. Polygons(geometry).Select(rings => MapPart.Of(rings, arcs))]
        };

        string Text(string property) => known && properties.TryGetProperty(property, out var text) ? text.GetString()! : "";
    }

    static int[][][] Polygons(JsonElement geometry)
    {
        var arcs = geometry.GetProperty("arcs");
        return geometry.GetProperty("type").GetString() switch
        {
            "MultiPolygon" => [.. arcs.EnumerateArray().Select(Rings)],
            "Polygon" => [Rings(arcs)],
            "MultiLineString" => [.. arcs.EnumerateArray().Select(line => new[] { Numbers(line) })],
            "LineString" => [[Numbers(arcs)]],
            var type => throw new FormatException($"A shape is a {type}.")
        };
    }

    static int[][] Rings(JsonElement polygon) => [.. polygon.EnumerateArray().Select(Numbers)];

    static int[] Numbers(JsonElement ring) => [.. ring.EnumerateArray().Select(arc => arc.GetInt32())];
}

/// <summary>A polygon, its outer ring first, or a line; made of references to arcs.</summary>
sealed record MapPart(int[][] Rings, MapBox Box, double Area)
{
    public static MapPart Of(int[][] rings, ArcTable arcs) =>
        new(rings, arcs.Box(rings[0]), rings.Select((ring, i) => Math.Abs(arcs.TwiceArea(ring)) / (i == 0 ? 2 : -2)).Sum());
}
