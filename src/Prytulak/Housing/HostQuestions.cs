using System.Buffers.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>A home that a host was asked about, and what they said.</summary>
public sealed class AskedHome
{
    public Guid Question { get; init; }
    public Guid Host { get; init; }
    public Guid Home { get; init; }
    public AccommodationKind Kind { get; init; }
    public string Country { get; init; } = "";
    public string Cell { get; init; } = "";
    public HostAnswer? Answer { get; init; }
}

/// <summary>
/// Questions to hosts whether their homes are still free: one letter for all homes of a host, with a link that is computed
/// from the master key and kept as a keyed hash. Every home is asked about once, then hidden when nothing is answered.
/// </summary>
public sealed class HostQuestions(Database database, MasterKey master, Notices notices, TimeProvider clock)
{
    private const int Most = 500, TokenBytes = 16;

    // Asked since it was last confirmed, long enough ago, and not a word. Who could not be written to has no question, and is not hidden.
    // Both conditions begin as their partial indexes do: of a million homes a few are looked at.
    private const string IsSilent = """
        state = 'Open' AND (hidden IS NULL OR hidden = 'Full') AND confirmed_at <= @stale AND EXISTS (SELECT 1 FROM home_questions q
            WHERE q.home = accommodations.id AND q.answer IS NULL AND q.asked_at > accommodations.confirmed_at AND q.asked_at <= @patient)
        """;

    private const string IsToBeAsked = "state = 'Open' AND (asked_at IS NULL OR asked_at <= confirmed_at) AND confirmed_at <= @due";

    /// <summary>Hosts with a home that is to be asked about, who were not written to lately.</summary>
    public async Task<IReadOnlyList<Guid>> Due() => [.. (await database.Read(c => c.QueryAsync<Guid>($"""
        SELECT host FROM accommodations WHERE {IsToBeAsked}
            AND EXISTS (SELECT 1 FROM hosts h WHERE h.account = accommodations.host AND h.vetting = 'Vetted' AND (h.asked_at IS NULL OR h.asked_at <= @rested))
        ORDER BY confirmed_at LIMIT @Most
        """, Times(clock.GetUtcNow(), default, Freshness.AskAfter)))).Distinct()];

    /// <summary>Asks the host, in one letter, about every home for which the time has come or comes before they may be written to again.</summary>
    public async Task Ask(Write write, Guid host)
    {
        var times = Times(write.Now, host, Freshness.AskAfter - Freshness.Rest);
        var homes = (await write.Query<Asked>($"UPDATE accommodations SET asked_at = @now WHERE host = @host AND {IsToBeAsked} RETURNING id, organisation", times)).AsList();
        if (homes is []) return;
        // Another node may have written meanwhile: then all of this is undone.
        await write.Change("UPDATE hosts SET asked_at = @now WHERE account = @host AND (asked_at IS NULL OR asked_at <= @rested)", times);
        var question = Guid.CreateVersion7(write.Now);
        if (!await notices.Tell(write, host, "notice.still", Path(question))) return;
        await write.Execute("INSERT INTO host_questions (id, host, mac, asked_at, expires_at) VALUES (@question, @host, @mac, @Now, @until)",
            new { question, host, mac = Mac(Token(question)), write.Now, until = write.Now + Freshness.LinkLives });
        foreach (var home in homes)
            await write.Execute("INSERT INTO home_questions (question, home, organisation, asked_at) VALUES (@question, @Id, @Organisation, @Now)", new { question, home.Id, home.Organisation, write.Now });
        write.Note("hosts", "asked whether homes are free", host, homes[0].Organisation);
    }

    /// <summary>Hosts with a home about which nothing was answered.</summary>
    public async Task<IReadOnlyList<Guid>> Silent() => [.. (await database.Read(c => c.QueryAsync<Guid>(
        $"SELECT host FROM accommodations WHERE {IsSilent} ORDER BY confirmed_at LIMIT @Most", Times(clock.GetUtcNow(), default, Freshness.AskAfter)))).Distinct()];

    /// <summary>Hides those homes of the host, and says so once, with the same link.</summary>
    public async Task Hide(Write write, Guid host)
    {
        var times = Times(write.Now, host, Freshness.AskAfter);
        var homes = (await write.Query<Guid>($"UPDATE accommodations SET hidden = 'Unanswered', hidden_at = @now WHERE host = @host AND {IsSilent} RETURNING id", times)).AsList();
        if (homes is []) return;
        await Offers.TouchAll(write, homes, "hidden");
        var questions = (await write.Query<Guid>("UPDATE home_questions SET hidden_at = @Now WHERE home IN @homes AND answer IS NULL AND hidden_at IS NULL RETURNING question", new { homes, write.Now })).AsList();
        if (await write.Execute("UPDATE hosts SET asked_at = @now WHERE account = @host AND asked_at <= @rested", times) == 1)
            await notices.Tell(write, host, "notice.still_hidden", Path(questions.Max()));
    }

