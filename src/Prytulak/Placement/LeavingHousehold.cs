using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>What happens to the stays of a household that withdraws its request, or is forgotten: nothing goes on, and every night is given back.</summary>
public static class LeavingHousehold
{
    public static async Task EndStays(Write write, Guid household, StayChanges changes)
    {
        await QueuedProposals.RemoveOf(write, household);
        foreach (var stay in await Stays.NotOver(write, household))
            await changes.Apply(write, stay, stay.State.IsPending() ? StayMove.Cancel : StayMove.BreakDown, StayReasons.Left, withHousehold: false);
    }

    /// <summary>The stays of a household, as it is handed to them with all their data.</summary>
    public static async Task<(string Name, object? Data)> Data(Act act, Guid household, Stays stays) => ("stays",
        (await stays.Of(act.By, household)).Select(s => new { s.State, s.FromNight, s.ToNight, s.HouseholdYes, s.HostYes, s.ReleasedAt, s.CreatedAt, s.ChangedAt }));
}
