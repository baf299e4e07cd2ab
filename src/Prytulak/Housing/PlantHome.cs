using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A coordinator makes a home a planted one, or an ordinary one again. POST /homes/{id}/plant.</summary>
public static class PlantHome
{
    public static async Task<IResult> Submit(Visit visit, Guid id, Accommodations homes, PlantedHomes planted)
    {
        var form = await visit.ReadForm();
        if (await homes.Find(visit.Viewer, id) is null) throw Refusal.Absent;
        await planted.Plant(visit.Act("oversight"), id, form.Ticked("planted"));
        return visit.GoTo($"/homes/{id}/view");
    }
}
