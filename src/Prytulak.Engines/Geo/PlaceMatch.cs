namespace Prytulak.Engines.Geo;

/// <summary>
/// A place that may be meant: its name for the reader, the name of it that was matched, and the typos forgiven (0 to 2).
/// </summary>
public sealed record PlaceMatch(Place Place, string Name, string MatchedName, int Typos);
