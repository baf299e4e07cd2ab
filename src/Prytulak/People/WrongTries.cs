using System.Collections.Concurrent;
using System.Net;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>
/// Counts wrong recovery phrases on this node: after ten from one address, or five hundred from anywhere, within a quarter of an hour,
/// the next must wait. The phrase itself has 80 bits; this keeps guessing from being a load.
/// </summary>
public sealed class WrongTries(TimeProvider clock)
{
    public const int MostFromOne = 10, MostFromAll = 500;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly ConcurrentQueue<(DateTimeOffset At, IPAddress Source)> tries = new();

    /// <summary>Refuses when there were too many.</summary>
    public void Check(IPAddress source)
    {
        while (tries.TryPeek(out var oldest) && oldest.At < clock.GetUtcNow() - Window) tries.TryDequeue(out _);
        if (tries.Count >= MostFromAll || tries.Count(wrong => wrong.Source.Equals(source)) >= MostFromOne) throw new Refusal(Why.TooMany, "refusal.too_many");
    }

    public void Count(IPAddress source) => tries.Enqueue((clock.GetUtcNow(), source));
}
