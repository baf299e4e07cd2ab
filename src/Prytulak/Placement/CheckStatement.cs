using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Placement;

/// <summary>What stands behind the number of a statement; null before one was typed.</summary>
public sealed record CheckedStatement(StatementFigures? Found);

/// <summary>The figures that were signed.</summary>
/// <param name="IsReplaced">True when a later statement of the same month has other figures.</param>
public sealed record StatementFigures(string? Organisation, CalendarMonth Month, IReadOnlyList<UnitNights> Units, DateTimeOffset SignedAt, bool IsReplaced);

/// <summary>
/// Anybody with a paper in hand compares its figures with those that were signed. The whole number opens them and nothing else
/// does; it is typed into a form, so that no address keeps it. GET and POST /statements/check.
/// </summary>
public static class CheckStatement
{
    private const int LongestTyped = 100;

    public static IResult Show(Visit visit) => Page(visit, null);

    public static async Task<IResult> Submit(Visit visit, Statements statements, Organisations organisations)
    {
        var form = await visit.ReadForm();
        if (form.Text("number", LongestTyped, required: true) is not { } typed) return Page(visit, null);
        if (StatementNumber.Read(typed) is not { } number || await statements.Find(number) is not { } found)
        {
            form.Fault("number", "statement.unknown");
            return Page(visit, null);
        }
        return Page(visit, new((await organisations.Find(found.Organisation))?.Name, CalendarMonth.Parse(found.Month)!.Value, UnitNights.Split(found.Figures), found.SignedAt, found.IsReplaced));
    }

    private static IResult Page(Visit visit, StatementFigures? found) => visit.Page<CheckStatementPage, CheckedStatement>(new(found));
}
