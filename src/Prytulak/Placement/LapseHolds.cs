using Prytulak.Foundation;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Gives back the nights of holds whose time is over, a few seconds after it is.</summary>
public sealed class LapseHolds(Stays stays, StayChanges changes, TimeProvider clock) : BackgroundService
{
    private static readonly Act Work = new(Viewer.System, "placement");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await Round();
            await Task.Delay(TimeSpan.FromSeconds(5), clock, stop);
        }
    }

    /// <summary>Lapses every hold that is over; what somebody answers at the same moment wins or loses as a whole.</summary>
    public async Task Round()
    {
        foreach (var stay in await stays.LapsedBy(clock.GetUtcNow()))
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
