using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>What a household and its caseworker write to each other; sealed under the household's key.</summary>
public sealed class Message
{
    public Guid Id { get; init; }
    public Guid Household { get; init; }
    public bool FromHousehold { get; init; }
    public Personal<string>? Body { get; init; }
    public DateTimeOffset SentAt { get; init; }
    public DateTimeOffset? ReadAt { get; init; }
}

/// <summary>A message that its reader has opened.</summary>
public sealed class OpenMessage
{
    public required bool FromHousehold { get; init; }
    public required string Body { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>When the other side has seen it.</summary>
    public required DateTimeOffset? ReadAt { get; init; }
}
