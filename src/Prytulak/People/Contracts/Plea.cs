namespace Prytulak.People.Contracts;

/// <summary>A household as those who place it see it: what it needs, and nothing that says who they are.</summary>
public sealed class Plea
{
    public required Guid Id { get; init; }
    public required string Reference { get; init; }
    public required Guid? Organisation { get; init; }
    public required HouseholdState State { get; init; }
    public required Needs Needs { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public required Guid? Caseworker { get; init; }
    public required int Version { get; init; }

    /// <summary>Since when they have had no bed for the night; null when they have one, or never had.</summary>
    public DateTimeOffset? NoBedSince { get; init; }

    /// <summary>From when they seek the next home, while they live in one; null when they do not.</summary>
    public DateOnly? NextFrom { get; init; }

    /// <summary>Whom they wish to live near: those of the same group; null when nobody.</summary>
    public Guid? Group { get; init; }

    /// <summary>True when a home may be proposed to them that begins then.</summary>
    public bool Seeks(DateOnly from) => State is HouseholdState.Waiting || NextFrom <= from;

    /// <summary>True for those who stand in the queue.</summary>
    public bool IsInQueue => State is HouseholdState.Waiting || NextFrom is not null;

    /// <summary>Children without an adult are never placed with private hosts (T05).</summary>
    public bool IsUnaccompanied => Needs.Adults == 0;

    /// <summary>How urgent it is on this day.</summary>
    public Triage TriageOn(DateOnly today) => Triage.Of(Needs, DateOnly.FromDateTime(AskedAt.UtcDateTime), today, hasNoBed: NoBedSince is not null);

    /// <summary>True when nothing has changed between the two.</summary>
    internal bool IsAs(Plea other) =>
        (Version, State, Organisation, Caseworker, NoBedSince, NextFrom, Group) == (other.Version, other.State, other.Organisation, other.Caseworker, other.NoBedSince, other.NextFrom, other.Group);
}
