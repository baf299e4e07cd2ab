using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Homes in the hands of their host: made, changed, moved from state to state.</summary>
public sealed class Offers(Database database)
{
    /// <summary>The homes of a host whom the caller has found before, the newest first.</summary>
    public async Task<IReadOnlyList<Accommodation>> Of(Guid host) => [.. await database.Read(c => c.QueryAsync<Accommodation>(
        $"SELECT {Accommodations.Columns} FROM accommodations WHERE host = @host ORDER BY created_at DESC, id", new { host }))];

    /// <summary>This host's own home; refuses where there is none.</summary>
    public async Task<Accommodation> Own(Viewer host, Guid id) => await database.Read(c => c.QuerySingleOrDefaultAsync<Accommodation>(
        $"SELECT {Accommodations.Columns} FROM accommodations WHERE id = @id AND host = @host", new { id, host = host.Id })) ?? throw Refusal.Absent;

    /// <param name="host">For whom somebody else enters it; else it is the host's own act.</param>
    public static async Task<Guid> Add(Write write, HomeInput home, HomePlace place, Personal<string>? address, Personal<Engines.Geo.Position>? position, Personal<string>? description, Guid? host = null)
    {
        var id = Guid.CreateVersion7(write.Now);
        await write.Change("""
            INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, address, position, description, is_free,
                languages, welcome, near, residents, available_from, available_to, confirmed_at, created_at)
            SELECT @id, account, organisation, 'Draft', @kind, @country, @cell, @address, @position, @description, @IsFree,
                @Languages, @Welcome, @Near, @residents, @From, @To, @Now, @Now
            FROM hosts WHERE account = @host AND vetting <> 'Barred'
            """, new
        {
            id, host = host ?? write.By.Id, kind = home.Kind.ToString(), country = place.Town!.Country, cell = place.Cell.ToString(), address, position, description,
            home.IsFree, home.Languages, home.Welcome, home.Near, residents = home.Residents.ToString(), home.From, home.To, write.Now,
        });
        write.Note("accommodations", "offered", id);
        return id;
    }

    /// <summary>Changes what is said of the home, but not nights that were promised already.</summary>
    public static async Task Change(Write write, Guid id, int version, HomeInput home, Personal<string>? description, IEnumerable<ResidentsChanged> residents)
    {
        var before = await Accommodations.ResidentsOf(write, id);
        await write.Change($"""
            UPDATE accommodations SET kind = @kind, description = @description, is_free = @IsFree, languages = @Languages, welcome = @Welcome,
                near = @Near, residents_at = CASE WHEN residents = @residents THEN residents_at ELSE @Now END,
                residents_seen = CASE WHEN residents = @residents OR residents IN ('Nobody', 'Women', 'Mixed') AND @residents IN ('Nobody', 'Women', 'Mixed') THEN residents_seen ELSE false END,
                residents = @residents, available_from = @From, available_to = @To, confirmed_at = @Now, {StillFull}, version = version + 1
            WHERE id = @id AND host = @host AND version = @version AND state NOT IN ('Withdrawn', 'Barred')
            """, new
        {
            id, host = write.By.Id, version, kind = home.Kind.ToString(), description, home.IsFree, home.Languages, home.Welcome, home.Near, residents = home.Residents.ToString(), home.From, home.To, write.Now,
        });
        await RefusePromised(write, id, home);
        await Reopen(write, id, home.To);
        await HostQuestions.AnsweredByChange(write, id);
        await Accommodations.Touched(write, id, "changed");
        if (await Accommodations.ResidentsOf(write, id) != before) foreach (var changed in residents) await changed(write, id);
    }

    // Whoever changes an offer stands by it; but full it is until the host says otherwise.
    internal const string StillFull = "hidden = CASE WHEN hidden = 'Full' THEN hidden END, hidden_at = CASE WHEN hidden = 'Full' THEN hidden_at END";

    private const string Shown = "hidden = NULL, hidden_at = NULL";

    private static async Task RefusePromised(Write write, Guid id, HomeInput home)
    {
        var (from, to) = (home.From.DayNumber, home.To.DayNumber);
        var promised = await PromisedNights.Of(write, id);
        if (promised.Where(p => p.From < from).ToList() is [var early, ..]) throw early.Refused("home.promised_before", "from");
        if (promised.Where(p => p.To > to).ToList() is [.., var late]) throw late.Refused("home.promised_after", "to");
    }

    // New dates wake an offer that had run out.
    private static Task Reopen(Write write, Guid id, DateOnly to) => to <= Today(write)
        ? Task.CompletedTask
        : write.Execute($"UPDATE accommodations SET state = {WhereItBelongs} WHERE id = @id AND state = 'Expired'", new { id });

    private const string WhereItBelongs =
        "CASE WHEN EXISTS (SELECT 1 FROM hosts h WHERE h.account = host AND h.vetting = 'Vetted') THEN 'Open' ELSE 'AwaitingVetting' END";

