using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>What a host has to answer, and how many they want before them at a time.</summary>
public sealed class HostTurn
{
    public Guid Host { get; init; }
    public int Most { get; init; }
    public int Asked { get; init; }

    /// <summary>Proposals that wait for their turn with this host.</summary>
    public int Waiting { get; init; }
}

/// <summary>Tells before anything is sent how much of it would wait until its hosts have answered others.</summary>
public sealed class HostTurns(Database database)
{
    /// <summary>How many of these households of a plan would wait for their turn if all were sent, one after the other.</summary>
    internal async Task<int> Waiting(MadePlan made, IReadOnlyCollection<int> households)
    {
        var hosts = households.Select(household => HostOf(made, household)).Distinct().ToArray();
        var turns = (await Of(hosts)).ToDictionary(turn => turn.Host);
        return households.GroupBy(household => HostOf(made, household)).Sum(same => turns.TryGetValue(same.Key, out var turn) ? Waiting(made, same, turn) : 0);
    }

    // As when it is sent: whoever has no bed tonight waits for nobody.
    private static int Waiting(MadePlan made, IEnumerable<int> households, HostTurn turn)
    {
        var (asked, waiting) = (turn.Asked, 0);
        foreach (var household in households)
            if (IsForTonight(made, household) || turn.Waiting + waiting == 0 && asked < turn.Most) asked++;
            else waiting++;
        return waiting;
    }

    private static bool IsForTonight(MadePlan made, int household) => made.Input.Pleas[household].NoBedSince is not null && made.Input.Households[household].From <= made.Input.Today.DayNumber;

    private static Guid HostOf(MadePlan made, int household) => made.GapOf(made.Plan.Units[household]).Unit.Host;

    private async Task<IReadOnlyList<HostTurn>> Of(Guid[] hosts) => hosts is [] ? [] : [.. await database.Read(c => c.QueryAsync<HostTurn>($"""
        SELECT h.account AS host, h.most_requests AS most, (SELECT COUNT(*) FROM stays s WHERE s.host = h.account AND {Stays.AwaitsHost}) AS asked,
            (SELECT COUNT(*) FROM queued_proposals q WHERE q.host = h.account AND q.refused IS NULL) AS waiting
        FROM hosts h WHERE h.account IN @hosts
        """, new { hosts }))];
}
