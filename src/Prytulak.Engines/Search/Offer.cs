using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>What is let as one, as the search sees it: a room, a flat, a house.</summary>
/// <typeparam name="TKey">What tells it from all others, and the order among equals.</typeparam>
public readonly struct Offer<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public required TKey Key { get; init; }

    public required Position Position { get; init; }

    /// <summary>Beds for anyone, 0 to 65,535.</summary>
    public ushort Beds { get; init; }

    /// <summary>Cots, each for one infant, 0 to 65,535.</summary>
    public ushort Cots { get; init; }

    /// <summary>Rooms or flats that it consists of, 0 to 65,535.</summary>
    public ushort Units { get; init; }

    /// <summary>The number of the first day it is offered (<see cref="DateOnly.DayNumber"/>).</summary>
    public int From { get; init; }

    /// <summary>The number of the last day.</summary>
    public int To { get; init; }

    /// <summary>When it was last confirmed: a number that grows with time, in a unit of the caller's.</summary>
    public uint Confirmed { get; init; }

    public TagSet Tags { get; init; }

    /// <summary>Spans within From and To that are not free, as long as From and To are: a query for all of a span finds it only where none of these is touched.</summary>
    public ReadOnlyMemory<DaySpan> Taken { get; init; }

    /// <summary>Spans on which only some of the beds are free, where several parties have beds at a time: a query for days and beds finds it only where each that is touched has so many left.</summary>
    public ReadOnlyMemory<BedsLeft> Scarce { get; init; }
}

/// <summary>Days from one to another, the last included, by their numbers.</summary>
public readonly record struct DaySpan(int From, int To)
{
    /// <summary>Whether both have a day in common.</summary>
    public bool Touches(DaySpan other) => From <= other.To && other.From <= To;
}

/// <summary>How many beds are left on some days; infants take one, too.</summary>
public readonly record struct BedsLeft(DaySpan Days, int Beds);
