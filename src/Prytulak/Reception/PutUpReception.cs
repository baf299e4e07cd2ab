using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>What the form needs: what stands there now, if anything, and the towns to choose from, where the typed name was not clear.</summary>
public sealed record ReceptionForm(ReceptionPoint? Point, string? Place, IReadOnlyList<PlaceChoice> Places);

/// <summary>A coordinator puts up a reception point; nobody sees it until somebody else stands for it too. GET and POST /reception/manage/new.</summary>
public static class PutUpReception
{
    public static IResult Show(Visit visit) => visit.Page<PutUpReceptionPage, ReceptionForm>(new(null, null, []));

    public static async Task<IResult> Submit(Visit visit, Journal journal, Places places, ReceptionReader reader)
    {
        if (visit.Viewer.Organisation is null) throw Refusal.Absent;
        var form = await visit.ReadForm();
        var point = reader.Of(form, visit.Text);
        if (!form.IsGood) return visit.Page<PutUpReceptionPage, ReceptionForm>(new(null, null, places.Choices(point.Choices, visit.Text)));
        var id = await journal.Write(visit.Act("reception"), write => ReceptionPoints.Add(write, point));
        return visit.GoTo($"{ManageReception.Path}/{id}");
    }
}
