namespace Prytulak.Engines.Tiles;

/// <summary>
/// A name on the map: of what, and which (a country or region by its index, a place by its id in the gazetteer),
/// where, its rank from 0 (important) to 9, and the zooms that may show it.
/// </summary>
readonly record struct MapLabel(LabelKind Kind, int Source, MapPoint At, byte Rank, byte FirstZoom, byte LastZoom);

enum LabelKind : byte { Country, Region, City, Town, Village }
