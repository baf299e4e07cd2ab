using Prytulak.Engines.Geo;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>An invented home.</summary>
internal sealed class DemonstrationHome
{
    public required Guid Id { get; init; }
    public required Guid Host { get; init; }
    public required Guid Organisation { get; init; }
    public required AccommodationState State { get; init; }
    public required AccommodationKind Kind { get; init; }
    public required string Country { get; init; }
    public required string Cell { get; init; }
    public required string Address { get; init; }
    public required Position Position { get; init; }
    public required bool IsFree { get; init; }
    public required string Languages { get; init; }
    public required string Welcome { get; init; }
    public required string Near { get; init; }
    public required Residents Residents { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }
    public HiddenBecause? Hidden { get; init; }
    public DateTimeOffset? HiddenAt { get; init; }

    /// <summary>When the host was asked whether it is still free, and what they said.</summary>
    public DateTimeOffset? AskedAt { get; init; }
    public HostAnswer? Answer { get; init; }
    public required IReadOnlyList<Unit> Units { get; init; }
}

/// <summary>An invented household.</summary>
internal sealed class DemonstrationHousehold
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required Guid Organisation { get; init; }
    public required string Language { get; init; }
    public required Needs Needs { get; init; }
    public required string Name { get; init; }
    public required Contact Contact { get; init; }
    public string? Note { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>True while it has not sent its request yet.</summary>
    public bool IsDraft { get; init; }
}
