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

    /// <summary>
    /// The place of a point on the curve of D. Hilbert (1891): neighbours on it are neighbours on the map, and every tile of
    /// the map is one stretch of it, so that the first bits tell the tile.
    /// </summary>
    public static ulong Hilbert(uint x, uint y)
    {
        var place = 0ul;
        for (var side = 1u << 31; side > 0; side >>= 1)
        {
            var (east, south) = ((x & side) != 0, (y & side) != 0);
            place = place << 2 | ((east ? 3u : 0) ^ (south ? 1u : 0));
            if (south) continue;
            if (east) (x, y) = (~x, ~y);
            (x, y) = (y, x);
        }
        return place;
    }

    // The poles are beyond the map, and lie at its edge.
    static uint Units(double share) => (uint)Math.Clamp(share * Side, 0, uint.MaxValue);
}
