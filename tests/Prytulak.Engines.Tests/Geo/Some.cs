using FsCheck;
using FsCheck.Fluent;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tests.Geo;

/// <summary>Random positions.</summary>
static class Some
{
    /// <summary>Anywhere on the earth.</summary>
    public static Arbitrary<Position> Position { get; } = Between(-90, 90, -180, 180);

    /// <summary>In Europe, Ukraine and the Caucasus included.</summary>
    public static Arbitrary<Position> EuropeanPosition { get; } = Between(33, 72.5, -25, 52);

    static Arbitrary<Position> Between(double south, double north, double west, double east) =>
        (from latitude in Gen.Choose(0, 1_000_000)
         from longitude in Gen.Choose(0, 1_000_000)
         select new Position(south + (north - south) * latitude / 1e6, west + (east - west) * longitude / 1e6)).ToArbitrary();
}
