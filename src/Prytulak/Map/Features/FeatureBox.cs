using Prytulak.Engines.Geo;

namespace Prytulak.Map.Features;

/// <summary>The box that features are asked for by, in degrees; one whose west is east of its east goes over the back of the world.</summary>
internal sealed record FeatureBox(double West, double South, double East, double North)
{
    public bool Meets(ServedFeature feature) => West <= East
        ? Meets(new(South, West, North, East), feature)
        : Meets(new(South, West, North, 180), feature) || Meets(new(South, -180, North, East), feature);

    // Squares slant on this map, and what is around one is more than it: either the box holds a side or part of one, or it lies within.
    private static bool Meets(GeoBox box, ServedFeature feature)
    {
        if (!box.Touches(feature.Box)) return false;
        if (feature.Ring is not { } ring || box.Contains(feature.Box)) return true;
        var within = false;
        for (var at = 0; at < ring.Length; at++)
        {
            var (from, to) = (ring[at], ring[(at + 1) % ring.Length]);
            if (Meets(box, from, to)) return true;
            within ^= from.Latitude > box.South != to.Latitude > box.South && At(from, to, box.South) > box.West;
        }
        return within;
    }

    // What of the side lies between south and north is seen from where to where it goes in longitude.
    private static bool Meets(GeoBox box, Position from, Position to)
    {
        if (from.Latitude > to.Latitude) (from, to) = (to, from);
        if (to.Latitude < box.South || from.Latitude > box.North) return false;
        var (a, b) = (from.Latitude < box.South ? At(from, to, box.South) : from.Longitude, to.Latitude > box.North ? At(from, to, box.North) : to.Longitude);
        return Math.Min(a, b) <= box.East && Math.Max(a, b) >= box.West;
    }

    private static double At(Position from, Position to, double latitude) =>
        from.Longitude + (to.Longitude - from.Longitude) * (latitude - from.Latitude) / (to.Latitude - from.Latitude);
}
