using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>What happens to the stays of a host who is barred: nothing that is pending goes on.</summary>
public static class BarredHost
{
    public static async Task CancelStays(Write write, Guid host, StayChanges changes)
    {
        foreach (var stay in await Stays.NotOverAt(write, host))
            await changes.Apply(write, stay, stay.State.IsPending() ? StayMove.Cancel : StayMove.BreakDown, StayReasons.Barred);
    }
}
