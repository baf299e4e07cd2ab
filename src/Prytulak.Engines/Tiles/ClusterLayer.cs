using Prytulak.Engines.Search;

namespace Prytulak.Engines.Tiles;

/// <summary>Offers as a layer of a tile: a point for each square that has some, with how many, and how many of those have each tag.</summary>
public static class ClusterLayer
{
    /// <summary>Squares to a side of a tile, as a power of two: with tiles of 512 pixels one is 64 pixels wide, so that numbers in two of them do not touch.</summary>
    public const int Depth = 3;

    const int Extent = 4096;

    /// <summary>Writes the layer; time grows with the squares of the grid.</summary>
    /// <param name="facets">What the tags of the grid are called, in their order; a tag that nothing in a square has is not written there.</param>
    /// <param name="amid">True to put each point in the middle of its square, so that it does not tell where in it the offers are; else it is in the middle of them.</param>
    public static void Write(TileWriter writer, string name, ClusterGrid grid, ReadOnlySpan<string> facets, bool amid = false)
    {
        string[] names = ["count", .. facets];
        writer.BeginLayer(name, Extent);
        for (var square = 0; square < grid.Squares; square++)
            if (grid.CountsOf(square) is var counts && counts[0] > 0)
            {
                var (x, y) = amid ? ((square % grid.Side + 0.5) / grid.Side, (square / grid.Side + 0.5) / grid.Side) : grid.Middle(square);
                writer.Point((ulong)square + 1, (int)(x * Extent), (int)(y * Extent), names, counts);
            }
        writer.EndLayer();
    }
}
