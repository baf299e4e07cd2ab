using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Once a day drafts that nobody sent for thirty days are erased; requests that no organisation could take are offered again.</summary>
public sealed class HouseholdHousekeeping(Households households, Journal journal, Erasing erasing, Vault vault, Places places, TimeProvider clock, ILogger<HouseholdHousekeeping> log)
    : Rounds(TimeSpan.FromDays(1), clock, log)
{
    public static readonly TimeSpan DraftsLive = TimeSpan.FromDays(30);
    private static readonly Act Work = new(Viewer.System, "housekeeping");

    // The places are read while the server starts, before anybody types one.
    public override Task StartAsync(CancellationToken stop)
    {
        places.Begin();
        return base.StartAsync(stop);
    }

    public override async Task Round()
    {
        foreach (var draft in await households.DraftsBefore(Now - DraftsLive)) await erasing.Erase(Work, draft);
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
