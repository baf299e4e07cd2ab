namespace Prytulak.Engines.Tiles;

/// <summary>A point of a tile in its own units: x to the right, y down, 0 to the extent within it, beyond in its margin.</summary>
public readonly record struct TilePoint(int X, int Y);
