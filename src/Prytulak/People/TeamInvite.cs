using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>A coordinator invites somebody to work for the organisation. Whether the address was known is told to its owner alone.</summary>
public static class TeamInvite
{
    public static IResult Show(Visit visit) => visit.Page<TeamInvitePage, DutiesAnswer>(Of(visit));

    public static async Task<IResult> Submit(Visit visit, Journal journal, Invitations invitations)
    {
        var form = await visit.ReadForm();
        var (name, address) = (form.Text("name", 100, required: true), AccountEmail.Read(form, "email"));
        var (duties, language) = (Duties.Read(form, visit.Viewer), form.Choice("language", Texts.Languages, required: true));
        if (!form.IsGood) return visit.Page<TeamInvitePage, DutiesAnswer>(Of(visit));
        await journal.Write(visit.Act("team"), write => invitations.Send(write, new()
        {
            Roles = duties, Organisation = visit.Viewer.Organisation!.Value, Name = name!, Email = address!, Language = language!,
        }));
        return visit.GoTo("/team");
    }

    private static DutiesAnswer Of(Visit visit) => visit.Viewer.Organisation is null ? throw Refusal.Absent : new(Duties.GivenBy(visit.Viewer));
}

/// <summary>The duties that may be given.</summary>
public sealed record DutiesAnswer(IReadOnlyList<Roles> Duties);
