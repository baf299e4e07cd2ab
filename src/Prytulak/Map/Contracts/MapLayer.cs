using Prytulak.Engines.Geo;

namespace Prytulak.Map.Contracts;

/// <summary>Points that everybody may see, which a module gives to the map: register it as a service, and it is drawn, listed and served as a collection.</summary>
public abstract class MapLayer
{
    /// <summary>A word of a few letters: the name of the layer in tiles and collections, and with "layer." before it the key of its title.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<MapPoint> Points { get; }
}

/// <summary>A point of a layer: nothing of it may be anybody's home.</summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Kind">A word, and with "layer.NAME." before it the key of what people call it.</param>
/// <param name="Names">By language; English is always there.</param>
public sealed record MapPoint(string Id, Position Position, string Kind, IReadOnlyDictionary<string, string> Names)
{
    public string Name(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];
}
