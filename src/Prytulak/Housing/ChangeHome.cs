using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A host changes what is said of a home; the address stays, because vetters have seen it. GET and POST /homes/{id}/edit.</summary>
public static class ChangeHome
{
    public static async Task<IResult> Show(Visit visit, Guid id, Offers offers, Reveals reveals, PublicPlaces places) =>
        visit.Page<ChangeHomePage, ChangeHomeAnswer>(await Tell(visit, await offers.Own(visit.Viewer, id), reveals, places));

    private static async Task<ChangeHomeAnswer> Tell(Visit visit, Accommodation home, Reveals reveals, PublicPlaces places, bool isStale = false)
    {
        var open = await reveals.Several(visit.Act("own home"), "accommodations", home.Id, HousingFacts.Address.Name, HousingFacts.Description.Name);
        return new(home, await open.Open(home.Address, HousingFacts.Address), await open.Open(home.Description, HousingFacts.Description),
            isStale ? HomeFacts.Of(home, [], places, visit.Text) : null);
    }

    public static async Task<IResult> Submit(Visit visit, Guid id, Offers offers, Journal journal, Vault vault, Reveals reveals, PublicPlaces places, IEnumerable<ResidentsChanged> residents, TimeProvider clock)
    {
        var (form, current) = (await visit.ReadForm(), await offers.Own(visit.Viewer, id));
        var home = HomeInput.Read(form, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (form.IsGood && await Changed(visit, form, id, home, journal, vault, residents)) return visit.GoTo($"/homes/{id}");
        return visit.Page<ChangeHomePage, ChangeHomeAnswer>(await Tell(visit, await offers.Own(visit.Viewer, id), reveals, places, isStale: current.Version != form.Version));
    }

    private static async Task<bool> Changed(Visit visit, Form form, Guid id, HomeInput home, Journal journal, Vault vault, IEnumerable<ResidentsChanged> residents)
    {
        var description = await vault.Seal(visit.Viewer.Id, HousingFacts.Description, home.Description);
        return await form.Try(() => journal.Write(visit.Act("offer"), write => Offers.Change(write, id, form.Version, home, description, residents)));
    }
}

/// <summary>A home as its own host changes it.</summary>
public sealed class ChangeHomeAnswer(Accommodation home, string? address, string? description, HomeFacts? now)
{
    public Accommodation Home => home;
    public string? Address => address;
    public string? Description => description;

    /// <summary>How it stands since somebody changed it meanwhile.</summary>
    public HomeFacts? Now => now;
}
