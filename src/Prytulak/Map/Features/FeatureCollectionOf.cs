using System.Text.Json.Nodes;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>A feature as it is served: an id, where it is, and what is told of it.</summary>
/// <param name="Box">What of the map it covers; one point twice for a point.</param>
/// <param name="Ring">The corners of its polygon; null for a point.</param>
internal sealed record ServedFeature(string Id, GeoBox Box, Position[]? Ring, JsonObject Properties);

/// <summary>A collection of features that everybody may read.</summary>
internal abstract class FeatureCollectionOf
{
    /// <summary>Its id, and with "collection." before it the key of its title; with ".about" behind, of its description.</summary>
    public abstract string Id { get; }

    /// <summary>What features can be asked for by, with the schema of each value.</summary>
    public abstract IReadOnlyDictionary<string, JsonObject> Properties { get; }

    /// <summary>Whether its features are of one day.</summary>
    public abstract bool IsOfToday { get; }

    /// <summary>What is around all that it has, or more.</summary>
    public abstract GeoBox Extent(PublicDay day);

    /// <summary>All features that have what is asked, in an order that is always the same.</summary>
    public abstract IEnumerable<ServedFeature> Read(PublicDay day, IQueryCollection asked, Text text);

    public virtual ServedFeature? Find(PublicDay day, string id, Text text) => Read(day, QueryCollection.Empty, text).FirstOrDefault(feature => feature.Id == id);
}
