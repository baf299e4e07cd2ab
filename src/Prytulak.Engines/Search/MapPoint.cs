using System.Runtime.Intrinsics.X86;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// The square map of the web (spherical Mercator, EPSG:3857) in units of a 2^32nd of its side, from its north-west corner:
/// the first bits of a point are the address of its tile.
/// </summary>
static class MapPoint
{
    const double Side = 4294967296.0;

    public static (uint X, uint Y) Of(Position position)
    {
        var sin = Math.Sin(double.DegreesToRadians(position.Latitude));
        var y = 0.5 - Math.Log((1 + sin) / (1 - sin)) / (4 * Math.PI);
        return (Units(position.Longitude / 360 + 0.5), Units(y));
    }

    /// <summary>The bits of both numbers in turn, y first (G. M. Morton 1966).</summary>
    public static ulong Morton(uint x, uint y) => Spread(x) | Spread(y) << 1;

    // The poles are beyond the map, and lie at its edge.
    static uint Units(double share) => (uint)Math.Clamp(share * Side, 0, uint.MaxValue);

    static ulong Spread(uint number)
    {
        if (Bmi2.X64.IsSupported) return Bmi2.X64.ParallelBitDeposit(number, 0x5555_5555_5555_5555);
        ulong bits = number;
        bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF;
        bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF;
        bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F;
        bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
        return (bits | bits << 1) & 0x5555_5555_5555_5555;
    }
}
