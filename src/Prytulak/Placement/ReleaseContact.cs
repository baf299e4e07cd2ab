using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>What one side of a confirmed stay learns of the other.</summary>
/// <param name="Address">The home's address; only for the household.</param>
public sealed record ReleasedContact(string? Name, string? Phone, string? Email, string? Other, string? Address);

/// <summary>
/// The release rule (T02), and the only place that opens contacts for hosts and households: both have said yes, both are
/// still who they were, and only the two of them are told. Each look is in the journal before it is given.
/// </summary>
public sealed class ReleaseContact(Reveals reveals, Households households, Accounts accounts, Accommodations accommodations)
{
    /// <summary>The other side's contact for a party of the stay; null for everybody else, and before and after its time.</summary>
    public async Task<ReleasedContact?> For(Visit visit, Stay stay)
    {
        if (stay.ReleasedAt is null || stay.State is not (StayState.Confirmed or StayState.Arrived)) return null;
        if (visit.Viewer.Has(Roles.Household) && visit.Viewer.Id == stay.Household) return await OfHost(visit, stay);
        if (visit.Viewer.Has(Roles.Host) && visit.Viewer.Id == stay.Host) return await OfHousehold(visit, stay);
        return null;
    }

    private async Task<ReleasedContact?> OfHost(Visit visit, Stay stay)
    {
        if (await accounts.Find(Viewer.System, stay.Host) is not { State: AccountState.Active } host) return null;
        var home = await accommodations.Find(Viewer.System, stay.Accommodation);
        var open = await reveals.Several(visit.Act("release"), "stays", stay.Id,
            AccountFacts.Name.Name, AccountFacts.Phone.Name, AccountFacts.Email.Name, HousingFacts.Address.Name);
        return new(await open.Open(host.Name, AccountFacts.Name), await open.Open(host.Phone, AccountFacts.Phone),
            await open.Open(host.Email, AccountFacts.Email), null, await open.Open(home?.Address, HousingFacts.Address));
    }

    private async Task<ReleasedContact?> OfHousehold(Visit visit, Stay stay)
    {
        if (await households.Find(Viewer.System, stay.Household) is not { } household) return null;
        var open = await reveals.Several(visit.Act("release"), "stays", stay.Id, HouseholdFacts.Name.Name, HouseholdFacts.Contact.Name);
        var contact = await open.Open(household.Contact, HouseholdFacts.Contact);
        return new(await open.Open(household.Name, HouseholdFacts.Name), contact?.Phone, contact?.Email, contact?.Other, null);
    }
}
