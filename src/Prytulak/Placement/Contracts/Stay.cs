namespace Prytulak.Placement.Contracts;

/// <summary>Where a stay is on its way.</summary>
public enum StayState { Proposed, Held, AcceptedByHost, AcceptedByHousehold, Confirmed, Arrived, Ended, BrokenDown, Declined, Lapsed, Cancelled }

/// <summary>What a household has said of where it goes when its stay is over.</summary>
public enum NextHome { Wanted, Found }

/// <summary>One household in one unit over half-open nights: from the first night to the morning after the last.</summary>
public sealed class Stay
{
    public Guid Id { get; init; }
    public Guid Household { get; init; }
    public int People { get; init; }
    public Guid Unit { get; init; }
    public Guid Accommodation { get; init; }
    public Guid Host { get; init; }
    public Guid Organisation { get; init; }
    public StayState State { get; init; }
    public DateOnly FromNight { get; init; }
    public DateOnly ToNight { get; init; }

    /// <summary>When it lapses unless it is answered; where nights are held, they are held until then.</summary>
    public DateTimeOffset? HoldUntil { get; init; }
    public DateTimeOffset? HouseholdYes { get; init; }
    public DateTimeOffset? HostYes { get; init; }

    /// <summary>When both had said yes and contacts were released to the two of them (T02).</summary>
    public DateTimeOffset? ReleasedAt { get; init; }

    /// <summary>When the household said that it is on its way.</summary>
    public DateTimeOffset? SetOutAt { get; init; }

    /// <summary>Null while nothing was said.</summary>
    public NextHome? NextHome { get; init; }
    public Guid ProposedBy { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset ChangedAt { get; init; }
    public int Version { get; init; }

    public DateOnly LastNight => ToNight.AddDays(-1);

    public int Nights => ToNight.DayNumber - FromNight.DayNumber;
}
