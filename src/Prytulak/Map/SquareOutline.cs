using Prytulak.Engines.Geo;

namespace Prytulak.Map;

/// <summary>The outlines of public squares in degrees, where their sides are not straight.</summary>
internal static class SquareOutline
{
    // What is as long as this is straight for every eye.
    private const int StraightKm = 80;

    // Where maps in Mercator's projection end.
    private const double NorthOfMaps = 85;

    /// <summary>The corners, and points on the sides of large squares, against the clock. A square over the pole is told as all that lies north of its most southern point.</summary>
    public static Position[] Of(Cell square)
    {
        var parts = square.SizeKm / StraightKm;
        if (parts <= 1) return square.Corners;
        Position[] ring = [.. Enumerable.Range(0, 4 * parts).Select(at => Point(square, parts, at / parts, at % parts))];
        return ring.Where((from, at) => Math.Abs(from.Longitude - ring[(at + 1) % ring.Length].Longitude) > 180).Any() ? AroundPole(ring.Min(point => point.Latitude)) : ring;
    }

    public static GeoBox Around(IEnumerable<Position> points) => points.Aggregate(new GeoBox(90, 180, -90, -180), (box, point) => Around(box, new(point.Latitude, point.Longitude, point.Latitude, point.Longitude)));

    public static GeoBox Around(GeoBox one, GeoBox other) =>
        new(Math.Min(one.South, other.South), Math.Min(one.West, other.West), Math.Max(one.North, other.North), Math.Max(one.East, other.East));

    // Along the south, the east, the north and the west: always the south-west corner of a small square.
    private static Position Point(Cell square, int parts, int side, int along)
    {
        var (east, north) = side switch { 0 => (along, 0), 1 => (parts, along), 2 => (parts - along, parts), _ => (0, parts - along) };
        return new Cell(square.SizeKm / parts, square.East * parts + east, square.North * parts + north).Corners[0];
    }

    private static Position[] AroundPole(double south) => [new(south, -180), new(south, 180), new(NorthOfMaps, 180), new(NorthOfMaps, -180)];
}
