using Prytulak.Engines.Geo;

namespace Prytulak.Housing.Contracts;

/// <summary>An open home of a vetted host, as the search for a placement needs it.</summary>
public sealed class FreeHome
{
    public required Guid Id { get; init; }
    public required Guid Host { get; init; }
    public required Guid Organisation { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }

    /// <summary>The name of the public cell.</summary>
    public required string Cell { get; init; }

    /// <summary>The exact place, for distances that caseworkers see; null when its host has been forgotten meanwhile.</summary>
    public Position? Position { get; internal set; }
    public required AccommodationKind Kind { get; init; }

    /// <summary>True when it costs nothing; false when the guests pay their share of water, heating and power.</summary>
    public required bool FreeOfCharge { get; init; }
    public required string[] Languages { get; init; }

    /// <summary>Whom the host welcomes, of <see cref="People.Contracts.Words.Welcome"/>; empty for everyone.</summary>
    public required string[] Welcome { get; init; }
    public required string[] Near { get; init; }

    /// <summary>Who lives there, as far as it is said and one of the staff has looked.</summary>
    public required Residents Residents { get; init; }

    /// <summary>The first night, and the morning after the last.</summary>
    public required DateOnly AvailableFrom { get; init; }
    public required DateOnly AvailableTo { get; init; }
    public required DateTimeOffset ConfirmedAt { get; init; }
}
