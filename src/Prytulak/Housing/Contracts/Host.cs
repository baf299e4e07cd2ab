using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>A person who offers homes, and how far the organisation has looked at them.</summary>
public sealed class Host
{
    public Guid Account { get; init; }
    public Guid Organisation { get; init; }
    public Vetting Vetting { get; init; }

    /// <summary>The round of vetting: a verdict counts in its own round only.</summary>
    public int Round { get; init; }

    /// <summary>Who brought the host in; that person may not vet them (T03).</summary>
    public Guid? IntroducedBy { get; init; }

    /// <summary>What the host says of the people in the home.</summary>
    public Personal<string>? About { get; init; }
    public int Version { get; init; }

    /// <summary>Since when nothing of theirs is offered, because somebody said that it was not safe with them, and nobody of the staff has looked yet.</summary>
    public DateTimeOffset? SafetySince { get; init; }

    /// <summary>How many requests they want before them at a time, 1 to <see cref="Hosts.MostRequestsEver"/>; the others wait their turn.</summary>
    public int MostRequests { get; init; }
}

/// <summary>What another module does, in the same write, when a host is barred: nothing may go on with them.</summary>
public delegate Task HostBarred(Write write, Guid host);
