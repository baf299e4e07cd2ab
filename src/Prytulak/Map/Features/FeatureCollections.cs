using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map.Features;

/// <summary>All collections: homes and needs by area, and the layers of other modules.</summary>
internal sealed class FeatureCollections(PublicAreas areas, IEnumerable<MapLayer> layers)
{
    public IReadOnlyList<FeatureCollectionOf> All { get; } = [new HomeFeatures(areas), new NeedFeatures(areas), .. layers.Select(layer => new PointFeatures(layer))];

    public FeatureCollectionOf Find(string id) => All.FirstOrDefault(collection => collection.Id == id) ?? throw Refusal.Absent;
}
