namespace Prytulak.Engines.Geo;

/// <summary>
/// The plane of ETRS89-LAEA (EPSG:3035): Lambert's azimuthal equal-area projection on GRS 80 about 52° N 10° E,
/// false easting 4,321,000 m and false northing 3,210,000 m.
/// Formulas: IOGP Geomatics guidance note 7-2, method 9820; Snyder, Map Projections (USGS PP 1395, 1987), pp. 187-190.
/// Round trip under a centimetre in Europe; undefined at the antipode of the centre alone.
/// ETRS89 and WGS 84 are taken as one: they differ by under a metre.
/// </summary>
static class EqualAreaGrid
{
    const double A = 6_378_137;
    const double Flattening = 1 / 298.257222101;
    const double FalseEast = 4_321_000;
    const double FalseNorth = 3_210_000;
    const double E2 = Flattening * (2 - Flattening);

    static readonly double E = Math.Sqrt(E2);
    static readonly double Latitude0 = double.DegreesToRadians(52);
    static readonly double Longitude0 = double.DegreesToRadians(10);
    static readonly double PoleQ = Q(Math.PI / 2);
    static readonly double Beta0 = Math.Asin(Q(Latitude0) / PoleQ);
    static readonly double Rq = A * Math.Sqrt(PoleQ / 2);
    static readonly double D = A * Math.Cos(Latitude0)
        / (Math.Sqrt(1 - E2 * Square(Math.Sin(Latitude0))) * Rq * Math.Cos(Beta0));

    /// <summary>Easting and northing in metres.</summary>
    public static (double East, double North) Project(Position position)
    {
        var beta = Math.Asin(Math.Clamp(Q(double.DegreesToRadians(position.Latitude)) / PoleQ, -1, 1));
        var turn = double.DegreesToRadians(position.Longitude) - Longitude0;
        var b = Rq * Math.Sqrt(2 / (1 + Math.Sin(Beta0) * Math.Sin(beta) + Math.Cos(Beta0) * Math.Cos(beta) * Math.Cos(turn)));
        return (
            FalseEast + b * D * Math.Cos(beta) * Math.Sin(turn),
            FalseNorth + b / D * (Math.Cos(Beta0) * Math.Sin(beta) - Math.Sin(Beta0) * Math.Cos(beta) * Math.Cos(turn)));
    }

    /// <summary>The position of a point of the plane; null beyond the edge of the world's disc.</summary>
    public static Position? Unproject(double east, double north)
    {
        var (x, y) = ((east - FalseEast) / D, (north - FalseNorth) * D);
        var rho = Math.Sqrt(x * x + y * y);
        if (rho > 2 * Rq) return null;
        if (rho < 1e-9) return new(52, 10);
        var (sin, cos) = Math.SinCos(2 * Math.Asin(rho / (2 * Rq)));
        var beta = Math.Asin(Math.Clamp(cos * Math.Sin(Beta0) + y * sin * Math.Cos(Beta0) / rho, -1, 1));
        var turn = Math.Atan2(x * sin, rho * Math.Cos(Beta0) * cos - y * Math.Sin(Beta0) * sin);
        return new(double.RadiansToDegrees(FromAuthalic(beta)), WithinHalfTurn(double.RadiansToDegrees(Longitude0 + turn)));
    }

    static double Q(double latitude)
    {
        var sin = Math.Sin(latitude);
        return (1 - E2) * (sin / (1 - E2 * sin * sin) - Math.Log((1 - E * sin) / (1 + E * sin)) / (2 * E));
    }

    static double FromAuthalic(double beta) =>
        beta
        + (E2 / 3 + 31 * E2 * E2 / 180 + 517 * E2 * E2 * E2 / 5040) * Math.Sin(2 * beta)
        + (23 * E2 * E2 / 360 + 251 * E2 * E2 * E2 / 3780) * Math.Sin(4 * beta)
        + 761 * E2 * E2 * E2 / 45360 * Math.Sin(6 * beta);

    static double WithinHalfTurn(double degrees) => Math.IEEERemainder(degrees, 360);

    static double Square(double number) => number * number;
}
