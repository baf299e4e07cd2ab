using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Puts together what a host sees of an own home; opening the address is journalled, even for its owner.</summary>
public sealed class OwnHomes(Offers offers, Hosts hosts, Units units, HomePhotos photos, Reveals reveals, PublicPlaces places)
{
    public async Task<MyHomeAnswer> Tell(Visit visit, Guid id)
    {
        var home = await offers.Own(visit.Viewer, id);
        var open = await reveals.Several(visit.Act("own home"), "accommodations", id, HousingFacts.Address.Name, HousingFacts.Description.Name);
        return new()
        {
            Id = id, State = home.State, ConfirmedAt = home.ConfirmedAt, Hidden = home.Hidden, HiddenAt = home.HiddenAt, Vetting = (await hosts.Find(visit.Viewer, visit.Viewer.Id))!.Vetting,
            Facts = HomeFacts.Of(home, await units.Of(id), places, visit.Text), Photos = await photos.Of(id),
            Address = await open.Open(home.Address, HousingFacts.Address), Description = await open.Open(home.Description, HousingFacts.Description),
        };
    }
}
