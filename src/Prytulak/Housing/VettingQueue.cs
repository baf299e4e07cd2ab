using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>The hosts of the organisation who wait for this vetter. GET /vetting.</summary>
public static class VettingQueue
{
    private const int Most = 30;

    public static async Task<IResult> Show(Visit visit, Vettings vettings, Reveals reveals)
    {
        var waiting = new List<WaitingLine>();
        foreach (var host in await vettings.WaitingFor(visit.Viewer, Most)) waiting.Add(await Tell(visit, host, reveals));
        return visit.Page<VettingQueuePage, VettingQueueAnswer>(new(waiting, await vettings.WaitingForColleague(visit.Viewer)));
    }

    private static async Task<WaitingLine> Tell(Visit visit, WaitingHost host, Reveals reveals) => new(
        host.Account, Initials(await reveals.Open(visit.Act("vetting queue"), "accounts", host.Account, host.Name, AccountFacts.Name)),
        host.Country, host.Homes, DateOnly.FromDateTime(host.Since.UtcDateTime), host.IsBarProposed, host.IsSafety, host.IsResidents);

    /// <summary>"Ганна Коваль" is "Г. К."</summary>
    internal static string Initials(string? name) =>
        string.Join(' ', (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(part => $"{System.Globalization.StringInfo.GetNextTextElement(part)}."));
}

/// <summary>Who waits for this vetter, and how many wait for a colleague.</summary>
public sealed record VettingQueueAnswer(IReadOnlyList<WaitingLine> Waiting, int WithColleagues);

/// <summary>One line of the queue.</summary>
public sealed record WaitingLine(Guid Host, string Initials, string Country, int Homes, DateOnly Since, bool IsBarProposed, bool IsSafety, bool IsResidents);
