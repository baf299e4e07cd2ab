using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Placement.Planning;

/// <summary>Reads what people have decided: the stays and proposals that a plan must not touch, and who has said no to whom.</summary>
public sealed class PlanDecisions(Database database)
{
    /// <summary>Everything that awaits an answer, is agreed or lived in, and every proposal that waits its turn.</summary>
    public async Task<IReadOnlyList<PlanDecision>> Standing(Guid organisation) => [.. await database.Read(c => c.QueryAsync<PlanDecision>("""
        SELECT household, unit, accommodation, host, from_night, to_night, people, state FROM stays
        WHERE organisation = @organisation AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived')
        UNION ALL
        SELECT q.household, q.unit, q.accommodation, q.host, q.from_night, q.to_night, h.people, NULL
        FROM queued_proposals q JOIN households h ON h.id = q.household WHERE q.organisation = @organisation AND q.refused IS NULL
        """, new { organisation }))];

    /// <summary>Every no of a household that is in the queue, or to one; and hosts from whom it was parted for good.</summary>
    public async Task<IReadOnlyList<PlanDecision>> Refused(Guid organisation) => [.. await database.Read(c => c.QueryAsync<PlanDecision>("""
        SELECT s.household, s.unit, s.accommodation, s.host, s.from_night, s.to_night, s.state, t.by_role, t.reason
        FROM stays s JOIN households h ON h.id = s.household AND (h.state = 'Waiting' OR h.next_from IS NOT NULL) JOIN stay_steps t ON t.stay = s.id AND t.state = s.state
        WHERE s.organisation = @organisation AND s.state = 'Declined'
        UNION ALL
        SELECT s.household, s.unit, s.accommodation, s.host, s.from_night, s.to_night, 'BrokenDown', '', p.reason
        FROM barred_pairs p JOIN stays s ON s.id = p.stay WHERE s.organisation = @organisation
        """, new { organisation }))];

    /// <summary>True when one of the two has said no to the other, in this write.</summary>
    public static async Task<bool> HasRefused(Write write, Guid household, Guid unit) => await write.Find<long>(
        "SELECT COUNT(*) FROM stays WHERE household = @household AND unit = @unit AND state = 'Declined'", new { household, unit }) > 0;
}
