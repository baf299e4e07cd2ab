using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A waiver with what the second person looks at: the household and the home, afresh.</summary>
public sealed record WaiverAnswer(Guid Id, Guid Household, Guid Unit, string Reference, Party? Party, WaiverState State, Residents Residents, string Reason, DateTimeOffset AskedAt, DateTimeOffset EndsAt, bool MayAnswer,
    HomeFacts? Home, HiddenHomes? Hidden);

/// <summary>
/// The second person looks at household and home and says yes or no; whoever asked cannot. One no is enough. GET and POST
/// /waivers/{id}.
/// </summary>
public static class AnswerWaiver
{
    public static async Task<IResult> Show(Visit visit, Guid id, Waivers waivers, OpenPleas pleas, HomeViews homes, HomeReads reads, TimeProvider clock)
    {
        var waiver = await waivers.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        var (isOver, plea) = (waiver.State is WaiverState.Asked or WaiverState.Agreed && waiver.EndsAt <= clock.GetUtcNow(), pleas.Find(waiver.Household));
        var hidden = (await reads.Show(visit.Act("placement"), [waiver.Accommodation])).Hidden;
        return visit.Page<AnswerWaiverPage, WaiverAnswer>(new(id, waiver.Household, waiver.Unit, plea?.Reference ?? "–", plea is null ? null : Party.Of(plea.Needs),
            isOver ? WaiverState.Lapsed : waiver.State, waiver.Residents, waiver.Reason, waiver.AskedAt, waiver.EndsAt, !isOver && waiver.State is WaiverState.Asked && waiver.AskedBy != visit.Viewer.Id,
            hidden is null ? await homes.Of(waiver.Accommodation, waiver.Unit, visit.Text) : null, hidden));
    }

    public static async Task<IResult> Submit(Visit visit, Guid id, Waivers waivers, OpenPleas pleas, HomeViews homes, HomeReads reads, Journal journal, TimeProvider clock)
    {
        var form = await visit.ReadForm();
        var waiver = await waivers.Find(visit.Viewer, id) ?? throw Refusal.Absent;
        if (waiver.AskedBy == visit.Viewer.Id) throw new Refusal(Why.Conflict, "waiver.own");
        var agrees = form.Choice("verdict", ["Yes", "No"], required: true) == "Yes";
        // Who says yes has heard it from the household, and not only from the colleague.
        if (agrees && !form.Ticked("spoken")) form.Fault("spoken", "waiver.not_spoken");
        if (!form.IsGood) return await Show(visit, id, waivers, pleas, homes, reads, clock);
        await journal.Write(visit.Act("placement"), write => Waivers.Answer(write, waiver, agrees));
        return visit.GoTo(agrees ? $"/waivers/{id}" : "/waivers");
    }
}
