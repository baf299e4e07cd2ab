using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Sends proposals that waited, as soon as their host has a place: the most urgent household first, then who waited longest.</summary>
public sealed class SendQueued(QueuedProposals queue, OpenPleas pleas, Stays stays, SendProposal proposals, StayChanges changes, Journal journal, TimeProvider clock, ILogger<SendQueued> log)
    : Rounds(TimeSpan.FromSeconds(10), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "placement");

    /// <summary>Goes through all that can be sent once.</summary>
    public override async Task Round()
    {
        var ready = await queue.Ready();
        foreach (var queued in ready.OrderBy(IsWaitingForBed).ThenBy(UrgencyOf).ThenBy(one => one.QueuedAt)) await Try(queued);
    }

    private int IsWaitingForBed(QueuedProposal queued) => pleas.Find(queued.Household) is { NoBedSince: not null } ? 0 : 1;

    private Urgency UrgencyOf(QueuedProposal queued) => pleas.Find(queued.Household)?.TriageOn(Today).Urgency ?? Urgency.Later;

    private async Task Try(QueuedProposal queued)
    {
        try
        {
            if (await HasEnough(queued.Household)) return;
            await Send(queued);
        }
        catch (Refusal refusal) when (refusal.Text != Refusal.Stale.Text)
        {
            await journal.Write(Work, write => QueuedProposals.Refuse(write, queued, refusal.Text));
        }
        catch (Refusal)
        {
            // Another server has sent it, or its caseworker has taken it back.
        }
    }

    private async Task<bool> HasEnough(Guid household) => (await stays.Of(Viewer.System, household)).Count(stay => stay.State.IsPending()) >= SendProposal.MostAtOnce;

    private async Task Send(QueuedProposal queued)
    {
        var plea = pleas.Find(queued.Household) ?? throw new Refusal(Why.Conflict, "stay.not_waiting");
        var from = queued.FromNight > Today ? queued.FromNight : Today;
        var home = proposals.Fitting(plea, queued.Unit, from, queued.ToNight);
        await changes.Book(Work, async write =>
        {
            if (await proposals.Send(write, home, queued.Household, from, queued.ToNight, queued.Hold, queued.ProposedBy, isItsTurn: true) is null) return false;
            await QueuedProposals.Take(write, queued);
            return true;
        });
    }

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
