using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>A position in the three forms in which it is compared: degrees, a point of the unit sphere, a point of the map.</summary>
readonly record struct Spot(double Latitude, double Longitude, float X, float Y, float Z, uint MapX, uint MapY)
{
    public static Spot Of(Position position)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(position.Latitude));
        var (east, ahead) = Math.SinCos(double.DegreesToRadians(position.Longitude));
        var (x, y) = MapPoint.Of(position);
        return new(position.Latitude, position.Longitude, (float)(cos * ahead), (float)(cos * east), (float)sin, x, y);
    }

    /// <summary>Whether it is in one tile of a zoom, 1 to 22, with another point of the map.</summary>
    public bool SharesTile(int zoom, (uint X, uint Y) other) => (MapX ^ other.X | MapY ^ other.Y) >> (32 - zoom) == 0;

    public (uint X, uint Y) Map => (MapX, MapY);

    /// <summary>Neighbours on the map are near each other in this order.</summary>
    public ulong Place => MapPoint.Hilbert(MapX, MapY);
}
