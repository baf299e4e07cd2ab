using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Placement;

/// <summary>A statement that was signed.</summary>
public sealed class Statement
{
    public Guid Home { get; init; }
    public Guid Organisation { get; init; }
    public string Month { get; init; } = "";
    public string Figures { get; init; } = "";
    public DateTimeOffset SignedAt { get; init; }

    /// <summary>True when a later one was signed for the same home and month, with other figures.</summary>
    public bool IsReplaced { get; init; }
}

/// <summary>
/// The nights that were lived in a home in a month, and the statements that were signed of them. The number of a statement is
/// a keyed hash of home, month and figures: the same figures have the same number, others another, and nobody else can make one.
/// </summary>
public sealed class Statements(Database database, MasterKey master)
{
    private const int DayOf1970 = 719_162, Noon = 12 * 60 * 60 * 1000, Day = 24 * 60 * 60 * 1000;

    /// <summary>The nights that are over, of stays to which people came, from the night before the noon at which their arrival was told.</summary>
    public async Task<IReadOnlyList<UnitNights>> Lived(Guid home, CalendarMonth month, DateOnly today) => [.. await database.Read(c => c.QueryAsync<UnitNights>($"""
        SELECT u.number, COUNT(*) AS nights, SUM(n.people) AS person_nights
        FROM (
            SELECT DISTINCT unit, night, stay, people FROM nights
            WHERE unit IN (SELECT id FROM units WHERE accommodation = @home) AND night >= @first AND night < @end
        ) n JOIN units u ON u.id = n.unit JOIN stay_steps a ON a.stay = n.stay AND a.state = 'Arrived'
        WHERE n.night >= (a.at - {Noon}) / {Day} + {DayOf1970}
        GROUP BY u.number ORDER BY u.number
        """, new { home, first = month.First.DayNumber, end = Math.Min(month.End.DayNumber, today.DayNumber) }))];

    /// <summary>The number that a statement of these figures has, signed or not.</summary>
    public string Number(Guid home, CalendarMonth month, string figures) => StatementNumber.Write(master.Mac("statement", $"{home}:{month}:{figures}"));

    /// <summary>The newest statement of a home and month; null when none was signed.</summary>
    public Task<Statement?> Last(Guid home, CalendarMonth month) => database.Read(c => c.QueryFirstOrDefaultAsync<Statement>(
        "SELECT home, organisation, month, figures, signed_at FROM statements WHERE home = @home AND month = @month ORDER BY signed_at DESC, id DESC LIMIT 1", new { home, month = month.ToString() }));

    /// <summary>The statement with this number; null when there is none, or the table holds other figures than were signed.</summary>
    public async Task<Statement?> Find(string number)
    {
        var found = await database.Read(c => c.QuerySingleOrDefaultAsync<Statement>("""
            SELECT home, organisation, month, figures, signed_at,
                EXISTS (SELECT 1 FROM statements l WHERE l.home = s.home AND l.month = s.month AND l.mac <> s.mac AND l.signed_at >= s.signed_at) AS is_replaced
            FROM statements s WHERE mac = @mac
            """, new { mac = Lookup(number) }));
        return found is not null && CalendarMonth.Parse(found.Month) is { } month && Number(found.Home, month, found.Figures) == number ? found : null;
    }

    /// <summary>Signs the figures; signed before, they stay signed as they are, and are the newest again.</summary>
    public async Task Sign(Write write, Guid home, Guid organisation, CalendarMonth month, string figures)
    {
        await write.Execute("""
            INSERT INTO statements (id, mac, home, organisation, month, figures, signed_by, signed_at) VALUES (@id, @mac, @home, @organisation, @month, @figures, @by, @Now)
            ON CONFLICT (mac) DO UPDATE SET signed_at = excluded.signed_at, signed_by = excluded.signed_by
            """, new { id = Guid.CreateVersion7(write.Now), mac = Lookup(Number(home, month, figures)), home, organisation, month = month.ToString(), figures, by = write.By.Id, write.Now });
        write.Note("statements", "signed", home, organisation);
    }

    private byte[] Lookup(string number) => master.Mac("statement lookup", number);
}
