namespace Prytulak.Engines.Tiles;

/// <summary>One edge of a box, 0 to 3: left, right, top, bottom.</summary>
readonly record struct BoxEdge(int Number, MapBox Box)
{
    /// <summary>The distance of a point from it, negative outside the box.</summary>
    public double Inside(MapPoint point) => Number switch
    {
        0 => point.X - Box.Left,
        1 => Box.Right - point.X,
        2 => point.Y - Box.Top,
        _ => Box.Bottom - point.Y
    };

    /// <summary>The place of a point of the edge along it.</summary>
    public double Along(MapPoint point) => Number < 2 ? point.Y : point.X;

    /// <summary>Where a step crosses it, given how far inside its ends are.</summary>
    public MapPoint Crossing(MapPoint a, MapPoint b, double inA, double inB) => On(inB == 0 ? b : LineClip.Between(a, b, inA / (inA - inB)));

    MapPoint On(MapPoint point) => Number switch
    {
        0 => point with { X = Box.Left },
        1 => point with { X = Box.Right },
        2 => point with { Y = Box.Top },
        _ => point with { Y = Box.Bottom }
    };
}