    /// <summary>The homes that a link asks about and that still stand; none when the link is too old or was never made.</summary>
    public async Task<IReadOnlyList<AskedHome>> Find(string token) => [.. await database.Read(c => c.QueryAsync<AskedHome>("""
        SELECT q.id AS question, q.host, h.home, h.answer, a.kind, a.country, a.cell
        FROM host_questions q JOIN home_questions h ON h.question = q.id JOIN accommodations a ON a.id = h.home
        WHERE q.mac = @mac AND q.expires_at > @now AND (h.answer IS NOT NULL OR a.state IN ('Open', 'Full'))
        ORDER BY a.created_at, a.id
        """, new { mac = Mac(token), now = clock.GetUtcNow() }))];

    /// <summary>Takes the host's word for those of the homes of a question about which nothing was said before.</summary>
    public static async Task Say(Write write, Guid question, IReadOnlyCollection<Guid> homes, HostAnswer answer)
    {
        // Two taps at once wait here for each other.
        await write.Change("UPDATE host_questions SET asked_at = asked_at WHERE id = @question", new { question });
        foreach (var home in await write.Query<Guid>("SELECT home FROM home_questions WHERE question = @question AND home IN @homes AND answer IS NULL", new { question, homes }))
            await Offers.Say(write, home, answer);
    }

    /// <summary>Notes what the host has said of a home, in whatever way, with every question about it.</summary>
    internal static Task Answered(Write write, Guid home, HostAnswer answer) => write.Execute(
        "UPDATE home_questions SET answer = @answer, answered_at = @Now WHERE home = @home AND answer IS NULL", new { home, answer = answer.ToString(), write.Now });

    /// <summary>Whoever changes an offer has answered as well: it is free, unless it was said to be full.</summary>
    internal static Task AnsweredByChange(Write write, Guid home) => write.Execute("""
        UPDATE home_questions SET answered_at = @Now, answer = CASE WHEN EXISTS (SELECT 1 FROM accommodations a WHERE a.id = home AND a.hidden = 'Full') THEN 'Full' ELSE 'Free' END
        WHERE home = @home AND answer IS NULL
        """, new { home, write.Now });

    /// <summary>How many questions of the last thirty days had which end, one for each home that was asked about.</summary>
    public Task<AnswerCounts> CountsOf(Guid organisation) => database.Read(c => c.QuerySingleAsync<AnswerCounts>("""
        SELECT COUNT(*) AS asked, COUNT(answer) AS answered, COUNT(CASE WHEN answer = 'Free' THEN 1 END) AS free, COUNT(CASE WHEN answer = 'Full' THEN 1 END) AS full_now,
            COUNT(CASE WHEN answer = 'Paused' THEN 1 END) AS paused, COUNT(hidden_at) AS hidden
        FROM home_questions WHERE organisation = @organisation AND asked_at > @since
        """, new { organisation, since = clock.GetUtcNow() - Freshness.Told }));

    /// <summary>Sweeps out what nobody is told of any more.</summary>
    public static Task Sweep(Write write) => write.Execute(
        "DELETE FROM host_questions WHERE asked_at < @before", new { before = write.Now - Freshness.Told - Freshness.LinkLives });

    internal static Task Forget(Write write, Guid host) => write.Execute("DELETE FROM host_questions WHERE host = @host", new { host });

    private string Path(Guid question) => "/still/" + Token(question);

    private string Token(Guid question) => Base64Url.EncodeToString(master.Mac("host question", question.ToString()).AsSpan(0, TokenBytes));

    private byte[] Mac(string token) => master.Mac("host question lookup", token);

    private static object Times(DateTimeOffset now, Guid host, TimeSpan after) => new
    {
        now, host, Most, due = now - after, rested = now - Freshness.Rest, stale = now - Freshness.HideAfter, patient = now - (Freshness.HideAfter - Freshness.AskAfter),
    };

    /// <summary>A home that was asked about just now.</summary>
    private sealed class Asked
    {
        public Guid Id { get; init; }
        public Guid Organisation { get; init; }
    }
}

/// <summary>Counts of questions; see <see cref="HostQuestions.CountsOf"/>.</summary>
public sealed class AnswerCounts
{
    public int Asked { get; init; }
    public int Answered { get; init; }
    public int Free { get; init; }
    public int FullNow { get; init; }
    public int Paused { get; init; }
    public int Hidden { get; init; }
}
