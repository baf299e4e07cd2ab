using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Tests.Map;

/// <summary>
/// The same addresses as sites served them in 2022, with the defence off: of the moment, by the true place under fresh noise,
/// in any box, in the order of distance, to the number. What is tried on the defended ones must succeed here.
/// </summary>
public static class Undefended
{
    public const string Items = "/undefended/items", Tiles = "/undefended/tiles";

    private const double NoiseMetres = 500;

    public static void Add(Routes routes)
    {
        var noise = new Random(1);
        routes.Get(Items, Roles.Everyone, (HttpContext http, FreeUnits units) => TypedResults.Text(Answer(http.Request.Query, units, noise).ToJsonString(), "application/geo+json"));
        routes.Get(Tiles + "/{z:int}/{x:int}/{y:int}", Roles.Everyone, (int z, int x, int y, FreeUnits units) => TypedResults.Bytes(Tile(units, new(z, x, y))));
    }

    private static JsonObject Answer(IQueryCollection query, FreeUnits units, Random noise)
    {
        var found = units.All.Where(unit => Suits(unit, query)).ToArray();
        if (query["near"].ToString() is { Length: > 0 } near && Numbers(near) is [var east, var north])
            found = [.. found.OrderBy(unit => new Position(north, east).MetresTo(unit.Position!.Value))];
        lock (noise)
            return new()
            {
                ["features"] = new JsonArray([.. found.Select(unit => (JsonNode)new JsonObject
                {
                    ["id"] = unit.Accommodation.ToString(), ["geometry"] = new JsonObject { ["type"] = "Point", ["coordinates"] = Noisy(unit.Position!.Value, noise) }, ["properties"] = new JsonObject { ["count"] = "1" },
                })]),
            };
    }

    private static bool Suits(FreeUnit unit, IQueryCollection query) =>
        (query["bbox"].ToString() is not { Length: > 0 } box || Numbers(box) is [var west, var south, var east, var north] && new GeoBox(south, west, north, east).Contains(unit.Position!.Value.Latitude, unit.Position.Value.Longitude))
        && (query["beds"].ToString() is not { Length: > 0 } beds || unit.Beds >= int.Parse(beds, CultureInfo.InvariantCulture))
        && (query["pets"].ToString() == "" || unit.Pets) && (query["step_free"].ToString() == "" || unit.StepFree) && (query["women_only"].ToString() == "" || unit.WomenOnly)
        && (query["no_smoking"].ToString() == "" || !unit.Smoking) && (query["free"].ToString() == "" || unit.FreeOfCharge)
        && (query["speaks"].ToString() is not { Length: > 0 } language || unit.Languages.Contains(language));

    // A tile at a large zoom has room for the true place.
    private static byte[] Tile(FreeUnits units, TileAddress address)
    {
        var writer = new TileWriter();
        writer.BeginLayer("homes");
        foreach (var unit in units.All)
        {
            var at = WebMercator.ToTile(address, unit.Position!.Value);
            if (at is not { X: >= 0 and < 4096, Y: >= 0 and < 4096 }) continue;
            writer.Point(null, at.X, at.Y);
            writer.Tag("id", unit.Accommodation.ToString());
        }
        writer.EndLayer();
        return writer.ToArray();
    }

    private static JsonArray Noisy(Position position, Random noise)
    {
        var (north, east) = (Normal(noise) * NoiseMetres / 111_195, Normal(noise) * NoiseMetres / 111_195 / Math.Cos(double.DegreesToRadians(position.Latitude)));
        return new(position.Longitude + east, position.Latitude + north);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Numbers(string text) => [.. text.Split(',').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];
}
