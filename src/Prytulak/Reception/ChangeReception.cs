using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A coordinator writes a reception point anew, and somebody else must stand for it again. GET and POST /reception/manage/{id}/edit.</summary>
public static class ChangeReception
{
    public static async Task<IResult> Show(Visit visit, Guid id, ReceptionPoints points, Places places) =>
        visit.Page<PutUpReceptionPage, ReceptionForm>(Tell(visit, await points.Find(visit.Viewer, id) ?? throw Refusal.Absent, places));

    public static async Task<IResult> Submit(Visit visit, Guid id, ReceptionPoints points, Journal journal, Places places, ReceptionReader reader)
    {
        var (form, now) = (await visit.ReadForm(), await points.Find(visit.Viewer, id) ?? throw Refusal.Absent);
        var point = reader.Of(form, visit.Text);
        if (form.Version != now.Version) form.Fault("version", "reception.changed_meanwhile");
        if (!form.IsGood) return visit.Page<PutUpReceptionPage, ReceptionForm>(Tell(visit, now, places) with { Places = places.Choices(point.Choices, visit.Text) });
        await journal.Write(visit.Act("reception"), write => ReceptionPoints.Change(write, id, form.Version, point));
        return visit.GoTo($"{ManageReception.Path}/{id}");
    }

    private static ReceptionForm Tell(Visit visit, ReceptionPoint point, Places places) => new(point, places.Label(point.Place, visit.Text), []);
}
