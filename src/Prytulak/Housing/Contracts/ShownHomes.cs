using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Which of the homes that were asked for may be shown, and what is to be said of the others.</summary>
/// <param name="Hidden">Null when all are shown.</param>
public sealed record ShownHomes(IReadOnlySet<Guid> Homes, HiddenHomes? Hidden);

/// <summary>Homes that this reader may not see now.</summary>
/// <param name="Count">How many of those asked for.</param>
/// <param name="Most">How many different homes the reader is shown in an hour.</param>
/// <param name="NextAt">When another can be seen.</param>
public sealed record HiddenHomes(int Count, int Most, DateTimeOffset NextAt)
{
    /// <summary>Where nothing is left of the answer without them.</summary>
    public Refusal AsRefusal() => new(Why.TooMany, "records.too_many", null, Most, NextAt);
}
