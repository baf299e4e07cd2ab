using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>A coordinator gives a colleague other duties, suspends them at once, or lets them work again. Nobody does so to themselves.</summary>
public static class TeamMember
{
    public static async Task<IResult> Show(Visit visit, Guid id, Team team) => Page(visit, await team.Find(visit.Viewer, id));

    public static async Task<IResult> GiveDuties(Visit visit, Guid id, Team team, Journal journal)
    {
        var (form, colleague) = (await visit.ReadForm(), await team.Find(visit.Viewer, id));
        var duties = Duties.Read(form, visit.Viewer);
        if (!form.IsGood) return Page(visit, colleague);
        await journal.Write(visit.Act("team"), write => AccountChanges.GiveDuties(write, id, form.Version, duties));
        return visit.GoTo("/team");
    }

    public static Task<IResult> Suspend(Visit visit, Guid id, Team team, Journal journal) => Suspend(visit, id, team, journal, suspended: true);

    public static Task<IResult> Reinstate(Visit visit, Guid id, Team team, Journal journal) => Suspend(visit, id, team, journal, suspended: false);

    private static async Task<IResult> Suspend(Visit visit, Guid id, Team team, Journal journal, bool suspended)
    {
        var form = await visit.ReadForm();
        await team.Find(visit.Viewer, id);
        await journal.Write(visit.Act("team"), write => AccountChanges.Suspend(write, id, form.Version, suspended));
        return visit.GoTo("/team");
    }

    private static IResult Page(Visit visit, Colleague colleague) => visit.Page<TeamMemberPage, TeamMemberAnswer>(new(colleague, Duties.GivenBy(visit.Viewer)));
}

/// <summary>A colleague, and the duties that they may be given.</summary>
public sealed record TeamMemberAnswer(Colleague Colleague, IReadOnlyList<Roles> Duties);
