using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A host gives a complete home to the vetters, with a word on who lives there. GET and POST /homes/{id}/send.</summary>
public static class SendToVetting
{
    public static async Task<IResult> Show(Visit visit, Guid id, Offers offers, Hosts hosts, Reveals reveals) =>
        visit.Page<SendToVettingPage, SendToVettingAnswer>(await Tell(visit, id, offers, hosts, reveals));

    private static async Task<SendToVettingAnswer> Tell(Visit visit, Guid id, Offers offers, Hosts hosts, Reveals reveals)
    {
        if ((await offers.Own(visit.Viewer, id)).State is not AccommodationState.Draft) throw Refusal.Stale;
        var host = await hosts.Find(visit.Viewer, visit.Viewer.Id);
        return new(id, host!.Vetting is Vetting.Vetted, await reveals.Open(visit.Act("own home"), "hosts", host.Account, host.About, HousingFacts.About));
    }

    public static async Task<IResult> Submit(Visit visit, Guid id, Offers offers, Units units, Hosts hosts, Vault vault, Journal journal, Reveals reveals, TimeProvider clock)
    {
        var (form, home) = (await visit.ReadForm(), await offers.Own(visit.Viewer, id));
        var about = form.Text("about", 2000, required: true);
        if ((await units.Of(id)).Count == 0) form.Fault("about", "home.send_needs_unit");
        if (home.AvailableTo <= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)) form.Fault("about", "home.to_is_past");
        if (!form.Ticked("no_return")) form.Fault("no_return", "home.promise_missing");
        if (!form.IsGood) return visit.Page<SendToVettingPage, SendToVettingAnswer>(await Tell(visit, id, offers, hosts, reveals));
        var box = await vault.Seal(visit.Viewer.Id, HousingFacts.About, about);
        await journal.Write(visit.Act("offer"), async write =>
        {
            await Vettings.Ask(write, box);
            await Offers.Send(write, id);
        });
        return visit.GoTo($"/homes/{id}");
    }
}

/// <summary>What the page of sending needs.</summary>
public sealed class SendToVettingAnswer(Guid id, bool isVetted, string? about)
{
    public Guid Id => id;
    public bool IsVetted => isVetted;

    /// <summary>What the host has said before of the people in the home.</summary>
    public string? About => about;
}
