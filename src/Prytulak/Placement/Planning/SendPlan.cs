using System.Security.Cryptography;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>What has become of one chosen proposal.</summary>
/// <param name="Stay">Null where it waits its turn, or was not sent.</param>
/// <param name="Refused">Why it was not sent, in a sentence.</param>
public sealed record PlanSent(Guid Household, string Reference, Guid? Stay, string? Refused);

/// <summary>What has become of all that were chosen.</summary>
public sealed record PlanSentAnswer(IReadOnlyList<PlanSent> Lines)
{
    public int Sent => Lines.Count(line => line.Stay is not null);

    public int Waiting => Lines.Count(line => line is { Stay: null, Refused: null });
}

/// <summary>
/// Sends chosen proposals of a plan, each by a write of its own: what has changed meanwhile is told of its line, and undoes no
/// other. POST /plan/send.
/// </summary>
public sealed class SendPlan(OpenPleas pleas, SendProposal proposals, StayChanges changes)
{
    /// <summary>The most that are sent at once.</summary>
    public const int Most = 100;

    public static async Task<IResult> Submit(Visit visit, SendPlan sending, Plans plans, HostTurns turns, PublicPlaces squares)
    {
        if (visit.Viewer.Organisation is null) throw Refusal.Absent;
        var form = await visit.ReadForm();
        var chosen = Chosen(form);
        if (chosen.Count is 0) form.Fault("chosen", "plan.none_chosen");
        if (chosen.Count > Most) form.Fault("chosen", "plan.too_many", Most);
        return form.IsGood ? visit.Page<SendPlanPage, PlanSentAnswer>(await sending.All(visit, chosen, form.Ticked("hold"))) : await ShowPlan.Show(visit, plans, turns, squares);
    }

    // Of each household one; all of a page are sent as one word after the other.
    private static List<PlanChoice> Chosen(Form form) =>
        [.. form.Everything.Where(field => field.Key is "chosen" or "all").SelectMany(field => field.Value).SelectMany(value => (value ?? "").Split(' '))
            .Select(PlanChoice.Read).OfType<PlanChoice>().DistinctBy(choice => choice.Household).Take(Most + 1)];

    private async Task<PlanSentAnswer> All(Visit visit, IEnumerable<PlanChoice> chosen, bool hold)
    {
        var lines = new List<PlanSent>();
        foreach (var choice in chosen)
            if (pleas.Find(choice.Household) is { } plea && plea.Organisation == visit.Viewer.Organisation) lines.Add(await One(visit, plea, choice, hold));
        return new(lines);
    }

    private async Task<PlanSent> One(Visit visit, Plea plea, PlanChoice choice, bool hold)
    {
        try
        {
            return new(plea.Id, plea.Reference, await changes.Book(Act(visit, choice), write => Send(write, plea, choice, hold)), null);
        }
        catch (Refusal refusal)
        {
            return new(plea.Id, plea.Reference, null, visit.Text[refusal.Text, refusal.About]);
        }
    }

    // The form has one key; each of its lines is a command of its own, and is done once.
    private static Act Act(Visit visit, PlanChoice choice)
    {
        var act = visit.Act("placement");
        return act.Key is { } key ? act with { Key = new Guid(SHA256.HashData([.. key.ToByteArray(), .. choice.Household.ToByteArray()]).AsSpan(0, 16)) } : act;
    }

    private async Task<Guid?> Send(Write write, Plea plea, PlanChoice choice, bool hold)
    {
        var home = proposals.Fitting(plea, choice.Unit, choice.From, choice.To);
        if (home.Organisation != plea.Organisation) throw new Refusal(Why.Conflict, "stay.not_offered");
        if (!await Households.IsInQueue(write, plea.Id)) throw new Refusal(Why.Conflict, "stay.not_waiting");
        if ((await Stays.Pending(write, plea.Id)).Any() || await QueuedProposals.AnyOf(write, plea.Id)) throw new Refusal(Why.Conflict, "plan.asked_already");
        if (await PlanDecisions.HasRefused(write, plea.Id, choice.Unit)) throw new Refusal(Why.Conflict, "plan.said_no");
        return await proposals.SendOrQueue(write, home, plea.Id, choice.From, choice.To, hold);
    }
}
