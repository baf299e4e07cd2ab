using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>Reminds household, host and caseworker 30 and 14 days before the last night of a stay, each once, in words that say nothing to anybody else.</summary>
public sealed class RemindOfEnds(StayEnds ends, Stays stays, Notices notices, HouseholdNotices households, DeskNotices desk, Journal journal, TimeProvider clock, ILogger<RemindOfEnds> log)
    : Rounds(TimeSpan.FromMinutes(10), clock, log)
{
    // The nearer first: whoever is told of fourteen days is not told of thirty after it.
    private static readonly int[] Days = [14, 30];
    private static readonly Act Work = new(Viewer.System, "placement");

    /// <summary>Gives every reminder that is due; after a time away, the nearer of the two.</summary>
    public override async Task Round()
    {
        foreach (var days in Days)
            foreach (var ending in await ends.ToRemindOf(Today, days)) await Remind((await stays.Find(Viewer.System, ending.Id))!, days);
    }

    private async Task Remind(Stay stay, int days)
    {
        try
        {
            await journal.Write(Work, write => Tell(write, stay, days));
        }
        catch (Refusal)
        {
            // Somebody cannot be written to just now: the next round tries again.
        }
    }

    private async Task Tell(Write write, Stay stay, int days)
    {
        if (!await StayEnds.Reminded(write, stay.Id, days) || !WasAgreedBefore(stay, days)) return;
        write.Note("stays", $"reminded of {days} days", stay.Id, stay.Organisation);
        await households.Tell(write, stay.Household, "notice.ends");
        await notices.Tell(write, stay.Host, "notice.ends");
        await desk.TellCaseworker(write, stay.Household, stay.Organisation, "notice.ends");
    }

    // Who agreed on ten nights yesterday knows when they end.
    private static bool WasAgreedBefore(Stay stay, int days) =>
        stay.ReleasedAt is { } agreed && DateOnly.FromDateTime(agreed.UtcDateTime) < stay.LastNight.AddDays(-days);

    private DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);
}
