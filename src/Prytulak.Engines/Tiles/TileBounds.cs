namespace Prytulak.Engines.Tiles;

/// <summary>The edges of a tile, in degrees of WGS 84 or in metres of Web Mercator (EPSG:3857).</summary>
public readonly record struct TileBounds(double West, double South, double East, double North);
