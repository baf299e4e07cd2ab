using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A host says how many requests they want before them at a time. POST /homes/most-requests.</summary>
public static class LimitRequests
{
    public static async Task<IResult> Submit(Visit visit, Journal journal)
    {
        var form = await visit.ReadForm();
        if (form.Number("most", 1, Hosts.MostRequestsEver, required: true) is not { } most) throw new Refusal(Why.Invalid, "form.number", null, 1, Hosts.MostRequestsEver);
        await journal.Write(visit.Act("offer"), write => Hosts.Limit(write, most));
        return visit.GoTo("/requests");
    }
}
