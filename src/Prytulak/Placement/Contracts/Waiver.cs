using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>Where a waiver is on its way.</summary>
public enum WaiverState { Asked, Agreed, Refused, Used, Lapsed }

/// <summary>That one household may be asked about one unit although only men live there, or nobody has said who does (T04).</summary>
public sealed class Waiver
{
    /// <summary>How long it waits for a colleague, and then for the proposal.</summary>
    public static readonly TimeSpan Lives = TimeSpan.FromHours(48);

    /// <summary>Why it may be asked for; each has its text ("waiver_reason.known"). That no other bed is free is none.</summary>
    public static readonly IReadOnlyList<string> Reasons = ["relative", "known", "own_entrance"];

    public Guid Id { get; init; }
    public Guid Household { get; init; }
    public Guid Unit { get; init; }
    public Guid Accommodation { get; init; }

    /// <summary>Who lived there, as far as it was said, when it was asked for: it holds for nothing else.</summary>
    public Residents Residents { get; init; }
    public string Reason { get; init; } = "";
    public WaiverState State { get; init; }
    public Guid AskedBy { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
}
