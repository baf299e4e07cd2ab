namespace Prytulak.Placement.Contracts;

/// <summary>A proposal that waits until its host has answered others.</summary>
public sealed class QueuedProposal
{
    public Guid Id { get; init; }
    public Guid Household { get; init; }
    public Guid Unit { get; init; }
    public Guid Accommodation { get; init; }
    public Guid Host { get; init; }
    public Guid Organisation { get; init; }
    public DateOnly FromNight { get; init; }
    public DateOnly ToNight { get; init; }

    /// <summary>True when the nights are to be held as soon as it is sent.</summary>
    public bool Hold { get; init; }
    public Guid ProposedBy { get; init; }
    public DateTimeOffset QueuedAt { get; init; }

    /// <summary>The key of the sentence that says why it could not be sent; null while it waits.</summary>
    public string? Refused { get; init; }

    /// <summary>When the host has a free place at the latest: then the first of the requests before them lapses.</summary>
    public DateTimeOffset? FreeBy { get; init; }
}
