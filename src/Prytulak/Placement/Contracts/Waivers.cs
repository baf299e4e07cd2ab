using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>All SQL of waivers. Two different people who work here now must say yes, and neither may be the host or have brought the host in, as in vetting (T03).</summary>
public sealed class Waivers(Database database, TimeProvider clock)
{
    private const string Columns = "id, household, unit, accommodation, residents, reason, state, asked_by, asked_at, ends_at";

    private const string NotMine = """
        EXISTS (SELECT 1 FROM hosts h JOIN accommodations own ON own.host = h.account
            WHERE own.id = accommodation AND h.account <> @me AND (h.introduced_by IS NULL OR h.introduced_by <> @me))
        """;

    // What was agreed for a home of which nothing was said holds no longer when it is said; nor what somebody agreed to who has left.
    private const string Stand = """
        residents = @residents AND (SELECT COUNT(*) FROM accounts p WHERE p.state = 'Active' AND p.id IN (asked_by, answered_by)) = 2
        """;

    /// <summary>The waiver, if the viewer's organisation has it.</summary>
    public Task<Waiver?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Waiver>(
        $"SELECT {Columns} FROM waivers WHERE id = @id AND organisation = @Organisation", new { id, viewer.Organisation }));

    /// <summary>Those that wait for somebody's answer, the oldest first.</summary>
    public async Task<IReadOnlyList<Waiver>> Asked(Viewer viewer) => [.. await database.Read(c => c.QueryAsync<Waiver>(
        $"SELECT {Columns} FROM waivers WHERE organisation = @Organisation AND state = 'Asked' AND ends_at > @now ORDER BY asked_at, id", new { viewer.Organisation, now = clock.GetUtcNow() }))];

    /// <summary>What was asked of a household and not used yet, by unit.</summary>
    public async Task<IReadOnlyDictionary<Guid, Waiver>> Of(Viewer viewer, Guid household) => (await database.Read(c => c.QueryAsync<Waiver>($"""
        SELECT {Columns} FROM waivers WHERE household = @household AND organisation = @Organisation AND (state = 'Refused' OR state IN ('Asked', 'Agreed') AND ends_at > @now)
        """, new { household, viewer.Organisation, now = clock.GetUtcNow() }))).ToDictionary(waiver => waiver.Unit);

    /// <summary>The waiver that a stay was proposed by; null when it needed none.</summary>
    public Task<Waiver?> OfStay(Guid stay) => database.Read(c => c.QuerySingleOrDefaultAsync<Waiver>($"SELECT {Columns} FROM waivers WHERE stay = @stay", new { stay }));

    /// <summary>Asks a colleague; refuses where one was asked already, or has said no, or it is not this person's to ask.</summary>
    public static async Task<Guid> Ask(Write write, Guid household, Guid unit, string reason)
    {
        var id = Guid.CreateVersion7(write.Now);
        await write.Execute("UPDATE waivers SET state = 'Lapsed' WHERE household = @household AND unit = @unit AND state IN ('Asked', 'Agreed') AND ends_at <= @Now", new { household, unit, write.Now });
        var isAsked = await write.Execute($"""
            INSERT INTO waivers (id, household, unit, accommodation, organisation, residents, reason, state, asked_by, asked_at, ends_at)
            SELECT @id, @household, unit, accommodation, organisation, residents, @reason, 'Asked', @me, @Now, @ends
            FROM (SELECT u.id AS unit, a.id AS accommodation, a.organisation, {Accommodations.KnownResidents} AS residents FROM units u JOIN accommodations a ON a.id = u.accommodation WHERE u.id = @unit AND u.removed = false) room
            WHERE organisation = @Organisation AND residents IN ('Unsaid', 'Men') AND {NotMine}
            ON CONFLICT DO NOTHING
            """, new { id, household, unit, reason, me = write.By.Id, write.By.Organisation, write.Now, ends = write.Now + Waiver.Lives });
        if (isAsked != 1) throw new Refusal(Why.Conflict, "waiver.cannot_ask");
        write.Note("waivers", "asked", household, write.By.Organisation);
        return id;
    }

    /// <summary>A colleague says yes or no, once; refuses whoever asked, and when others live there than was asked about.</summary>
    public static async Task Answer(Write write, Waiver waiver, bool agrees)
    {
        var isAnswered = await write.Execute($"""
            UPDATE waivers SET state = @state, answered_by = @me, answered_at = @Now, ends_at = @ends
            WHERE id = @Id AND organisation = @Organisation AND state = 'Asked' AND ends_at > @Now AND asked_by <> @me AND {NotMine}
                AND residents = (SELECT {Accommodations.KnownResidents} FROM accommodations a WHERE a.id = accommodation)
            """, new
        {
            waiver.Id, me = write.By.Id, write.By.Organisation, write.Now, ends = write.Now + Waiver.Lives,
            state = (agrees ? WaiverState.Agreed : WaiverState.Refused).ToString(),
        });
        if (isAnswered != 1) throw new Refusal(Why.Conflict, "waiver.cannot_answer");
        write.Note("waivers", agrees ? "agreed" : "refused", waiver.Household, write.By.Organisation);
    }

    /// <summary>True while the household may be asked about the unit, these being who lives there.</summary>
    public static async Task<bool> Holds(Write write, Guid household, Guid unit, Residents residents) => await write.Find<int>($"""
        SELECT COUNT(*) FROM waivers WHERE household = @household AND unit = @unit AND state = 'Agreed' AND ends_at > @Now AND {Stand}
        """, new { household, unit, residents = residents.ToString(), write.Now }) > 0;

    /// <summary>The proposal uses it up; false where there is none.</summary>
    public static async Task<bool> Use(Write write, Stay stay, Residents residents)
    {
        var isUsed = await write.Execute($"""
            UPDATE waivers SET state = 'Used', stay = @Id WHERE household = @Household AND unit = @Unit AND state = 'Agreed' AND ends_at > @Now AND {Stand}
            """, new { stay.Id, stay.Household, stay.Unit, residents = residents.ToString(), write.Now }) == 1;
        if (isUsed) write.Note("waivers", "used", stay.Household, stay.Organisation);
        return isUsed;
    }

    /// <summary>True where the stay was proposed by a waiver that holds for those who live there now.</summary>
    public static async Task<bool> Covers(Write write, Stay stay, Residents residents) => await write.Find<int>(
        $"SELECT COUNT(*) FROM waivers WHERE stay = @Id AND {Stand}", new { stay.Id, residents = residents.ToString() }) > 0;

    /// <summary>What was asked about a household, as it is handed to them with all their data; by whom, the journal knows.</summary>
    public async Task<(string Name, object? Data)> Data(Guid household) => ("waivers", (await database.Read(c => c.QueryAsync<Waiver>(
        $"SELECT {Columns} FROM waivers WHERE household = @household ORDER BY asked_at, id", new { household }))).Select(waiver => new { waiver.Residents, waiver.Reason, waiver.State, waiver.AskedAt }));

    /// <summary>Nothing was asked of somebody who was forgotten.</summary>
    public static Task Forget(Write write, Guid subject) => write.Execute(
        "DELETE FROM waivers WHERE household = @subject OR accommodation IN (SELECT id FROM accommodations WHERE host = @subject)", new { subject });
}
