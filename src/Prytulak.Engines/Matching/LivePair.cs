namespace Prytulak.Engines.Matching;

/// <summary>The other side of a pair, and how well the two fit, from −2²⁹ to 2²⁹.</summary>
/// <param name="To">A unit where the pairs are those of a household, a household where they are those of a unit.</param>
public readonly record struct LivePair(int To, int Fit);
