using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Once a day drafts that nobody sent for thirty days are erased; requests that no organisation could take are offered again.</summary>
public sealed partial class HouseholdHousekeeping(Households households, Journal journal, Erasing erasing, Vault vault, Places places, TimeProvider clock, ILogger<HouseholdHousekeeping> log) : BackgroundService
{
    public static readonly TimeSpan DraftsLive = TimeSpan.FromDays(30);
    private static readonly Act Work = new(Viewer.System, "housekeeping");

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        places.Begin();
        while (!stop.IsCancellationRequested)
        {
            await Try();
            await Task.Delay(TimeSpan.FromDays(1), clock, stop);
        }
    }

    // What fails today is tried again tomorrow; it must not stop the house.
    private async Task Try()
    {
        try
        {
            await Round();
        }
        catch (Exception failure)
        {
            Failed(log, failure.GetType().Name);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The housekeeping of households failed: {Failure}")]
    private static partial void Failed(ILogger log, string failure);

    public async Task Round()
    {
        foreach (var draft in await households.DraftsBefore(clock.GetUtcNow() - DraftsLive)) await erasing.Erase(Work, draft);
        foreach (var household in await households.Unassigned()) await Assign(household);
    }

    private async Task Assign(Household household)
    {
        if (await vault.OpenNeed(household.Needs, HouseholdFacts.Needs) is not { } needs) return;
        await journal.Write(Work, async write =>
        {
            var loads = await HouseholdWrites.Loads(write);
            if (CaseAssignment.Choose(loads, places.CountryOf(needs.Wish), places.CountryOf(needs.Here), needs.Languages) is { } organisation)
                await HouseholdWrites.Assign(write, household.Id, organisation);
        });
    }
}
