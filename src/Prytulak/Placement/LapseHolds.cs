using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Ends proposals that nobody has answered in time, a few seconds after it, and gives back the nights that were held.</summary>
public sealed class LapseHolds(Stays stays, StayChanges changes, TimeProvider clock, ILogger<LapseHolds> log) : Rounds(TimeSpan.FromSeconds(5), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "placement");

    /// <summary>Lapses every proposal and hold whose time is over; what somebody answers at the same moment wins or loses as a whole.</summary>
    public override async Task Round()
    {
        foreach (var stay in await stays.LapsedBy(Now))
        {
            try
            {
                await changes.Move(Work, stay.Id, StayMove.Lapse, stay.Version, StayReasons.Lapsed);
            }
            catch (Refusal)
            {
                // It was answered meanwhile.
            }
        }
    }
}
