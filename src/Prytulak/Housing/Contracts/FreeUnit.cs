using Prytulak.Engines.Geo;

namespace Prytulak.Housing.Contracts;

/// <summary>A unit of an open home of a vetted host, as the search for a placement needs it. It says nothing of who is in it.</summary>
public sealed class FreeUnit
{
    public required Guid Unit { get; init; }

    /// <summary>What it shares with the other units of its home.</summary>
    public required FreeHome Home { get; init; }
    public required int Beds { get; init; }
    public required int Cots { get; init; }
    public required bool OwnBath { get; init; }
    public required bool StepFree { get; init; }
    public required bool Pets { get; init; }

    /// <summary>True when people smoke there.</summary>
    public required bool Smoking { get; init; }
    public required bool WomenOnly { get; init; }

    /// <summary>The nights that are taken, as half-open intervals of day numbers, in order, none touching another.</summary>
    public required (int From, int To)[] Taken { get; init; }

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
    public bool IsFree(int from, int to) => IsOffered(from, to) && FirstTaken(from, to) is null;

    /// <summary>True when the nights lie within the dates of the offer, taken or not.</summary>
    public bool IsOffered(int from, int to) => from < to && from >= AvailableFrom.DayNumber && to <= AvailableTo.DayNumber;

    /// <summary>The earliest taken interval that shares a night with these; null when none does.</summary>
    public (int From, int To)? FirstTaken(int from, int to)
    {
        var (low, high) = (0, Taken.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Taken[middle].To <= from) low = middle + 1;
            else high = middle;
        }
        return low < Taken.Length && Taken[low].From < to ? Taken[low] : null;
    }
}
