using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Who is told what when a stay moves: a neutral letter that there is news, and nothing else.</summary>
public sealed class StayNotices(Notices notices, HouseholdNotices households)
{
    /// <param name="isForTonight">True where the host is told at once, and not with the next letter.</param>
    public async Task Tell(Write write, Stay stay, StayState state, string reason = "", bool isForTonight = false)
    {
        // Of a household that was not safe a letter to the host might come before it has left.
        if (state is StayState.Proposed or StayState.AcceptedByHousehold or StayState.Confirmed or StayState.BrokenDown && reason is not StayReasons.Unsafe)
            await notices.Tell(write, stay.Host, isForTonight ? "notice.tonight" : "notice.news");
        if (state is StayState.Proposed or StayState.AcceptedByHost or StayState.Confirmed or StayState.BrokenDown or StayState.Declined or StayState.Lapsed)
            await households.Tell(write, stay.Household, "notice.news");
    }
}
