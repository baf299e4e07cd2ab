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

    public override IReadOnlyDictionary<string, JsonObject> Properties { get; } = new Dictionary<string, JsonObject> { ["kind"] = new() { ["type"] = "string" } };

    public override IEnumerable<ServedFeature> Read(PublicDay day, IQueryCollection asked, Text text)
    {
        var kind = asked["kind"].ToString();
        return layer.Points.Where(point => kind == "" || point.Kind == kind).OrderBy(point => point.Id, StringComparer.Ordinal).Select(point => new ServedFeature(
            point.Id, new(point.Position.Latitude, point.Position.Longitude, point.Position.Latitude, point.Position.Longitude), null,
            new() { ["kind"] = point.Kind, ["name"] = point.Name(text.Language) }));
    }
}
