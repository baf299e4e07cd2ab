namespace Prytulak.Engines.Search;

/// <summary>An offer and where it is.</summary>
readonly record struct Placed<TKey>(Offer<TKey> Offer, Spot Spot) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public static Placed<TKey> Of(in Offer<TKey> offer) => new(offer, Spot.Of(offer.Position));
}
