using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>
/// A caseworker asks a colleague whether a household may be asked about a home in which only men live, or of which nobody has
/// said who does. POST /desk/households/{household}/waive/{unit}.
/// </summary>
public static class AskForWaiver
{
    public static async Task<IResult> Submit(Visit visit, Guid household, Guid unit, OpenPleas pleas, Units units, Journal journal, DeskNotices desk)
    {
        var form = await visit.ReadForm();
        if (pleas.Find(household) is not { } plea || plea.Organisation != visit.Viewer.Organisation) throw Refusal.Absent;
        if (await units.Find(visit.Viewer, unit) is null) throw Refusal.Absent;
        if (form.Choice("waiver_reason", Waiver.Reasons, required: true) is not { } reason) throw new Refusal(Why.Invalid, "waiver.no_reason");
        if (plea.IsUnaccompanied) throw new Refusal(Why.Conflict, "stay.no_adult");
        var id = await journal.Write(visit.Act("placement"), async write =>
        {
            var asked = await Waivers.Ask(write, household, unit, reason);
            await desk.TellAll(write, visit.Viewer.Organisation!.Value, Roles.Caseworker | Roles.Coordinator, "notice.news");
            return asked;
        });
        return visit.GoTo($"/waivers/{id}");
    }
}
