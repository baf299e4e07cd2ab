using Prytulak.Engines.Geo;

namespace Prytulak.Housing.Contracts;

/// <summary>A unit of an open home of a vetted host, as the search for a placement needs it. It says nothing of who is in it.</summary>
public sealed class FreeUnit
{
    public required Guid Unit { get; init; }
    public required Guid Accommodation { get; init; }
    public required Guid Host { get; init; }
    public required Guid Organisation { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The name of the public cell.</summary>
    public required string Cell { get; init; }

    /// <summary>The exact place, for distances that caseworkers see; null when its host has been forgotten meanwhile.</summary>
    public Position? Position { get; init; }
    public required AccommodationKind Kind { get; init; }
    public required int Beds { get; init; }
    public required int Cots { get; init; }
    public required bool OwnBath { get; init; }
    public required bool StepFree { get; init; }
    public required bool Pets { get; init; }

    /// <summary>True when people smoke there.</summary>
    public required bool Smoking { get; init; }
    public required bool WomenOnly { get; init; }

    /// <summary>True when it costs nothing; false when the guests pay their share of water, heating and power.</summary>
    public required bool FreeOfCharge { get; init; }
    public required string[] Languages { get; init; }

    /// <summary>Whom the host welcomes, of <see cref="People.Contracts.Words.Welcome"/>; empty for everyone.</summary>
    public required string[] Welcome { get; init; }
    public required string[] Near { get; init; }

    /// <summary>The first night, and the morning after the last.</summary>
    public required DateOnly AvailableFrom { get; init; }
    public required DateOnly AvailableTo { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>The nights that are taken, as half-open intervals of day numbers, in order, none touching another.</summary>
    public required (int From, int To)[] Taken { get; init; }

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
