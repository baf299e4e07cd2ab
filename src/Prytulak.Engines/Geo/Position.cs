namespace Prytulak.Engines.Geo;

/// <summary>A point on the earth, in degrees of WGS 84: latitude -90 to 90, longitude -180 to 180.</summary>
public readonly record struct Position(double Latitude, double Longitude);
