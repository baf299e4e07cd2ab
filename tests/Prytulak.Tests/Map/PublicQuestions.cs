using System.Globalization;

namespace Prytulak.Tests.Map;

/// <summary>Questions that anybody may put to the map, good ones and bad ones; the same for the same seed.</summary>
public static class PublicQuestions
{
    private static readonly string[] Languages = ["en", "uk", "be", "ru", "pl", "de", "fr"], Filters = ["pets=true", "step_free=true", "women_only=true", "no_smoking=true", "free=true", "beds=2", "beds=5", "speaks=uk", "speaks=pl", "from=2026-07-01&to=2026-08-01", "pets=false", "beds=99"],
        Areas = ["PL", "DE", "europe", "UA", "XX"], Collections = ["homes", "needs", "crossings", "reception", "nothing"];

    public static IEnumerable<(string Path, string Language, string Accept)> Asked(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) yield return (Path(random), Languages[random.Next(Languages.Length)], random.Next(12) == 0 ? "text/html" : "application/json");
    }

    private static string Path(Random random) => random.Next(8) switch
    {
        0 or 1 => Tile(random) + Query(random),
        2 or 3 => $"/map/seen{Query(random, $"box={Box(random)}", $"zoom={random.Next(0, 14)}")}",
        4 => $"/map{Query(random, $"area={Areas[random.Next(Areas.Length)]}")}",
        5 or 6 => $"/ogc/collections/{Collections[random.Next(Collections.Length)]}/items{Query(random, $"limit={random.Next(1, 200)}", $"bbox={Bbox(random)}")}",
        _ => random.Next(4) switch { 0 => "/map/tiles.json", 1 => "/ogc/collections", 2 => "/map", _ => "/ogc/collections/homes/items/5kmN3290E5070" },
    };

    // Around Poland, where the homes are, and sometimes nowhere.
    private static string Tile(Random random)
    {
        var zoom = random.Next(4, 12);
        var at = Engines.Tiles.TileAddress.Of(new(49.5 + random.NextDouble() * 5, 15 + random.NextDouble() * 9), zoom);
        return $"/map/tiles/{Languages[random.Next(Languages.Length)]}/{at.Z}/{at.X}/{at.Y}";
    }

    private static string Query(Random random, params string[] fields) =>
        string.Join('&', fields.Where(_ => random.Next(12) > 0).Concat(Filters.Where(_ => random.Next(8) == 0))) is { Length: > 0 } query ? "?" + query : "";

    private static string Box(Random random) => Edges(random) is var (south, west, north, east) ? $"{F(south)},{F(west)},{F(north)},{F(east)}" : "";

    private static string Bbox(Random random) => Edges(random) is var (south, west, north, east) ? $"{F(west)},{F(south)},{F(east)},{F(north)}" : "";

    private static (double, double, double, double) Edges(Random random)
    {
        var (south, west, size) = (49 + random.NextDouble() * 6, 14 + random.NextDouble() * 10, Math.Pow(10, -4 + 5 * random.NextDouble()));
        return (south, west, Math.Min(89, south + size), west + size);
    }

    private static string F(double number) => number.ToString("F6", CultureInfo.InvariantCulture);
}
