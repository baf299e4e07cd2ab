using Prytulak.Engines.Search;

namespace Prytulak.Engines.Tiles;

/// <summary>Offers as a layer of a tile: a point for each square that has some, with how many, and how many of those have each tag.</summary>
public static class ClusterLayer
{
    /// <summary>Squares to a side of a tile, as a power of two: with tiles of 512 pixels one is 32 pixels wide.</summary>
    public const int Depth = 4;

    const int Extent = 4096;

    /// <summary>Writes the layer; time grows with the squares of the grid.</summary>
    /// <param name="facets">What the tags of the grid are called, in their order; a tag that nothing in a square has is not written there.</param>
    public static void Write(TileWriter writer, string name, ClusterGrid grid, ReadOnlySpan<string> facets)
    {
        writer.BeginLayer(name, Extent);
        for (var row = 0; row < grid.Side; row++)
            for (var column = 0; column < grid.Side; column++)
                if (grid.Count(column, row) > 0) WriteSquare(writer, grid, column, row, facets);
        writer.EndLayer();
    }

    static void WriteSquare(TileWriter writer, ClusterGrid grid, int column, int row, ReadOnlySpan<string> facets)
    {
        var (x, y) = grid.Middle(column, row);
        writer.Point((ulong)(row * grid.Side + column + 1), (int)(x * Extent), (int)(y * Extent));
        writer.Tag("count", grid.Count(column, row));
        for (var facet = 0; facet < facets.Length; facet++)
            if (grid.FacetCount(column, row, facet) is > 0 and var count) writer.Tag(facets[facet], count);
    }
}
