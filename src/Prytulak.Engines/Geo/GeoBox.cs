namespace Prytulak.Engines.Geo;

/// <summary>A part of the map between two parallels and two meridians, edges included, in degrees; it does not cross the 180th meridian.</summary>
public readonly record struct GeoBox(double South, double West, double North, double East)
{
    /// <summary>Whether the edges are numbers on the earth and in order.</summary>
    public bool IsValid => Position.IsValid(South, West) && Position.IsValid(North, East) && South <= North && West <= East;

    public bool Contains(double latitude, double longitude) =>
        latitude >= South && latitude <= North && longitude >= West && longitude <= East;

    /// <summary>Whether another lies wholly in this one.</summary>
    public bool Contains(GeoBox other) =>
        other.South >= South && other.North <= North && other.West >= West && other.East <= East;

    /// <summary>Whether both have a point in common.</summary>
    public bool Touches(GeoBox other) =>
        other.South <= North && other.North >= South && other.West <= East && other.East >= West;
}
