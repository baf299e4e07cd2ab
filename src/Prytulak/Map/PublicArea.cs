using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map;

/// <summary>How large an area is.</summary>
internal enum AreaKind { Square, Region, Country, Europe }

/// <summary>An area of which numbers are told: a public square, a region, a country, Europe.</summary>
internal sealed class PublicArea
{
    public required int Number { get; init; }

    /// <summary>The name of the square, the id of the region or the code of the country.</summary>
    public required string Id { get; init; }
    public required AreaKind Kind { get; init; }

    /// <summary>The number of the area that it lies in; -1 for Europe.</summary>
    public int Parent { get; set; } = -1;

    /// <summary>The outline of a square; null for what is larger.</summary>
    public Position[]? Ring { get; init; }

    /// <summary>What is around a square; the centre alone of what is larger.</summary>
    public required GeoBox Box { get; init; }

    /// <summary>ISO 3166-1 alpha-2; of a square, that of its largest town. Empty for Europe.</summary>
    public string Country { get; init; } = "";

    /// <summary>The largest town in it.</summary>
    public required Place Town { get; init; }

    /// <summary>The middle of a square; the middle of the people of a larger area.</summary>
    public required Position Centre { get; init; }

    public string KindWord => Kind.ToString().ToLowerInvariant();

    public string Name(Text text) => Kind switch
    {
        AreaKind.Square => Town.Name(text.Language),
        AreaKind.Region => Town.Region(text.Language) ?? text.CountryName(Country),
        AreaKind.Country => text.CountryName(Country),
        _ => text["map.europe"],
    };
}
