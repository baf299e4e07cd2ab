namespace Prytulak.Engines.Tiles;

/// <summary>
/// Keeps labels apart: a label may stand at a zoom when none stands yet in its square of so many pixels or the eight around.
/// What stands at a zoom stands at all later ones, and on both sides of a tile's edge alike. Constant time for each.
/// </summary>
sealed class LabelGrid
{
    const int Apart = 44, LastApart = 24;

    readonly int columns, rows;
    readonly double perWorld;
    readonly MapBox world;
    readonly bool[] taken;

    public LabelGrid(int zoom, MapBox world)
    {
        this.world = world;
        perWorld = (double)Basemap.Pixels * (1 << zoom) / (zoom == Basemap.MaxZoom ? LastApart : Apart);
        (columns, rows) = ((int)((world.Right - world.Left) * perWorld) + 3, (int)((world.Bottom - world.Top) * perWorld) + 3);
        taken = new bool[columns * rows];
    }

    public bool IsFree(MapPoint point)
    {
        var at = IndexOf(point);
        for (var row = at - columns; row <= at + columns; row += columns)
            if (taken.AsSpan(row - 1, 3).Contains(true)) return false;
        return true;
    }

    public void Take(MapPoint point) => taken[IndexOf(point)] = true;

    int IndexOf(MapPoint point) => ((int)((point.Y - world.Top) * perWorld) + 1) * columns + (int)((point.X - world.Left) * perWorld) + 1;
}
