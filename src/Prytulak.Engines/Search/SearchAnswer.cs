namespace Prytulak.Engines.Search;

/// <summary>An offer that was found, and what put it in its place of the order: smaller is earlier.</summary>
/// <param name="Measure">Metres by distance; by freshness and fit, how far it is from the best that could be.</param>
public readonly record struct Found<TKey>(TKey Key, double Measure) : IComparable<Found<TKey>>
    where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public int CompareTo(Found<TKey> other) => Measure.CompareTo(other.Measure) is not 0 and var by ? by : Key.CompareTo(other.Key);
}

/// <summary>How many offers there are for a query, and the first of them in order.</summary>
public readonly record struct SearchAnswer<TKey>(int Total, Found<TKey>[] First) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>;
