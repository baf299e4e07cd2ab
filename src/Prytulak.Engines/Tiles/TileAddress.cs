using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// A square of the world in Web Mercator: zoom 0 to 22, column from the west and row from the north, each below 2^zoom.
/// </summary>
/// <exception cref="ArgumentOutOfRangeException">There is no such tile.</exception>
public readonly record struct TileAddress(int Z, int X, int Y)
{
    public const int MaxZoom = 22;

    public int Z { get; } = IsValid(Z, X, Y)
        ? Z
        : throw new ArgumentOutOfRangeException(nameof(Z), $"There is no tile {Z}/{X}/{Y}: zoom is 0 to {MaxZoom}, column and row are below 2^zoom.");

    public int X { get; } = X;

    public int Y { get; } = Y;

    /// <summary>Whether there is such a tile.</summary>
    public static bool IsValid(int z, int x, int y) => z is >= 0 and <= MaxZoom && x >= 0 && y >= 0 && x >> z == 0 && y >> z == 0;

    /// <summary>The tile of a zoom that holds a position; the edges of the world belong to its last tiles.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The zoom is out of its range.</exception>
    public static TileAddress Of(Position position, int zoom)
    {
        var (x, y) = WebMercator.ToWorld(position);
        var last = (1 << Math.Clamp(zoom, 0, MaxZoom)) - 1;
        return new(zoom, Math.Clamp((int)(x * (last + 1)), 0, last), Math.Clamp((int)(y * (last + 1)), 0, last));
    }

    /// <summary>The width and height as a fraction of the world's.</summary>
    public double Size => 1.0 / (1 << Z);

    /// <summary>In metres of EPSG:3857.</summary>
    public TileBounds Metres => new(WebMercator.Metres(X * Size), -WebMercator.Metres((Y + 1) * Size), WebMercator.Metres((X + 1) * Size), -WebMercator.Metres(Y * Size));

    /// <summary>In degrees of WGS 84.</summary>
    public TileBounds Degrees => new(
        WebMercator.Longitude(X * Size), WebMercator.Latitude((Y + 1) * Size), WebMercator.Longitude((X + 1) * Size), WebMercator.Latitude(Y * Size));

    /// <summary>The tile of the zoom above that holds this one; null for the world.</summary>
    public TileAddress? Parent => Z == 0 ? null : new(Z - 1, X >> 1, Y >> 1);

    /// <summary>The four tiles of the next zoom: north-west, north-east, south-west, south-east; none at the last zoom.</summary>
    public TileAddress[] Children => Z == MaxZoom ? [] :
        [new(Z + 1, X * 2, Y * 2), new(Z + 1, X * 2 + 1, Y * 2), new(Z + 1, X * 2, Y * 2 + 1), new(Z + 1, X * 2 + 1, Y * 2 + 1)];

    public override string ToString() => $"{Z}/{X}/{Y}";
}
