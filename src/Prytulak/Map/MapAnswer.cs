using Prytulak.Engines.Disclosure;
using Prytulak.Engines.Tiles;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map;

/// <summary>An area as the map tells of it.</summary>
/// <param name="Homes">How many homes, as a band ("10+"); empty where nothing is told.</param>
/// <param name="Least">The least of that band; 0 where nothing is told.</param>
/// <param name="Needs">How many households wish to live there, as a band.</param>
public sealed record MapArea(string Id, string Kind, string Name, string Country, string Homes, int Least, string Needs, double Lat, double Lon)
{
    internal static MapArea Of(PublicArea area, Band homes, Band needs, Text text) =>
        new(area.Id, area.KindWord, area.Name(text), area.Country, homes.ToString(), homes.Least, needs.ToString(), Math.Round(area.Centre.Latitude, 4), Math.Round(area.Centre.Longitude, 4));
}

/// <summary>How many homes of an area have something, as a band.</summary>
public sealed record MapFacet(string Name, string Homes);

/// <summary>What is in an area on a day, and where the area lies.</summary>
public sealed record MapAnswer(DateOnly Day, MapArea Area, IReadOnlyList<MapArea> Above, IReadOnlyList<MapArea> Within, IReadOnlyList<MapFacet> Facets, string Filter);

/// <summary>The answer with what the page draws beside it.</summary>
public sealed record MapShown(MapAnswer Answer, PublicFilter Filter, OutlineDrawing? Drawing, IReadOnlyList<MapLayer> Layers, IReadOnlyList<FirstTile> First);
