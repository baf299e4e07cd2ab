using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>The nights of a home in a month, to be signed and shown to whoever compensates the host.</summary>
/// <param name="Number">The number of the signed statement of these figures; null while they are not signed.</param>
/// <param name="SignedBefore">When other figures of this month were signed; null when none were.</param>
public sealed record StatementAnswer(Guid Home, HomeFacts Facts, string? Organisation, CalendarMonth Month, bool IsOver, IReadOnlyList<UnitNights> Units,
    string? Number, DateTimeOffset? SignedAt, DateTimeOffset? SignedBefore, Uri Check)
{
    public int Nights => Units.Sum(unit => unit.Nights);

    public int PersonNights => Units.Sum(unit => unit.PersonNights);
}

/// <summary>
/// The host, or a coordinator of the organisation, signs how many nights were lived in a home in a month; who lived there is not
/// told. GET and POST /homes/{id}/statement/{month}.
/// </summary>
public sealed class ShowStatement(Statements statements, Accommodations accommodations, Units units, Organisations organisations, PublicPlaces places, HomeReads reads, Settings settings, TimeProvider clock)
{
    /// <summary>The month that was over last.</summary>
    public async Task<IResult> Latest(Visit visit, Guid id) => visit.GoTo($"/homes/{(await Home(visit, id)).Id}/statement/{CalendarMonth.Of(Today).Before}");

    public async Task<IResult> Show(Visit visit, Guid id, string month)
    {
        var answer = await Tell(visit, await Home(visit, id), Read(month));
        return visit.WantsCsv ? Table(answer) : visit.Page<ShowStatementPage, StatementAnswer>(answer);
    }

    public async Task<IResult> Sign(Visit visit, Guid id, string month, Journal journal)
    {
        await visit.ReadForm();
        var (home, asked) = (await Home(visit, id), Read(month));
        if (asked.End > Today) throw new Refusal(Why.Conflict, "statement.not_over");
        var lived = await statements.Lived(id, asked, Today);
        if (lived is []) throw new Refusal(Why.Conflict, "statement.empty");
        await journal.Write(visit.Act("statement"), write => statements.Sign(write, id, home.Organisation, asked, UnitNights.Join(lived)));
        return visit.GoTo($"/homes/{id}/statement/{asked}");
    }

    private async Task<Accommodation> Home(Visit visit, Guid id)
    {
        var home = await accommodations.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (home.Host != visit.Viewer.Id) await reads.Open(visit.Act("statement"), id);
        return home;
    }

    private async Task<StatementAnswer> Tell(Visit visit, Accommodation home, CalendarMonth month)
    {
        var (lived, last) = (await statements.Lived(home.Id, month, Today), await statements.Last(home.Id, month));
        var isSigned = last?.Figures == UnitNights.Join(lived) && lived is not [];
        return new(home.Id, HomeFacts.Of(home, await units.Of(home.Id), places, visit.Text), (await organisations.Find(home.Organisation))?.Name, month, month.End <= Today, lived,
            isSigned ? statements.Number(home.Id, month, last!.Figures) : null, isSigned ? last!.SignedAt : null, isSigned ? null : last?.SignedAt, new(settings.PublicAddress, "/statements/check"));
    }

    private static IResult Table(StatementAnswer answer) => Csv.Answer(["month", "unit", "nights", "person_nights", "number"],
        answer.Units.Select(unit => new object?[] { answer.Month, unit.Number, unit.Nights, unit.PersonNights, answer.Number }));

    private static CalendarMonth Read(string month) => CalendarMonth.Parse(month) ?? throw Refusal.Absent;

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
}
