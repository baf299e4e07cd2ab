using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Placement.Contracts;

/// <summary>All SQL of proposals that wait their turn.</summary>
public sealed class QueuedProposals(Database database)
{
    private const string Columns = "id, household, unit, accommodation, host, organisation, from_night, to_night, hold, proposed_by, queued_at, refused";

    /// <summary>Those of a household that the viewer's organisation has made, in their order.</summary>
    public async Task<IReadOnlyList<QueuedProposal>> Of(Viewer viewer, Guid household) => [.. await database.Read(c => c.QueryAsync<QueuedProposal>($"""
        SELECT {Columns}, (SELECT MIN(s.hold_until) FROM stays s WHERE s.host = queued_proposals.host AND {Stays.AwaitsHost}) AS free_by
        FROM queued_proposals WHERE household = @household AND organisation = @Organisation ORDER BY queued_at, id
        """, new { household, viewer.Organisation }))];

    /// <summary>Those whose hosts have a place free now, in the order in which they came.</summary>
    public async Task<IReadOnlyList<QueuedProposal>> Ready() => [.. await database.Read(c => c.QueryAsync<QueuedProposal>($"""
        SELECT {Columns} FROM queued_proposals WHERE refused IS NULL
            AND (SELECT COUNT(*) FROM stays s WHERE s.host = queued_proposals.host AND {Stays.AwaitsHost}) < (SELECT most_requests FROM hosts WHERE account = queued_proposals.host)
        ORDER BY queued_at, id
        """))];

    /// <summary>True while others wait for this host.</summary>
    public static async Task<bool> AnyFor(Write write, Guid host) => await write.Find<int>("SELECT COUNT(*) FROM queued_proposals WHERE host = @host AND refused IS NULL", new { host }) > 0;

    /// <summary>True while the household has one that waits.</summary>
    public static async Task<bool> AnyOf(Write write, Guid household) => await write.Find<int>("SELECT COUNT(*) FROM queued_proposals WHERE household = @household AND refused IS NULL", new { household }) > 0;

    /// <summary>Puts it behind the others; asked for again, it keeps its place.</summary>
    public static async Task Add(Write write, QueuedProposal queued)
    {
        await write.Execute($"""
            INSERT INTO queued_proposals (id, household, unit, accommodation, host, organisation, from_night, to_night, hold, proposed_by, queued_at)
            VALUES (@Id, @Household, @Unit, @Accommodation, @Host, @Organisation, @FromNight, @ToNight, @Hold, @ProposedBy, @QueuedAt)
            ON CONFLICT (household, unit) DO UPDATE SET from_night = excluded.from_night, to_night = excluded.to_night, hold = excluded.hold, refused = NULL
            """, queued);
        write.Note("queued_proposals", "queued", queued.Household, queued.Organisation);
    }

    /// <summary>Takes it out to be sent; refuses when somebody else has.</summary>
    public static Task Take(Write write, QueuedProposal queued) => write.Change("DELETE FROM queued_proposals WHERE id = @Id AND refused IS NULL", new { queued.Id });

    /// <summary>Keeps why it cannot be sent, for its caseworker to read.</summary>
    public static async Task Refuse(Write write, QueuedProposal queued, string why)
    {
        if (await write.Execute("UPDATE queued_proposals SET refused = @why WHERE id = @Id AND refused IS NULL", new { queued.Id, why }) == 1)
            write.Note("queued_proposals", "could not be sent", queued.Household, queued.Organisation);
    }

    /// <summary>Takes it back; answers whose it was.</summary>
    public static async Task<Guid> Remove(Write write, Guid id)
    {
        var household = await write.Find<Guid?>("DELETE FROM queued_proposals WHERE id = @id AND organisation = @Organisation RETURNING household", new { id, write.By.Organisation }) ?? throw Refusal.Absent;
        write.Note("queued_proposals", "taken back", household);
        return household;
    }

    internal static Task RemoveOf(Write write, Guid household) => write.Execute("DELETE FROM queued_proposals WHERE household = @household", new { household });
}
