using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>
/// A household, its host or a caseworker says that a stay cannot go on. Whoever says it first ends it on that day; what the others
/// say of it later, or at the same moment, is kept as well, with all that follows from it.
/// </summary>
public sealed class BreakStay(Stays stays, StayChanges changes)
{
    /// <param name="reason">One of the list that is for whoever says it; null where none was chosen.</param>
    public async Task Say(Act act, Guid id, string? reason)
    {
        if (await stays.Find(act.By, id) is null) throw Refusal.Absent;
        if (reason is null) throw new Refusal(Why.Invalid, "stay.reason_needed", "reason");
        try
        {
            await Once(act, id, reason);
        }
        catch (Refusal refusal) when (refusal.Text == Refusal.Stale.Text)
        {
            // Somebody else was faster by a moment: now it has ended, and this is one more reason.
            await Once(act, id, reason);
        }
    }

    private Task Once(Act act, Guid id, string reason) => changes.Book(act, async write =>
    {
        var stay = await Stays.Find(write, id) ?? throw Refusal.Absent;
        if (stay.State is StayState.BrokenDown) await changes.AddReason(write, stay, reason);
        else await changes.Apply(write, stay, StayMove.BreakDown, reason);
        return true;
    });
}
