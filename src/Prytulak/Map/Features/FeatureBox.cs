using Prytulak.Engines.Geo;

namespace Prytulak.Map.Features;

/// <summary>The box that features are asked for by, in degrees; one whose west is east of its east goes over the back of the world.</summary>
internal sealed record FeatureBox(double West, double South, double East, double North)
{
    public bool Meets(ServedFeature feature) => West <= East
        ? Meets(new(South, West, North, East), feature)
        : Meets(new(South, West, North, 180), feature) || Meets(new(South, -180, North, East), feature);

    // Squares slant on this map: what is around one is more than it. Both are convex, so they are apart only where a side of one has all of the other beyond it.
    private static bool Meets(GeoBox box, ServedFeature feature) =>
        box.Touches(feature.Box) && (feature.Ring is not { } ring || !ring.Where((from, at) => IsBeyond(box, from, ring[(at + 1) % ring.Length])).Any());

    // Rings go against the clock: beyond a side is to its right.
    private static bool IsBeyond(GeoBox box, Position from, Position to) =>
        IsRight(from, to, box.South, box.West) && IsRight(from, to, box.South, box.East) && IsRight(from, to, box.North, box.West) && IsRight(from, to, box.North, box.East);

    private static bool IsRight(Position from, Position to, double latitude, double longitude) =>
        (to.Longitude - from.Longitude) * (latitude - from.Latitude) < (to.Latitude - from.Latitude) * (longitude - from.Longitude);
}
