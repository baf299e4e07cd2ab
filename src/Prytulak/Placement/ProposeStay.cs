using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A caseworker proposes a unit to a household, and may hold it at once. A host who has enough to answer gets it later.</summary>
public static class ProposeStay
{
    public static async Task<IResult> Submit(Visit visit, Guid household, Guid unit, OpenPleas pleas, Units units, FreeUnits free, Stays stays, SendProposal proposals, StayChanges changes, TimeProvider clock)
    {
        var form = await visit.ReadForm();
        var plea = Visible(visit, pleas, household);
        if (await units.Find(visit.Viewer, unit) is null) throw Refusal.Absent;
        var (from, to) = Dates(form, plea, free.Find(unit) ?? throw new Refusal(Why.Conflict, "stay.not_offered"), clock);
        // The desk shows what does not fit; the rules are asked once more here, since a form can be sent by hand.
        var home = proposals.Fitting(plea, unit, from, to);
        if ((await stays.Of(visit.Viewer, household)).Count(s => s.State.IsPending()) >= SendProposal.MostAtOnce) throw new Refusal(Why.Conflict, "stay.enough_proposed", null, SendProposal.MostAtOnce);
        var sent = await changes.Book(visit.Act("placement"), write => proposals.SendOrQueue(write, home, household, from, to, form.Ticked("hold")));
        return visit.GoTo(sent is { } id ? $"/stays/{id}" : $"/desk/households/{household}#queued");
    }

    private static Plea Visible(Visit visit, OpenPleas pleas, Guid household) =>
        pleas.Find(household) is { } plea && plea.Organisation == visit.Viewer.Organisation ? plea : throw Refusal.Absent;

    private static (DateOnly From, DateOnly To) Dates(Form form, Plea plea, FreeUnit home, TimeProvider clock)
    {
        var (from, to) = StayDates.For(plea.Needs, home, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        (from, to) = (form.Date("from") ?? from, form.Date("to") ?? to);
        return form.IsGood ? (from, to) : throw new Refusal(Why.Invalid, "stay.dates");
    }

    /// <summary>Takes back a proposal that waits its turn. POST /desk/queued/{id}/remove.</summary>
    public static async Task<IResult> TakeBack(Visit visit, Guid id, Journal journal)
    {
        await visit.ReadForm();
        var household = await journal.Write(visit.Act("placement"), write => QueuedProposals.Remove(write, id));
        return visit.GoTo($"/desk/households/{household}");
    }
}
