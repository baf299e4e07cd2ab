using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>
/// Spherical Mercator on WGS 84 (EPSG:3857, IOGP method 1024), cut to a square at 85.05° north and south.
/// World fractions run from 0 in the west and north to 1 in the east and south.
/// </summary>
public static class WebMercator
{
    /// <summary>Where the world becomes a square; positions beyond are taken to its edge.</summary>
    public const double MaxLatitude = 85.0511287798066;

    const double HalfWorld = Math.PI * 6_378_137;

    /// <summary>World fractions of a position, each 0 to 1.</summary>
    public static (double X, double Y) ToWorld(Position position) => (X(position.Longitude), Y(position.Latitude));

    /// <summary>The position of world fractions, which may lie up to a world's width outside; longitudes are taken to their edge.</summary>
    public static Position ToPosition(double x, double y) => new(Latitude(y), Math.Clamp(Longitude(x), -180, 180));

    /// <summary>The nearest point of a tile's grid; may lie outside the tile.</summary>
    /// <param name="x">World fraction.</param>
    /// <param name="y">World fraction.</param>
    /// <param name="extent">Units to a side of the tile.</param>
    public static TilePoint ToTile(TileAddress tile, double x, double y, int extent = 4096)
    {
        double tiles = 1 << tile.Z;
        return new((int)Math.Round((x * tiles - tile.X) * extent), (int)Math.Round((y * tiles - tile.Y) * extent));
    }

    /// <inheritdoc cref="ToTile(TileAddress, double, double, int)"/>
    public static TilePoint ToTile(TileAddress tile, Position position, int extent = 4096)
    {
        var (x, y) = ToWorld(position);
        return ToTile(tile, x, y, extent);
    }

    internal static double X(double longitude) => longitude / 360 + 0.5;

    internal static double Y(double latitude)
    {
        var sin = Math.Sin(double.DegreesToRadians(Math.Clamp(latitude, -MaxLatitude, MaxLatitude)));
        return Math.Clamp(0.5 - Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI), 0, 1);
    }

    internal static double Longitude(double x) => (x - 0.5) * 360;

    internal static double Latitude(double y) => double.RadiansToDegrees(Math.Atan(Math.Sinh((0.5 - y) * 2 * Math.PI)));

    internal static double Metres(double fraction) => (fraction * 2 - 1) * HalfWorld;
}
