using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;
using Prytulak.Map.Features;

namespace Prytulak.Map;

/// <summary>Vector tiles, and where programs find them (TileJSON 3.0).</summary>
internal static class ShowTiles
{
    private static readonly TimeSpan AWeek = TimeSpan.FromDays(7), AWhile = TimeSpan.FromMinutes(10);

    /// <summary>The drawn map.</summary>
    public static IResult Base(Visit visit, string language, int z, int x, int y, MapFiles files)
    {
        var address = Address(z, x, y, Basemap.MaxZoom);
        return Packed.Answer(visit.Http, files.Tile(address, In(language).Language), Packed.Tile, AWeek);
    }

    /// <summary>Homes, needs and other layers.</summary>
    public static async Task<IResult> Layers(Visit visit, string language, int z, int x, int y, PublicTiles tiles, Today today)
    {
        var (address, filter) = (Address(z, x, y, PublicTiles.MaxZoom), PublicFilter.Read(visit.Http.Request.Query, "day"));
        return Packed.Answer(visit.Http, tiles.Tile(await today.Get(), filter, address, In(language)), Packed.Tile, AWhile);
    }

    /// <summary>The tiles of the layers as TileJSON; those of what is asked for, where something is.</summary>
    public static async Task<IResult> Describe(Visit visit, Settings settings, Today today, IEnumerable<MapLayer> layers)
    {
        var filter = PublicFilter.Read(visit.Http.Request.Query);
        return TypedResults.Json(TileJson(visit.Text, new Uri(settings.PublicAddress, $"/map/tiles/{visit.Text.Language}/") + "{z}/{x}/{y}" + (filter.IsEmpty ? "" : "?" + filter.Query), (await today.Get()).Extent, layers));
    }

    private static object TileJson(Text text, string address, GeoBox around, IEnumerable<MapLayer> layers) => new
    {
        tilejson = "3.0.0", name = "Prytulak", scheme = "xyz", minzoom = 0, maxzoom = PublicTiles.MaxZoom,
        bounds = FeatureJson.Box(around), center = (double[])[20, 50, 4],
        attribution = text["map.attribution"],
        tiles = (string[])[address],
        vector_layers = ((string[])["homes", "needs"]).Select(name => Layer(name, ("id", "String"), ("kind", "String"), ("name", "String"), ("count", "String"), ("least", "Number")))
            .Concat(((string[])["homes_squares", "needs_squares"]).Select(name => Layer(name, ("least", "Number"))))
            .Concat(layers.Select(layer => Layer(layer.Name, ("id", "String"), ("kind", "String"), ("name", "String")))),
    };

    private static object Layer(string id, params (string Name, string Type)[] fields) => new { id, fields = fields.ToDictionary(field => field.Name, field => field.Type) };

    private static Text In(string language) => Texts.Languages.Contains(language) ? Texts.In(language) : throw new Refusal(Why.Absent, "map.no_language", null, string.Join(", ", Texts.Languages));

    private static TileAddress Address(int z, int x, int y, int most)
    {
        if (z < 0 || z > most) throw new Refusal(Why.Absent, "map.no_zoom", null, most);
        return TileAddress.IsValid(z, x, y) ? new(z, x, y) : throw new Refusal(Why.Absent, "map.no_tile", null, z, (1 << z) - 1);
    }
}
