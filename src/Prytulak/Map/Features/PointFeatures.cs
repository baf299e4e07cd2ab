using System.Text.Json.Nodes;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map.Features;

/// <summary>A layer of the map as a collection.</summary>
internal sealed class PointFeatures(MapLayer layer) : FeatureCollectionOf
{
    public override string Id => layer.Name;

    public override bool IsOfToday => false;

    public override GeoBox Extent(PublicDay day) => layer.Points.Count == 0 ? day.Extent : SquareOutline.Around(layer.Points.Select(point => point.Position));

    public override IReadOnlyDictionary<string, JsonObject> Properties { get; } = layer.Facts.Prepend("kind").ToDictionary(name => name, _ => new JsonObject { ["type"] = "string" });

    public override IEnumerable<ServedFeature> Read(PublicDay day, IQueryCollection asked, Text text) =>
        layer.Points.Where(point => Properties.Keys.All(name => asked[name].ToString() is var wanted && (wanted == "" || wanted == Told(point, name)))).OrderBy(point => point.Id, StringComparer.Ordinal).Select(point => new ServedFeature(
            point.Id, new(point.Position.Latitude, point.Position.Longitude, point.Position.Latitude, point.Position.Longitude), null, Told(point, text)));

    private static string? Told(MapPoint point, string name) => name == "kind" ? point.Kind : point.Facts.GetValueOrDefault(name);

    private JsonObject Told(MapPoint point, Text text)
    {
        var told = new JsonObject { ["kind"] = point.Kind, ["name"] = point.Name(text.Language) };
        foreach (var name in layer.Facts) told[name] = Told(point, name);
        return told;
    }
}