    /// <summary>Gives a complete draft to the vetters; a host who was vetted before is open at once.</summary>
    public static async Task Send(Write write, Guid id) => await Move(write, id, $"""
        UPDATE accommodations SET state = {WhereItBelongs}, confirmed_at = @Now, version = version + 1
        WHERE id = @id AND host = @host AND state = 'Draft' AND available_to > @today
            AND EXISTS (SELECT 1 FROM units u WHERE u.accommodation = accommodations.id AND u.removed = false)
        """, "sent to vetting");

    public static Task Pause(Write write, Guid id) => Answer(write, id,
        $"UPDATE accommodations SET state = 'Paused', {Shown}, version = version + 1 WHERE id = @id AND host = @host AND state IN ('Open', 'Full')", "paused", HostAnswer.Paused);

    public static async Task Resume(Write write, Guid id) => await Move(write, id, $"""
        UPDATE accommodations SET state = {WhereItBelongs}, confirmed_at = @Now, version = version + 1
        WHERE id = @id AND host = @host AND state = 'Paused' AND available_to > @today
        """, "resumed");

    /// <summary>Takes the home away for good; nights that were promised stay promised until a caseworker changes them.</summary>
    public static Task Withdraw(Write write, Guid id) => Answer(write, id,
        $"UPDATE accommodations SET state = 'Withdrawn', {Shown}, version = version + 1 WHERE id = @id AND host = @host AND state NOT IN ('Withdrawn', 'Barred')", "withdrawn", HostAnswer.Paused);

    /// <summary>The host says that the offer still stands; what was hidden is shown again.</summary>
    public static Task Confirm(Write write, Guid id) => Answer(write, id, $"""
        UPDATE accommodations SET confirmed_at = @Now, {Shown}
        WHERE id = @id AND host = @host AND state NOT IN ('Withdrawn', 'Barred', 'Expired')
        """, "confirmed", HostAnswer.Free);

    /// <summary>The host says that it is full at the moment, by other guests than ours: nobody new is proposed until the host says otherwise.</summary>
    public static Task SayFull(Write write, Guid id) => Answer(write, id,
        "UPDATE accommodations SET confirmed_at = @Now, hidden = 'Full', hidden_at = @Now WHERE id = @id AND host = @host AND state IN ('Open', 'Full')", "said to be full", HostAnswer.Full);

    /// <summary>Does what an answer says.</summary>
    public static Task Say(Write write, Guid id, HostAnswer answer) => answer switch
    {
        HostAnswer.Free => Confirm(write, id),
        HostAnswer.Full => SayFull(write, id),
        _ => Pause(write, id),
    };

    // Whoever says it without being asked, or on another page, has answered as well.
    private static async Task Answer(Write write, Guid id, string sql, string kind, HostAnswer answer)
    {
        await Move(write, id, sql, kind);
        await HostQuestions.Answered(write, id, answer);
    }

    private static async Task Move(Write write, Guid id, string sql, string kind)
    {
        await write.Change(sql, new { id, host = write.By.Id, today = Today(write), write.Now });
        await Accommodations.Touched(write, id, kind);
    }

    /// <summary>Opens what waited for the vetters' word.</summary>
    public static async Task OpenAwaiting(Write write, Guid host) =>
        await TouchAll(write, await write.Query<Guid>("UPDATE accommodations SET state = 'Open', residents_seen = true WHERE host = @host AND state = 'AwaitingVetting' RETURNING id", new { host }), "opened");

    /// <summary>Takes every home of the host out of everything at once.</summary>
    public static async Task BarAll(Write write, Guid host) =>
        await TouchAll(write, await write.Query<Guid>($"UPDATE accommodations SET state = 'Barred', {Shown} WHERE host = @host RETURNING id", new { host }), "barred");

    /// <summary>Ends offers whose last night has passed; answers how many.</summary>
    public static async Task<int> Expire(Write write)
    {
        var ended = (await write.Query<Guid>($"""
            UPDATE accommodations SET state = 'Expired', {Shown}, version = version + 1
            WHERE available_to <= @today AND state IN ('AwaitingVetting', 'Open', 'Full', 'Paused') RETURNING id
            """, new { today = Today(write) })).AsList();
        await TouchAll(write, ended, "expired");
        return ended.Count;
    }

    /// <summary>Wipes what tells where and what the homes of a forgotten host were.</summary>
    public static async Task Forget(Write write, Guid host)
    {
        var homes = (await write.Query<Guid>($"""
            UPDATE accommodations SET address = NULL, position = NULL, description = NULL, {Shown}, version = version + 1,
                state = CASE WHEN state = 'Barred' THEN state ELSE 'Withdrawn' END
            WHERE host = @host AND (address IS NOT NULL OR position IS NOT NULL OR description IS NOT NULL OR state NOT IN ('Withdrawn', 'Barred'))
            RETURNING id
            """, new { host })).AsList();
        await write.Execute("DELETE FROM photos WHERE accommodation IN (SELECT id FROM accommodations WHERE host = @host)", new { host });
        await TouchAll(write, homes, "forgotten");
    }

    internal static async Task TouchAll(Write write, IEnumerable<Guid> homes, string kind)
    {
        foreach (var home in homes) await Accommodations.Touched(write, home, kind);
    }

    private static DateOnly Today(Write write) => DateOnly.FromDateTime(write.Now.UtcDateTime);
}
