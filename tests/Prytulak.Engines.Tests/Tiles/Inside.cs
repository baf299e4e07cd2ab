using Prytulak.Engines.Tiles;

namespace Prytulak.Engines.Tests.Tiles;

/// <summary>Point in polygon by counting the edges to the right.</summary>
static class Inside
{
    public static bool Ring(MapPoint[] ring, MapPoint point) =>
        ring.Select((a, i) => (a, b: ring[(i + 1) % ring.Length]))
            .Count(edge => edge.a.Y > point.Y != edge.b.Y > point.Y && point.X < edge.a.X + (edge.b.X - edge.a.X) * (point.Y - edge.a.Y) / (edge.b.Y - edge.a.Y)) % 2 == 1;
}
