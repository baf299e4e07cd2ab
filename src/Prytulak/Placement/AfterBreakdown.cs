using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>What follows in the same write when a stay has broken off: who is parted, what is not offered any more, and who has no bed tonight.</summary>
public sealed class AfterBreakdown(DeskNotices desk)
{
    public async Task Follow(Write write, Stay stay, string reason)
    {
        if (StayReasons.Parting.Contains(reason)) await Part(write, stay, reason);
        if (reason is StayReasons.Unsafe) await LookInto(write, stay);
        if (reason is StayReasons.HostNeedsHome) await Accommodations.HideAsFull(write, stay.Accommodation);
        if (StayReasons.NoBed.Contains(reason) && stay.FromNight <= DateOnly.FromDateTime(write.Now.UtcDateTime)) await FindBed(write, stay);
    }

    // A proposal that is being sent to the same host comes before it, and is cancelled, or after it, and is refused.
    private static async Task Part(Write write, Stay stay, string reason)
    {
        await Hosts.Hold(write, stay.Host);
        await BarredPairs.Add(write, stay, reason);
    }

    private async Task LookInto(Write write, Stay stay)
    {
        await Hosts.HoldForSafety(write, stay.Host);
        await desk.TellAll(write, stay.Organisation, Roles.Vetter, "notice.tonight");
    }

    private async Task FindBed(Write write, Stay stay)
    {
        if (await Households.HasNoBed(write, stay.Household)) await desk.TellAll(write, stay.Organisation, Roles.Caseworker | Roles.Coordinator, "notice.tonight");
    }
}
