using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Units in the hands of their host: added, changed, removed, but never from under somebody who was promised nights.</summary>
public sealed class OfferedUnits(Database database)
{
    private const int Most = 40;

    /// <summary>A unit of this host's own; refuses where there is none.</summary>
    public async Task<Unit> Own(Viewer host, Guid home, Guid id) => await database.Read(c => c.QuerySingleOrDefaultAsync<Unit>($"""
        SELECT {Units.Columns} FROM units WHERE id = @id AND accommodation = @home AND removed = false
            AND accommodation IN (SELECT id FROM accommodations WHERE host = @host)
        """, new { id, home, host = host.Id })) ?? throw Refusal.Absent;

    public static async Task Add(Write write, Guid home, UnitInput unit)
    {
        await Hold(write, home);
        var number = 1 + await write.Find<int>("SELECT COALESCE(MAX(number), 0) FROM units WHERE accommodation = @home", new { home });
        if (number > Most) throw new Refusal(Why.Invalid, "unit.too_many", "beds", Most);
        await write.Execute("""
            INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, shared, removed)
            VALUES (@id, @home, @number, @Beds, @Cots, @OwnBath, @StepFree, @Pets, @Smoking, @WomenOnly, @Shared, false)
            """, new { id = Guid.CreateVersion7(write.Now), home, number, unit.Beds, unit.Cots, unit.OwnBath, unit.StepFree, unit.Pets, unit.Smoking, unit.WomenOnly, unit.Shared });
        await Accommodations.Touched(write, home, "unit added");
    }

    public static async Task Change(Write write, Guid home, Guid id, int version, UnitInput unit, IEnumerable<ResidentsChanged> residents)
    {
        await Hold(write, home);
        var before = await Units.Shared(write, id);
        await RefuseOtherCompany(write, id, before, unit);
        if (await Crowded(write, id, unit) is { } promised)
            throw promised.Refused(before.IsShared ? "unit.shared_beds_promised" : promised.To > DateOnly.FromDateTime(write.Now.UtcDateTime).DayNumber ? "unit.beds_promised" : "unit.beds_past", "beds");
        await write.Change("""
            UPDATE units SET beds = @Beds, cots = @Cots, own_bath = @OwnBath, step_free = @StepFree, pets = @Pets, smoking = @Smoking,
                women_only = @WomenOnly, shared = @Shared, version = version + 1
            WHERE id = @id AND accommodation = @home AND version = @version AND removed = false
            """, new { id, home, version, unit.Beds, unit.Cots, unit.OwnBath, unit.StepFree, unit.Pets, unit.Smoking, unit.WomenOnly, unit.Shared });
        await Accommodations.Touched(write, home, "unit changed");
        // Who would sleep with others now was asked about something else.
        if (unit.Shared && before != (unit.Shared, unit.WomenOnly)) foreach (var changed in residents) await changed(write, home);
    }

    // A room with guests is not opened to others over their heads, nor a room of women to men; what is past rests on how it was.
    private static async Task RefuseOtherCompany(Write write, Guid id, (bool IsShared, bool IsForWomen) before, UnitInput unit)
    {
        if (before.IsShared != unit.Shared && await Last(write, id, from: 0) is { } nights) throw nights.Refused("unit.shared_promised", "shared");
        if (before.IsShared && before.IsForWomen != unit.WomenOnly && await Last(write, id, DateOnly.FromDateTime(write.Now.UtcDateTime).DayNumber) is { } promised)
            throw promised.Refused("unit.women_promised", "women_only");
    }

    private static async Task<PromisedNights?> Last(Write write, Guid id, int from) => (await write.Query<PromisedNights>("""
        SELECT unit, MIN(night) AS "from", MAX(night) + 1 AS "to" FROM nights WHERE unit = @id AND night >= @from GROUP BY unit, stay ORDER BY MAX(night) DESC LIMIT 1
        """, new { id, from })).FirstOrDefault();

    // The schema would refuse it too; asked beforehand, the host can be told which nights stand against it.
    internal static async Task<PromisedNights?> Crowded(Write write, Guid id, UnitInput unit) => (await write.Query<PromisedNights>("""
        SELECT unit, MIN(night) AS "from", MAX(night) + 1 AS "to" FROM nights
        WHERE unit = @id AND (shared = false AND (people > @Beds + @Cots OR people - infants > @Beds) OR shared = true AND bed > @Beds) GROUP BY unit, stay ORDER BY MIN(night)
        """, new { id, unit.Beds, unit.Cots })).FirstOrDefault();

    /// <summary>Removes a unit that nobody was promised; an offer that stands keeps at least one.</summary>
    public static async Task Remove(Write write, Guid home, Guid id)
    {
        await Hold(write, home);
        if ((await PromisedNights.Of(write, home)).FirstOrDefault(p => p.Unit == id) is { } promised) throw promised.Refused("unit.removal_promised", "remove");
        if (await IsLastOfOffer(write, home)) throw new Refusal(Why.Conflict, "unit.last", "remove");
        await write.Change("UPDATE units SET removed = true, version = version + 1 WHERE id = @id AND accommodation = @home AND removed = false", new { id, home });
        await Accommodations.Touched(write, home, "unit removed");
    }

    private static async Task<bool> IsLastOfOffer(Write write, Guid home) => await write.Find<int>("""
        SELECT COUNT(*) FROM units u JOIN accommodations a ON a.id = u.accommodation WHERE a.id = @home AND u.removed = false AND a.state <> 'Draft'
        """, new { home }) == 1;

    // The row of the home is what bookings hold too, so that nobody is promised nights meanwhile.
    private static async Task Hold(Write write, Guid home)
    {
        var isOwn = await write.Execute($"""
            UPDATE accommodations SET confirmed_at = @Now, {Offers.StillFull} WHERE id = @home AND host = @host AND state NOT IN ('Withdrawn', 'Barred')
            """, new { home, host = write.By.Id, write.Now });
        if (isOwn != 1) throw Refusal.Absent;
        await HostQuestions.AnsweredByChange(write, home);
    }
}
