using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>A caseworker takes a case, so that the others know.</summary>
public static class TakeCase
{
    public static async Task<IResult> Submit(Visit visit, Guid id, Households households, Journal journal)
    {
        var form = await visit.ReadForm();
        var household = await households.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (form.Version != household.Version) throw Refusal.Stale;
        await journal.Write(visit.Act("placement"), write => Households.GiveTo(write, household, visit.Viewer.Id));
        return visit.GoTo($"/desk/households/{id}");
    }
}
