using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>How far a stay came, and when.</summary>
public sealed class StayOutcome
{
    public Guid Household { get; init; }
    public Guid Accommodation { get; init; }
    public int People { get; init; }
    public StayState State { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? HostYes { get; init; }
    public DateTimeOffset? HouseholdYes { get; init; }
    public DateTimeOffset? ReleasedAt { get; init; }
    public DateTimeOffset? SetOutAt { get; init; }
    public DateTimeOffset? ArrivedAt { get; init; }

    /// <summary>When it ended or broke off.</summary>
    public DateTimeOffset? OverAt { get; init; }

    /// <summary>Why; where several gave reasons, the gravest or the first.</summary>
    public string? Reason { get; init; }
}

/// <summary>All SQL of what became of stays.</summary>
public sealed class StayOutcomes(Database database)
{
    private const string Outcomes = """
        SELECT household, accommodation, people, state, created_at, host_yes, household_yes, released_at, set_out_at,
            (SELECT MIN(a.at) FROM stay_steps a WHERE a.stay = stays.id AND a.state = 'Arrived') AS arrived_at,
            (SELECT MIN(a.at) FROM stay_steps a WHERE a.stay = stays.id AND a.state IN ('Ended', 'BrokenDown')) AS over_at,
            (SELECT a.reason FROM stay_steps a WHERE a.stay = stays.id AND a.state IN ('Ended', 'BrokenDown')
                ORDER BY CASE WHEN a.reason = 'unsafe' THEN 0 ELSE 1 END, a.number LIMIT 1) AS reason
        FROM stays
        """;

    /// <summary>The stays of an organisation that were proposed since then.</summary>
    public async Task<IReadOnlyList<StayOutcome>> Since(Guid organisation, DateTimeOffset since) => [.. await database.Read(c => c.QueryAsync<StayOutcome>(
        $"{Outcomes} WHERE organisation = @organisation AND created_at >= @since", new { organisation, since }))];

    /// <summary>Every stay of the network to which people came before then.</summary>
    public async Task<IReadOnlyList<StayOutcome>> Arrived(DateTimeOffset before) => [.. (await database.Read(c => c.QueryAsync<StayOutcome>(
        $"{Outcomes} WHERE EXISTS (SELECT 1 FROM stay_steps b WHERE b.stay = stays.id AND b.state = 'Arrived' AND b.at < @before)", new { before }))).OrderBy(stay => stay.ArrivedAt)];

    /// <summary>Notes that the household is on its way; false when that was said before.</summary>
    public static async Task<bool> SetOut(Write write, Guid stay) =>
        await write.Execute("UPDATE stays SET set_out_at = @Now WHERE id = @stay AND state = 'Confirmed' AND set_out_at IS NULL", new { stay, write.Now }) == 1;
}
