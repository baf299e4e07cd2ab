using Prytulak.Housing;
using Prytulak.Housing.Contracts;

namespace Prytulak.Operating;

/// <summary>What an invented host has said of a home.</summary>
internal enum DemonstrationWord { NotAsked, Free, Full, Paused, Due, Unanswered }

/// <summary>What follows from that word, as it would have in a network that is alive.</summary>
internal static class DemonstrationWords
{
    /// <summary>Recently enough that hosts without an address, who never answer, stay in the demonstration; but for those who are due or silent.</summary>
    public static DateTimeOffset ConfirmedAt(DemonstrationWord word, DateTimeOffset now, int hours) => word switch
    {
        DemonstrationWord.Due => now - Freshness.AskAfter - TimeSpan.FromHours(5),
        DemonstrationWord.Unanswered => now - Freshness.HideAfter - TimeSpan.FromHours(hours / 2),
        _ => now.AddHours(-hours),
    };

    public static DateTimeOffset? AskedAt(DemonstrationWord word, DateTimeOffset confirmed) => word switch
    {
        DemonstrationWord.NotAsked or DemonstrationWord.Due => null,
        DemonstrationWord.Unanswered => confirmed + Freshness.AskAfter,
        _ => confirmed.AddHours(-3),
    };

    public static HostAnswer? AnswerOf(DemonstrationWord word) => word switch
    {
        DemonstrationWord.Free => HostAnswer.Free,
        DemonstrationWord.Full => HostAnswer.Full,
        DemonstrationWord.Paused => HostAnswer.Paused,
        _ => null,
    };

    public static HiddenBecause? HiddenBy(DemonstrationWord word) => word switch
    {
        DemonstrationWord.Unanswered => HiddenBecause.Unanswered,
        DemonstrationWord.Full => HiddenBecause.Full,
        _ => null,
    };

    public static DateTimeOffset? HiddenAt(DemonstrationWord word, DateTimeOffset confirmed) => word switch
    {
        DemonstrationWord.Unanswered => confirmed + Freshness.HideAfter,
        DemonstrationWord.Full => confirmed,
        _ => null,
    };
}
