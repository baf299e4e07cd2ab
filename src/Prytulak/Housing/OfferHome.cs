using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>A host offers a home. GET and POST /homes/new.</summary>
public static class OfferHome
{
    public static IResult Show(Visit visit) => visit.Page<OfferHomePage, OfferHomeAnswer>(new([]));

    public static async Task<IResult> Submit(Visit visit, Journal journal, Vault vault, Places places, PublicPlaces squares, TimeProvider clock)
    {
        var form = await visit.ReadForm();
        var home = HomeInput.Read(form, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var place = HomePlace.Read(form, places, squares, visit.Text);
        if (!form.IsGood) return visit.Page<OfferHomePage, OfferHomeAnswer>(new([.. place.Choices.Select(p => new PlaceChoice(p.Id, Places.Label(p, visit.Text)))]));
        var host = visit.Viewer.Id;
        var (address, position, description) = (await vault.Seal(host, HousingFacts.Address, place.Address),
            await vault.Seal(host, HousingFacts.Position, place.Position), await vault.Seal(host, HousingFacts.Description, home.Description));
        var id = await journal.Write(visit.Act("offer"), write => Offers.Add(write, home, place, address, position, description));
        return visit.GoTo($"/homes/{id}/units/new");
    }
}

/// <summary>What the page of a new home needs: the towns to choose from, where the typed name was not clear.</summary>
public sealed record OfferHomeAnswer(IReadOnlyList<PlaceChoice> Places);

/// <summary>A town that may be meant.</summary>
public sealed record PlaceChoice(int Id, string Label);
