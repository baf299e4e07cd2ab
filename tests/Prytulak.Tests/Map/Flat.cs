namespace Prytulak.Tests.Map;

/// <summary>Whether shapes meet, on the flat map of longitude and latitude: some point of one is in the other, or two edges cross.</summary>
public static class Flat
{
    /// <summary>Whether a point or a polygon meets a box; one whose west is east of its east goes over the back of the world.</summary>
    public static bool Meets((double Lon, double Lat)[] corners, double west, double south, double east, double north) => west <= east
        ? MeetsBox(corners, west, south, east, north)
        : MeetsBox(corners, west, south, 180, north) || MeetsBox(corners, -180, south, east, north);

    private static bool MeetsBox((double Lon, double Lat)[] corners, double west, double south, double east, double north)
    {
        (double Lon, double Lat)[] box = [(west, south), (east, south), (east, north), (west, north)];
        return corners.Any(corner => corner.Lon >= west && corner.Lon <= east && corner.Lat >= south && corner.Lat <= north)
            || corners.Length > 1 && (box.Any(corner => Contains(corners, corner)) || Edges(corners).Any(a => Edges(box).Any(b => Cross(a.From, a.To, b.From, b.To))));
    }

    private static bool Contains((double Lon, double Lat)[] ring, (double Lon, double Lat) point) =>
        Edges(ring).Count(edge => edge.From.Lat > point.Lat != edge.To.Lat > point.Lat
            && point.Lon < edge.From.Lon + (edge.To.Lon - edge.From.Lon) * (point.Lat - edge.From.Lat) / (edge.To.Lat - edge.From.Lat)) % 2 == 1;

    private static bool Cross((double, double) a, (double, double) b, (double, double) c, (double, double) d) =>
        Side(a, b, c) * Side(a, b, d) < 0 && Side(c, d, a) * Side(c, d, b) < 0;

    private static double Side((double X, double Y) a, (double X, double Y) b, (double X, double Y) c) => (b.X - a.X) * (c.Y - a.Y) - (b.Y - a.Y) * (c.X - a.X);

    private static IEnumerable<((double Lon, double Lat) From, (double Lon, double Lat) To)> Edges((double Lon, double Lat)[] ring) =>
        ring.Select((from, at) => (from, ring[(at + 1) % ring.Length]));
}
