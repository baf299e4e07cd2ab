using Prytulak.Engines.Geo;

namespace Prytulak.Bench.Search;

/// <summary>A position as a point of the unit sphere: what lies farther over the ground lies farther by the straight line.</summary>
readonly record struct UnitPoint(double X, double Y, double Z)
{
    public static UnitPoint Of(double latitude, double longitude)
    {
        var (sin, cos) = Math.SinCos(double.DegreesToRadians(latitude));
        var (east, ahead) = Math.SinCos(double.DegreesToRadians(longitude));
        return new(cos * ahead, cos * east, sin);
    }

    /// <summary>The square of the straight line that so many metres over the ground are.</summary>
    public static double ChordSquared(double metres) => 4 * Math.Pow(Math.Sin(metres / (2 * Position.EarthRadius)), 2);

    public double ChordSquaredTo(UnitPoint other) =>
        (X - other.X) * (X - other.X) + (Y - other.Y) * (Y - other.Y) + (Z - other.Z) * (Z - other.Z);
}
