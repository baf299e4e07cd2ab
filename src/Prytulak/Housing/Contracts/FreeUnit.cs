using Prytulak.Engines.Geo;

namespace Prytulak.Housing.Contracts;

/// <summary>A unit of an open home of a vetted host, as the search for a placement needs it. It says nothing of who is in it.</summary>
public sealed class FreeUnit
{
    public required Guid Unit { get; init; }

    /// <summary>What it shares with the other units of its home.</summary>
    public required FreeHome Home { get; init; }
    public required int Beds { get; init; }

    /// <summary>Each for a child under three; in a shared room everybody takes a bed, and cots do not count.</summary>
    public required int Cots { get; init; }
    public required bool OwnBath { get; init; }
    public required bool StepFree { get; init; }
    public required bool Pets { get; init; }

    /// <summary>True when people smoke there.</summary>
    public required bool Smoking { get; init; }
    public required bool WomenOnly { get; init; }

    /// <summary>True when several households sleep there at a time.</summary>
    public bool Shared { get; init; }

    /// <summary>The nights on which nobody else can come, as half-open intervals of day numbers, in order, none touching another.</summary>
    public required (int From, int To)[] Taken { get; init; }

    /// <summary>Of a shared room: on which nights how many beds are taken, in order, none over another; nights that are not here have them all. Empty for every other.</summary>
    public (int From, int To, int Beds)[] InUse { get; init; } = [];

    public Guid Accommodation => Home.Id;
    public Guid Host => Home.Host;
    public Guid Organisation => Home.Organisation;
    public string Country => Home.Country;
    public string Cell => Home.Cell;
    public Position? Position => Home.Position;
    public AccommodationKind Kind => Home.Kind;
    public bool FreeOfCharge => Home.FreeOfCharge;
    public string[] Languages => Home.Languages;
    public string[] Welcome => Home.Welcome;
    public string[] Near => Home.Near;
    public Residents Residents => Home.Residents;
    public DateOnly AvailableFrom => Home.AvailableFrom;
    public DateOnly AvailableTo => Home.AvailableTo;
    public DateTimeOffset ConfirmedAt => Home.ConfirmedAt;

    /// <summary>True when every night from the first to the morning after the last is offered and free; logarithmic in the stays.</summary>
    /// <param name="beds">How many are needed of a shared room; of any other all are taken.</param>
    public bool IsFree(int from, int to, int beds = 1) => IsOffered(from, to) && FirstTaken(from, to, beds) is null;

    /// <summary>True when the nights lie within the dates of the offer, taken or not.</summary>
    public bool IsOffered(int from, int to) => from < to && from >= AvailableFrom.DayNumber && to <= AvailableTo.DayNumber;

    /// <summary>The earliest interval that shares a night with these and has fewer beds left than are needed; null when none does.</summary>
    public (int From, int To)? FirstTaken(int from, int to, int beds = 1) => Shared ? FirstShort(from, to, beds) : FirstOf(Taken, from, to);

    /// <summary>How many beds somebody may have on all of these nights.</summary>
    public int BedsLeft(int from, int to) => Shared ? Beds - MostInUse(from, to) : FirstOf(Taken, from, to) is null ? Beds : 0;

    private static (int From, int To)? FirstOf((int From, int To)[] taken, int from, int to)
    {
        var (low, high) = (0, taken.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (taken[middle].To <= from) low = middle + 1;
            else high = middle;
        }
        return low < taken.Length && taken[low].From < to ? taken[low] : null;
    }

    private (int From, int To)? FirstShort(int from, int to, int beds)
    {
        foreach (var used in InUse)
            if (used.From < to && used.To > from && Beds - used.Beds < beds) return (used.From, used.To);
        return null;
    }

    private int MostInUse(int from, int to)
    {
        var most = 0;
        foreach (var used in InUse)
            if (used.From < to && used.To > from) most = Math.Max(most, used.Beds);
        return most;
    }
}
