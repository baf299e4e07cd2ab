namespace Prytulak.Engines.Geo;

/// <summary>Distances from one position to many, to the last bit those of <see cref="Position.MetresTo"/>.</summary>
readonly struct Haversine(Position from)
{
    readonly double latitude = from.Latitude, longitude = from.Longitude, parallel = Math.Cos(double.DegreesToRadians(from.Latitude));

    /// <summary>Metres to a point given in degrees.</summary>
    public double MetresTo(double toLatitude, double toLongitude)
    {
        var north = Math.Sin(double.DegreesToRadians(toLatitude - latitude) / 2);
        var east = Math.Sin(double.DegreesToRadians(toLongitude - longitude) / 2);
        var half = north * north + parallel * Math.Cos(double.DegreesToRadians(toLatitude)) * east * east;
        return 2 * Position.EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(half)));
    }
}
