using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class OfferHomeTests
{
    [Theory, Databases]
    public async Task A_host_offers_a_home_adds_a_room_and_sends_it_to_the_vetters(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await host.Browser.Open("/homes");
        Assert.Contains("not offered a home yet", host.Browser.Text);
        var home = await network.Send(host);
        Assert.Contains("Being checked", host.Browser.Text);
        Assert.Contains("Садова 7", host.Browser.Text);
        Assert.Equal(AccommodationState.AwaitingVetting, await network.StateOf(home));
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        Assert.Contains("near Krak", (await host.Browser.Open("/homes")).Text);
        Assert.Empty(network.Free.All);
    }

    [Theory, Databases]
    public async Task A_faulty_form_is_told_field_by_field_and_keeps_what_was_typed(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await (await host.Browser.Open("/homes/new")).Submit(new { place = "Xyzzyqwerty", address = "Rynek 1", from = "2026-09-01", to = "2026-08-01", exact = "somewhere" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, host.Browser.Status);
        Assert.Equal(["cost", "kind", "languages", "place", "residents", "to"], host.Browser.Faults.Keys.Order());
        Assert.Equal("Rynek 1", host.Browser.Page.QuerySelector("#address")!.GetAttribute("value"));
        await (await host.Browser.Open("/homes/new")).Submit(new { place = "Kraków", address = "Rynek 1", exact = "52.23, 21.01" });
        Assert.Contains("40 km", host.Browser.Faults["exact"]);
    }

    [Theory, Databases]
    public async Task A_town_of_many_namesakes_is_asked_once_more(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await (await host.Browser.Open("/homes/new")).Submit(network.Offer("Neustadt"));
        Assert.Equal(["place_id"], host.Browser.Faults.Keys);
        var choice = host.Browser.Page.QuerySelectorAll("input[name=place_id]")[1].GetAttribute("value");
        await host.Browser.Submit(new { place_id = choice });
        Assert.EndsWith("/units/new", host.Browser.Path);
    }

    [Theory, Databases]
    public async Task T19_The_public_cell_is_chosen_once_whatever_is_changed_later(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var home = await network.Draft(host);
        var before = await Where(network, home);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { kind = "House", place = "Berlin", address = "Unter den Linden 1", exact = "52.52, 13.40" });
        Assert.Equal($"/homes/{home}", host.Browser.Path);
        Assert.Equal(before, await Where(network, home));
        Assert.Matches(@"^\d+kmN-?\d+E-?\d+ PL$", before);
        Assert.Contains("Садова 7", host.Browser.Text);
    }

    [Theory, Databases]
    public async Task A_form_that_somebody_overtook_shows_both(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var (home, second) = (await network.Draft(host), network.Browser(host.Id));
        await second.Open($"/homes/{home}/edit");
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { kind = "House" });
        await second.Submit(new { kind = "Room", description = "Тиха вулиця" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("House", second.Page.QuerySelector("#version")!.TextContent);
        Assert.Equal("Тиха вулиця", second.Page.QuerySelector("#description")!.TextContent);
        await second.Submit();
        Assert.Equal($"/homes/{home}", second.Path);
        Assert.Contains("Тиха вулиця", second.Text);
    }

    [Theory, Databases]
    public async Task The_same_form_sent_twice_makes_one_home(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await host.Browser.Open("/homes/new");
        var key = host.Browser.Page.QuerySelector("main input[name=key]")!.GetAttribute("value");
        await host.Browser.Submit(network.Offer());
        var first = host.Browser.Path;
        await (await host.Browser.Open("/homes/new")).Submit(Keyed(network, key!));
        Assert.Equal(first, host.Browser.Path);
        Assert.Equal(1, await network.Database.Read(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM accommodations")));
    }

    private static object Keyed(HousingNetwork network, string key) => new
    {
        key, kind = "Flat", place = "Kraków", address = "вул. Садова 7, кв. 12", cost = "free", residents = "Mixed", languages = (string[])["uk", "pl"], near = (string[])["school"],
        from = network.Today, to = network.Today.AddDays(90), description = "Ліфт, третій поверх",
    };

    [Theory, Databases]
    public async Task A_home_without_a_room_cannot_be_sent(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await (await host.Browser.Open("/homes/new")).Submit(network.Offer());
        var home = host.Browser.Path.Split('/')[2];
        await (await host.Browser.Open($"/homes/{home}/send")).Submit(new { about = "Двоє дорослих", no_return = true });
        Assert.Contains("at least one room", host.Browser.Faults["about"]);
        Assert.Equal(AccommodationState.Draft, await network.StateOf(Guid.Parse(home)));
    }

    private static Task<string> Where(HousingNetwork network, Guid home) =>
        network.Database.Read(c => c.QuerySingleAsync<string>("SELECT cell || ' ' || country FROM accommodations WHERE id = @home", new { home }));
}
