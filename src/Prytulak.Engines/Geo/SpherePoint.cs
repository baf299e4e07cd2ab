namespace Prytulak.Engines.Geo;

/// <summary>A position as a point of the unit sphere, so that a distance costs no sine.</summary>
readonly record struct SpherePoint(double X, double Y, double Z)
{
    public static SpherePoint Of(Position position)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(position.Latitude));
        var (east, ahead) = Math.SinCos(double.DegreesToRadians(position.Longitude));
        return new(cos * ahead, cos * east, sin);
    }

    /// <summary>The square of the straight line through the earth, in radii: grows with the distance, 0 to 4.</summary>
    public double ChordSquaredTo(SpherePoint other) =>
        (X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y) + (Z - other.Z) * (Z - other.Z);

    /// <summary>The distance over the ground in metres; the same as <see cref="Position.MetresTo"/>.</summary>
    public double MetresTo(SpherePoint other) =>
        2 * Position.EarthRadius * Math.Asin(Math.Min(1, Math.Sqrt(ChordSquaredTo(other)) / 2));
}
