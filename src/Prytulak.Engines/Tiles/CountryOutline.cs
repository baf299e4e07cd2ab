namespace Prytulak.Engines.Tiles;

/// <summary>
/// The outline of a country, or of a region of it when that is set, as path data of SVG in whole pixels;
/// the path is empty where all of it is too small or out of the frame.
/// </summary>
/// <param name="Country">Two letters (ISO 3166-1; XK is Kosovo).</param>
/// <param name="Region">The region's id in the gazetteer; empty for a country and for the few regions it does not know.</param>
/// <param name="Label">Where its name or number stands, which may lie out of the frame.</param>
/// <param name="Path">Polygons, holes included, for the even-odd rule.</param>
public sealed record CountryOutline(string Country, string Region, TilePoint Label, string Path);
