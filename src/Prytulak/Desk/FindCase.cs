using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Desk;

/// <summary>Opens a case by the reference that somebody says on the phone.</summary>
public static class FindCase
{
    public static async Task<IResult> Show(Visit visit, string? reference, Households households) =>
        await households.FindByReference(visit.Viewer, reference ?? "") is { } household
            ? visit.GoTo($"/desk/households/{household.Id}")
            : throw new Refusal(Why.Absent, "desk.not_found");
}
