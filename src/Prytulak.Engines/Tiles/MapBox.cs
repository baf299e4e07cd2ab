namespace Prytulak.Engines.Tiles;

/// <summary>A rectangle of a plane, edges included.</summary>
readonly record struct MapBox(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Holds nothing, and grows by <see cref="With"/>.</summary>
    public static readonly MapBox Nothing = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public MapBox With(MapPoint point) => new(Math.Min(Left, point.X), Math.Min(Top, point.Y), Math.Max(Right, point.X), Math.Max(Bottom, point.Y));

    public MapBox With(MapBox other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public bool Touches(MapBox other) => Left <= other.Right && other.Left <= Right && Top <= other.Bottom && other.Top <= Bottom;

    public bool Holds(MapBox other) => Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;

}

/// <summary>A point of a plane, y down.</summary>
readonly record struct MapPoint(double X, double Y);
