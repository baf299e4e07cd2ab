using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// Keeps the labels of one zoom apart, as wide and as high as a short name. Squares of that size hold one label at most,
/// so that a label is compared with nine others, found by an open-addressing table. What stands at a zoom stands
/// on both sides of a tile's edge alike.
/// </summary>
sealed class LabelGrid(int zoom)
{
    const double Width = 76, Height = 26, LastWidth = 44, LastHeight = 17;

    readonly double across = Basemap.Pixels * (1 << zoom) / (zoom == Basemap.MaxZoom ? LastWidth : Width);
    readonly double down = Basemap.Pixels * (1 << zoom) / (zoom == Basemap.MaxZoom ? LastHeight : Height);
    Label[] table = new Label[1 << 10];
    int count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool IsFree(MapPoint world)
    {
        var (x, y) = (world.X * across, world.Y * down);
        for (var row = (int)y - 1; row <= (int)y + 1; row++)
            for (var column = (int)x - 1; column <= (int)x + 1; column++)
                if (Find(Square(column, row)) is { Square: not 0 } other && Math.Abs(other.X - x) < 1 && Math.Abs(other.Y - y) < 1) return false;
        return true;
    }

    public void Take(MapPoint world)
    {
        if (++count * 2 > table.Length) Grow();
        var (x, y) = (world.X * across, world.Y * down);
        Find(Square((int)x, (int)y)) = new(Square((int)x, (int)y), x, y);
    }

    // None is 0.
    int Square(int column, int row) => (row + 1) * ((int)across + 3) + column + 2;

    ref Label Find(int square)
    {
        var last = table.Length - 1;
        for (var at = (int)((uint)square * 0x9E3779B9u >> 7) & last; ; at = at + 1 & last)
            if (table[at].Square == square || table[at].Square == 0) return ref table[at];
    }

    void Grow()
    {
        var labels = table;
        table = new Label[labels.Length * 2];
        foreach (var label in labels)
            if (label.Square != 0) Find(label.Square) = label;
    }

    /// <summary>A label in its square, whose number is 0 where there is none.</summary>
    readonly record struct Label(int Square, double X, double Y);
}
