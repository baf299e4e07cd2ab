using Prytulak.Engines.Geo;

namespace Prytulak.Map.Contracts;

/// <summary>Points that everybody may see, which a module gives to the map: register it as a service, and it is drawn, listed and served as a collection.</summary>
public abstract class MapLayer
{
    /// <summary>A word of a few letters: the name of the layer in tiles and collections, and with "layer." before it the key of its title.</summary>
    public abstract string Name { get; }

    public abstract IReadOnlyList<MapPoint> Points { get; }

    /// <summary>Another word whenever the points are others: what is made of them is kept for as long as it stays the same.</summary>
    public virtual string Version => "";

    /// <summary>The page that tells of its points in words, those of a country behind "?country="; one point of it behind a slash and its id. Null where there is none.</summary>
    public virtual string? Page => null;

    /// <summary>The names of what is told of each point beside kind and name.</summary>
    public virtual IReadOnlyList<string> Facts => [];
}

/// <summary>A point of a layer: nothing of it may be anybody's home.</summary>
/// <param name="Id">Stays the same.</param>
/// <param name="Kind">A word.</param>
/// <param name="Names">By language; English is always there.</param>
public sealed record MapPoint(string Id, Position Position, string Kind, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>What its layer tells of it, by name.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    public string Name(string language) => Names.TryGetValue(language, out var name) ? name : Names["en"];
}
