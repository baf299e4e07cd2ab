using Prytulak.Foundation;
using Prytulak.Engines.Geo;

namespace Prytulak.Housing.Contracts;

/// <summary>Where an offer is on its way. Only an open offer of a vetted host is ever a candidate (T01).</summary>
public enum AccommodationState { Draft, AwaitingVetting, Open, Paused, Full, Expired, Withdrawn, Barred }

/// <summary>Why an offer that stands is not shown to anybody now: the host did not answer whether it is free, or said that it is full.</summary>
public enum HiddenBecause { Unanswered, Full }

/// <summary>What kind of home it is.</summary>
public enum AccommodationKind { Room, Flat, House, Shelter }

/// <summary>Whether a host has been looked at; two vetters make it <see cref="Vetted"/> (T03).</summary>
public enum Vetting { None, Awaiting, Vetted, Refused, Barred }

/// <summary>A home that a host offers, let in one or more units.</summary>
public sealed class Accommodation
{
    public Guid Id { get; init; }
    public Guid Host { get; init; }
    public Guid Organisation { get; init; }
    public AccommodationState State { get; init; }
    public AccommodationKind Kind { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string Country { get; init; } = "";

    /// <summary>The public cell, chosen once: all that a stranger may know of the place (T19).</summary>
    public string Cell { get; init; } = "";
    public Personal<string>? Address { get; init; }

    /// <summary>The exact place; only for the search of caseworkers.</summary>
    public Personal<Position>? Position { get; init; }
    public Personal<string>? Description { get; init; }

    /// <summary>True when it costs nothing; false when the guests pay the costs of water, heating and power only.</summary>
    public bool IsFree { get; init; }

    /// <summary>Lists of words joined by "|": languages of the host, who is welcome, what is near.</summary>
    public string Languages { get; init; } = "";
    public string Welcome { get; init; } = "";
    public string Near { get; init; } = "";
    public Residents Residents { get; init; }

    /// <summary>True when one of the staff has looked at who lives there since the host has said it; until then it counts as not said (T04).</summary>
    public bool ResidentsSeen { get; init; }

    /// <summary>The first night, and the morning after the last.</summary>
    public DateOnly AvailableFrom { get; init; }
    public DateOnly AvailableTo { get; init; }

    /// <summary>When the host last said that it stands.</summary>
    public DateTimeOffset ConfirmedAt { get; init; }

    /// <summary>Null while it is shown.</summary>
    public HiddenBecause? Hidden { get; init; }
    public DateTimeOffset? HiddenAt { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public int Version { get; init; }
}

/// <summary>A room or flat of a home, let to one household at a time; or shared, bed by bed.</summary>
public sealed class Unit
{
    public Guid Id { get; init; }
    public Guid Accommodation { get; init; }
    public int Number { get; init; }
    public int Beds { get; init; }
    public int Cots { get; init; }
    public bool OwnBath { get; init; }
    public bool StepFree { get; init; }
    public bool Pets { get; init; }

    /// <summary>True when people smoke there.</summary>
    public bool Smoking { get; init; }
    public bool WomenOnly { get; init; }

    /// <summary>True when several households sleep there at a time, each in as many beds as it has people.</summary>
    public bool Shared { get; init; }
    public bool Removed { get; init; }
    public int Version { get; init; }
}

/// <summary>The sealed facts about a home and its host.</summary>
public static class HousingFacts
{
    public static readonly Fact<string> Address = new("accommodations.address");
    public static readonly Fact<Position> Position = new("accommodations.position", Need: true);
    public static readonly Fact<string> Description = new("accommodations.description");
    public static readonly Fact<byte[]> Picture = new("photos.picture");
    public static readonly Fact<string> About = new("hosts.about");
    public static readonly Fact<string> Evidence = new("vettings.evidence");
}
