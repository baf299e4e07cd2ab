namespace Prytulak.Engines.Geo;

/// <summary>A point on the earth, in degrees of WGS 84: latitude -90 to 90, longitude -180 to 180.</summary>
/// <exception cref="ArgumentOutOfRangeException">A coordinate is out of its range or not a number.</exception>
public readonly record struct Position(double Latitude, double Longitude)
{
    /// <summary>The mean radius of the earth in metres (IUGG, 2a + b over 3).</summary>
    public const double EarthRadius = 6_371_008.8;

    public double Latitude { get; init => field = Within(90, value); } = Within(90, Latitude);

    public double Longitude { get; init => field = Within(180, value); } = Within(180, Longitude);

    /// <summary>Whether two numbers, perhaps typed by hand, are a point on the earth.</summary>
    public static bool IsValid(double latitude, double longitude) =>
        Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180;

    /// <summary>
    /// The distance over the sphere in metres, by the haversine formula (Sinnott 1984); within 0.6 % of the ellipsoid.
    /// </summary>
    public double MetresTo(Position other) => new Haversine(this).MetresTo(other.Latitude, other.Longitude);

    static double Within(double limit, double degrees) =>
        Math.Abs(degrees) <= limit
            ? degrees
            : throw new ArgumentOutOfRangeException(nameof(degrees), degrees, $"A coordinate lies between -{limit} and {limit} degrees.");
}
