using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Who is told what when a stay moves: a neutral letter that there is news, and nothing else.</summary>
public sealed class StayNotices(Notices notices, HouseholdNotices households)
{
    public async Task Tell(Write write, Stay stay, StayState state)
    {
        if (state is StayState.Proposed or StayState.AcceptedByHousehold or StayState.Confirmed or StayState.BrokenDown)
            await notices.Tell(write, stay.Host, "notice.news");
        if (state is StayState.Proposed or StayState.AcceptedByHost or StayState.Confirmed or StayState.BrokenDown or StayState.Declined or StayState.Lapsed)
            await households.Tell(write, stay.Household, "notice.news");
    }
}
