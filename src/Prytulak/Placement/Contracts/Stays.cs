using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>A step in the history of a stay.</summary>
public sealed class StayStep
{
    public int Number { get; init; }
    public StayState State { get; init; }
    public DateTimeOffset At { get; init; }
    public string ByRole { get; init; } = "";
    public string Reason { get; init; } = "";
}

/// <summary>All SQL of stays, their history and the nights that they take.</summary>
public sealed class Stays(Database database)
{
    private const string Columns = """
        id, household, people, unit, accommodation, host, organisation, state, from_night, to_night, hold_until,
        household_yes, host_yes, released_at, set_out_at, next_home, proposed_by, created_at, changed_at, version
        """;

    // The household and the host see their own, staff those of their organisation, nobody anything else.
    // Each has an index; "or all" beside them would make the database read every row.
    private static string Visible(Viewer viewer) =>
        viewer.Has(Roles.System) ? "true" : "(household = @household OR host = @host OR organisation = @organisation)";

    public Task<Stay?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Stay>(
        $"SELECT {Columns} FROM stays WHERE id = @id AND {Visible(viewer)}", With(viewer, new { id })));

    public Task<IEnumerable<Stay>> Of(Viewer viewer, Guid household) => database.Read(c => c.QueryAsync<Stay>(
        $"SELECT {Columns} FROM stays WHERE household = @wanted AND {Visible(viewer)} ORDER BY created_at DESC", With(viewer, new { wanted = household })));

    /// <summary>What awaits an answer or is lived in, of all that the viewer may see, the most urgent hold first.</summary>
    public Task<IEnumerable<Stay>> Current(Viewer viewer) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived') AND {Visible(viewer)}
        ORDER BY COALESCE(hold_until, 9000000000000000), changed_at DESC
        """, With(viewer)));

    /// <summary>The holds that end before then, the most urgent first.</summary>
    public Task<IEnumerable<Stay>> HoldsEnding(Viewer viewer, DateTimeOffset before, int limit) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Held', 'AcceptedByHost', 'AcceptedByHousehold') AND hold_until < @before AND {Visible(viewer)}
        ORDER BY hold_until, changed_at DESC LIMIT @limit
        """, With(viewer, new { before, limit })));

    /// <summary>The stays that somebody has answered since then, or nobody in time, the newest first.</summary>
    public Task<IEnumerable<Stay>> AnsweredSince(Viewer viewer, DateTimeOffset since, int limit) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Declined', 'Lapsed') AND changed_at >= @since AND {Visible(viewer)}
        ORDER BY changed_at DESC LIMIT @limit
        """, With(viewer, new { since, limit })));

    /// <summary>The stays that are lived in or agreed on and end before then, the earliest first; those that are over and that nobody has ended, too.</summary>
    public Task<IEnumerable<Stay>> EndingBefore(Viewer viewer, DateOnly before, int limit) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Confirmed', 'Arrived') AND to_night <= @before AND {Visible(viewer)} ORDER BY to_night, id LIMIT @limit
        """, With(viewer, new { before, limit })));

    /// <summary>The stays that are agreed on or lived in, in homes of which the host has said after the proposal that only men live there.</summary>
    public Task<IEnumerable<Stay>> WithOtherResidents(Viewer viewer) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Confirmed', 'Arrived') AND {Visible(viewer)}
            AND EXISTS (SELECT 1 FROM accommodations a WHERE a.id = stays.accommodation AND a.residents IN ('Unsaid', 'Men') AND a.residents_at >= stays.created_at)
        ORDER BY changed_at, id
        """, With(viewer)));

    /// <summary>The stays that are agreed on or lived in, in rooms that several households share.</summary>
    /// <param name="isForWomen">In those for women only, or in the others.</param>
    public Task<IEnumerable<Stay>> InSharedRooms(Viewer viewer, bool isForWomen) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Confirmed', 'Arrived') AND {Visible(viewer)}
            AND EXISTS (SELECT 1 FROM units u WHERE u.id = stays.unit AND u.shared = true AND u.women_only = @isForWomen)
        ORDER BY changed_at, id
        """, With(viewer, new { isForWomen })));

    /// <summary>The stays in a home that are not over, within a write.</summary>
    public static Task<IEnumerable<Stay>> NotOverIn(Write write, Guid home) => write.Query<Stay>($"""
        SELECT {Columns} FROM stays WHERE accommodation = @home AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived') ORDER BY id
        """, new { home });

    /// <summary>What the viewer may see, of one state or all.</summary>
    /// <param name="sort">By "from", "hold" or "state"; else the newest change first.</param>
    public Task<IEnumerable<Stay>> Listed(Viewer viewer, StayState? state, string? sort, int skip = 0, int most = int.MaxValue) => database.Read(c => c.QueryAsync<Stay>(
        $"SELECT {Columns} FROM stays WHERE {Visible(viewer)}{Only(state)} ORDER BY {Order(sort)}, id LIMIT @most OFFSET @skip", With(viewer, new { state = state.ToString(), skip, most })));

    public Task<int> Count(Viewer viewer, StayState? state) => database.Read(c => c.ExecuteScalarAsync<int>(
        $"SELECT COUNT(*) FROM stays WHERE {Visible(viewer)}{Only(state)}", With(viewer, new { state = state.ToString() })));

    private static string Only(StayState? state) => state is null ? "" : " AND state = @state";

    private static string Order(string? sort) => sort switch
    {
        "from" => "from_night",
        "end" => "to_night",
        "hold" => "COALESCE(hold_until, 9000000000000000)",
        "state" => "state",
        _ => "changed_at DESC",
    };

    public Task<IEnumerable<StayStep>> History(Stay stay) => database.Read(c => c.QueryAsync<StayStep>(
        "SELECT number, state, at, by_role, reason FROM stay_steps WHERE stay = @Id ORDER BY number", new { stay.Id }));

    public Task<IEnumerable<Stay>> LapsedBy(DateTimeOffset now) => database.Read(c => c.QueryAsync<Stay>($"""
        SELECT {Columns} FROM stays WHERE state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold') AND hold_until <= @now ORDER BY hold_until LIMIT 200
        """, new { now }));

    /// <summary>The stay as this write has left it.</summary>
    public static Task<Stay?> Find(Write write, Guid id) => write.Find<Stay>($"SELECT {Columns} FROM stays WHERE id = @id", new { id });

    /// <summary>The stays of a household that still await an answer, within a write.</summary>
    public static Task<IEnumerable<Stay>> Pending(Write write, Guid household) => write.Query<Stay>($"""
        SELECT {Columns} FROM stays WHERE household = @household AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold') ORDER BY id
        """, new { household });

    /// <summary>The stay of a household that is in this state, within a write.</summary>
    public static Task<Stay?> Only(Write write, Guid household, StayState state) => write.Find<Stay>(
        $"SELECT {Columns} FROM stays WHERE household = @household AND state = @state", new { household, state = state.ToString() });

    /// <summary>The stays of a household that are not over, within a write.</summary>
    public static Task<IEnumerable<Stay>> NotOver(Write write, Guid household) => write.Query<Stay>($"""
        SELECT {Columns} FROM stays WHERE household = @household AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived') ORDER BY id
        """, new { household });

    /// <summary>What a host is asked, and has not answered.</summary>
    internal const string AwaitsHost = "s.host_yes IS NULL AND s.state IN ('Proposed', 'Held', 'AcceptedByHousehold')";

    /// <summary>How many requests the host has before them.</summary>
    public static Task<int> AwaitingHost(Write write, Guid host) => write.Find<int>($"SELECT COUNT(*) FROM stays s WHERE s.host = @host AND {AwaitsHost}", new { host });

    /// <summary>True while somebody is expected at a host's home, or lives there.</summary>
    public async Task<bool> AnyAt(Guid host) => await database.Read(c => c.ExecuteScalarAsync<long>(
        "SELECT COUNT(*) FROM stays WHERE host = @host AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived')", new { host })) > 0;

    /// <summary>The stays at a host's homes that are not over, within a write.</summary>
    public static Task<IEnumerable<Stay>> NotOverAt(Write write, Guid host) => write.Query<Stay>($"""
        SELECT {Columns} FROM stays WHERE host = @host AND state IN ('Proposed', 'Held', 'AcceptedByHost', 'AcceptedByHousehold', 'Confirmed', 'Arrived') ORDER BY id
        """, new { host });

    public static async Task Add(Write write, Stay stay)
    {
        // The size of the household is read here and now, and the foreign key keeps it true.
        var added = await write.Execute("""
            INSERT INTO stays (id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, hold_until, proposed_by, created_at, changed_at)
            SELECT @Id, id, people, adults, infants, @Unit, @Accommodation, @Host, organisation, 'Proposed', @FromNight, @ToNight, @until, @ProposedBy, @Now, @Now
            FROM households WHERE id = @Household AND organisation = @Organisation AND (state = 'Waiting' OR state = 'Housed' AND next_from <= @FromNight)
            """, new { stay.Id, stay.Household, stay.Unit, stay.Accommodation, stay.Host, stay.Organisation, stay.FromNight, stay.ToNight, until = write.Now + StayMoves.Hold, stay.ProposedBy, write.Now });
        if (added != 1) throw new Refusal(Why.Conflict, "stay.not_waiting");
        await AddStep(write, stay.Id, StayState.Proposed, "");
    }

    /// <summary>Moves the stay on, if nobody has moved it since it was read.</summary>
    public static async Task Become(Write write, Stay stay, StayState state, StayMove move, string reason)
    {
        await write.Change("""
            UPDATE stays SET state = @state, changed_at = @Now, version = version + 1,
              hold_until = CASE WHEN @holds THEN @holdUntil ELSE NULL END,
              host_yes = CASE WHEN @hostYes THEN @Now ELSE host_yes END,
              household_yes = CASE WHEN @householdYes THEN @Now ELSE household_yes END,
              released_at = CASE WHEN @released THEN @Now ELSE released_at END
            WHERE id = @Id AND version = @Version
            """, new
        {
            stay.Id, stay.Version, write.Now, state = state.ToString(),
            holds = state is StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold,
            holdUntil = write.Now + StayMoves.Hold,
            hostYes = move is StayMove.HostYes, householdYes = move is StayMove.HouseholdYes, released = state is StayState.Confirmed,
        });
        await AddStep(write, stay.Id, state, reason);
    }

    /// <summary>Keeps one more reason of a stay that has broken off; false when this role has given it before.</summary>
    public static async Task<bool> AddReason(Write write, Stay stay, string reason)
    {
        // Two who say it at once wait here for each other.
        await write.Change("UPDATE stays SET changed_at = changed_at WHERE id = @Id AND state = 'BrokenDown'", new { stay.Id });
        var said = await write.Find<long>("SELECT COUNT(*) FROM stay_steps WHERE stay = @Id AND state = 'BrokenDown' AND by_role = @role AND reason = @reason",
            new { stay.Id, role = write.By.Roles.ToString(), reason });
        if (said > 0) return false;
        await AddStep(write, stay.Id, StayState.BrokenDown, reason);
        return true;
    }

    /// <summary>Where the household last lived that a stay broke off under; null when none did.</summary>
    public Task<Stay?> LastBroken(Viewer viewer, Guid household) => database.Read(c => c.QueryFirstOrDefaultAsync<Stay>(
        $"SELECT {Columns} FROM stays WHERE household = @wanted AND state = 'BrokenDown' AND {Visible(viewer)} ORDER BY changed_at DESC LIMIT 1", With(viewer, new { wanted = household })));

    private static Task AddStep(Write write, Guid stay, StayState state, string reason) => write.Execute("""
        INSERT INTO stay_steps (stay, number, state, at, by_role, reason)
        SELECT @stay, COUNT(*) + 1, @state, @Now, @role, @reason FROM stay_steps WHERE stay = @stay
        """, new { stay, state = state.ToString(), write.Now, role = write.By.Roles.ToString(), reason });

    /// <summary>
    /// Takes every night of the stay: the room, or of a shared one the lowest free bed for each of its people. The database refuses when it is
    /// taken already, or there are fewer beds than people.
    /// </summary>
    public static async Task TakeNights(Write write, Stay stay)
    {
        var places = await PlacesInShared(write, stay);
        var taken = await write.Execute("""
            WITH RECURSIVE stay_night (night) AS (
                SELECT CAST(@first AS integer) UNION ALL SELECT night + 1 FROM stay_night WHERE night + 1 < @end
            ),
            unit_bed (bed, most) AS (
                SELECT CASE WHEN shared = true THEN 1 ELSE 0 END, CASE WHEN shared = true THEN beds ELSE 0 END FROM units WHERE id = @Unit AND removed = false
                UNION ALL SELECT bed + 1, most FROM unit_bed WHERE bed < most
            )
            INSERT INTO nights (unit, night, bed, stay, people, infants, places, shared, beds, cots)
            SELECT units.id, free.night, free.bed, stays.id, stays.people, stays.infants, CASE WHEN units.shared = true THEN stays.people ELSE 0 END, units.shared, units.beds, units.cots
            FROM (
                SELECT night, bed, ROW_NUMBER() OVER (PARTITION BY night ORDER BY bed) AS turn FROM stay_night CROSS JOIN unit_bed
                WHERE bed = 0 OR NOT EXISTS (SELECT 1 FROM nights WHERE nights.unit = @Unit AND nights.night = stay_night.night AND nights.bed = unit_bed.bed)
            ) free CROSS JOIN stays JOIN units ON units.id = stays.unit
            WHERE stays.id = @Id AND (units.shared = false OR free.turn <= stays.people)
            """, new { stay.Id, stay.Unit, first = stay.FromNight.DayNumber, end = stay.ToNight.DayNumber });
        if (taken != stay.Nights * (places ?? 1)) throw new Refusal(Why.Conflict, places is null ? "stay.taken" : "stay.beds_taken");
    }

    // How many beds of a shared room the stay needs; null where the room is not shared. Two at once would see the same beds free: they wait here for each other.
    private static async Task<int?> PlacesInShared(Write write, Stay stay) =>
        await Accommodations.HoldIfShared(write, stay.Accommodation, stay.Unit) ? await write.Find<int>("SELECT people FROM stays WHERE id = @Id", new { stay.Id }) : null;

    /// <summary>Gives back the nights from this one on.</summary>
    public static Task FreeNights(Write write, Stay stay, DateOnly from) =>
        write.Execute("DELETE FROM nights WHERE stay = @Id AND night >= @from", new { stay.Id, from = from.DayNumber });

    private static DynamicParameters With(Viewer viewer, object? more = null)
    {
        var values = new DynamicParameters(more);
        values.Add("household", viewer.Has(Roles.Household) ? viewer.Id : Guid.Empty);
        values.Add("host", viewer.Has(Roles.Host) ? viewer.Id : Guid.Empty);
        values.Add("organisation", viewer.Has(Roles.Caseworker | Roles.Coordinator) ? viewer.Organisation ?? Guid.Empty : Guid.Empty);
        return values;
    }
}
