namespace Prytulak.Housing;

/// <summary>For how long the word of a host is believed.</summary>
internal static class Freshness
{
    /// <summary>A home that nobody has confirmed for so long is hidden: in two weeks a room is as often gone as it is free, and a family that travels to it has lost a day.</summary>
    public static readonly TimeSpan HideAfter = TimeSpan.FromDays(14);

    /// <summary>The host is asked when so much has passed: what is left is a weekend and two working days to answer.</summary>
    public static readonly TimeSpan AskAfter = TimeSpan.FromDays(10);

    /// <summary>Nobody is written to about it more often than this, however many homes they have.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromDays(3);

    /// <summary>How long the link of a letter opens its question: beyond the day on which the home is hidden, since it brings it back.</summary>
    public static readonly TimeSpan LinkLives = TimeSpan.FromDays(30);

    /// <summary>What is told of the answers reaches back so far; after that questions are swept out.</summary>
    public static readonly TimeSpan Told = TimeSpan.FromDays(30);
}

/// <summary>What a host says of a home: that it is still free, that it is full at the moment, or that nobody is to be proposed for now.</summary>
public enum HostAnswer { Free, Full, Paused }
