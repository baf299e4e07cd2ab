using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class OwnHomeTests
{
    [Theory, Databases]
    public async Task A_host_who_withdraws_vanishes_from_the_search_at_once(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        Assert.Single(network.Free.All);
        await (await host.Browser.Open($"/homes/{home}")).Submit(action: $"/homes/{home}/pause");
        Assert.Empty(network.Free.All);
        await host.Browser.Submit(action: $"/homes/{home}/resume");
        Assert.Single(network.Free.All);
        await host.Browser.Submit(action: $"/homes/{home}/withdraw");
        Assert.Empty(network.Free.All);
        Assert.Equal(AccommodationState.Withdrawn, await network.StateOf(home));
        Assert.Empty(await network.Free.Differences());
    }

    [Theory, Databases]
    public async Task Somebody_elses_home_does_not_exist(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (_, home) = await network.Open();
        var (stranger, other) = (await network.Add(Roles.Host), await network.Add(Roles.Caseworker | Roles.Vetter, organisation: await network.AddOrganisation("Two")));
        foreach (var page in (string[])["", "/edit", "/send", "/units/new", $"/units/{(await network.UnitOf(home)).Id}"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.Open($"/homes/{home}{page}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.Open($"/homes/{home}/view")).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await network.Add(Roles.Caseworker)).Browser.Open($"/homes/{home}/view")).Status);
        Assert.StartsWith("/sign-in", (await network.Net.Visitor().Open($"/homes/{home}")).Path);
    }

    [Theory, Databases]
    public async Task A_caseworker_sees_the_home_and_neither_address_nor_host(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (_, home) = await network.Open();
        var caseworker = await network.Add(Roles.Caseworker);
        var page = (await caseworker.Browser.Open($"/homes/{home}/view")).Page.DocumentElement.OuterHtml;
        Assert.Contains("3 beds", page);
        Assert.DoesNotContain("Садова", page);
        Assert.DoesNotContain("Коваль", page);
        Assert.DoesNotContain("Садова", (await caseworker.Browser.Ask($"/homes/{home}/view")).ToString());
    }

    [Theory, Databases]
    public async Task Nights_that_were_promised_are_not_taken_back(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 3);
        var (unit, from, to) = (await network.UnitOf(home), network.Today.AddDays(10), network.Today.AddDays(20));
        await network.Promise(unit, host.Id, from, to, people: 3);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { beds = 2, cots = 1 });
        Assert.Equal("From 11 June 2026 to 21 June 2026 a household that needs more beds is promised this room.", host.Browser.Faults["beds"]);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(action: $"/homes/{home}/units/{unit.Id}/remove");
        Assert.Contains("21 June 2026", host.Browser.Faults["remove"]);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { to = network.Today.AddDays(15) });
        Assert.Contains("21 June 2026", host.Browser.Faults["to"]);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { from = network.Today.AddDays(11) });
        Assert.Contains("11 June 2026", host.Browser.Faults["from"]);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { from, to });
        Assert.Equal($"/homes/{home}", host.Browser.Path);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { beds = 4, cots = 0 });
        Assert.Equal($"/homes/{home}", host.Browser.Path);
        Assert.Equal(4, (await network.UnitOf(home)).Beds);
    }

    [Theory, Databases]
    public async Task The_last_room_of_an_open_home_stays(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        var unit = await network.UnitOf(home);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(action: $"/homes/{home}/units/{unit.Id}/remove");
        Assert.Contains("only room", host.Browser.Faults["remove"]);
        await (await host.Browser.Open($"/homes/{home}/units/new")).Submit(new { beds = 1 });
        Assert.Equal(2, network.Free.All.Count);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(action: $"/homes/{home}/units/{unit.Id}/remove");
        Assert.Equal(1, Assert.Single(network.Free.All).Beds);
    }

    [Theory, Databases]
    public async Task A_home_is_full_while_no_night_is_left_and_opens_when_one_is_given_back(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(days: 10);
        var unit = await network.UnitOf(home);
        await network.Promise(unit, host.Id, network.Today, network.Today.AddDays(9));
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
        Assert.Equal([(network.Today.DayNumber, network.Today.DayNumber + 9)], Assert.Single(network.Free.All).Taken);
        await network.Promise(unit, host.Id, network.Today.AddDays(9), network.Today.AddDays(10));
        Assert.Equal(AccommodationState.Full, await network.StateOf(home));
        Assert.Empty(network.Free.All);
        await network.GiveBack(unit);
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
        Assert.Single(network.Free.All);
    }

    [Theory, Databases]
    public async Task An_offer_whose_last_night_has_passed_expires_and_new_dates_wake_it(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(days: 10);
        await network.Promise(await network.UnitOf(home), host.Id, network.Today.AddDays(5), network.Today.AddDays(10));
        network.Net.Clock.Advance(TimeSpan.FromDays(5));
        await network.Net.Get<HomeExpiry>().Round();
        Assert.Equal(AccommodationState.Full, await network.StateOf(home));
        network.Net.Clock.Advance(TimeSpan.FromDays(5));
        await network.Net.Get<HomeExpiry>().Round();
        Assert.Equal(AccommodationState.Expired, await network.StateOf(home));
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { to = network.Today.AddDays(30) });
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
        Assert.Single(network.Free.All);
        Assert.Empty(await network.Free.Differences());
    }

    [Theory, Databases]
    public async Task After_two_weeks_the_host_is_asked_whether_the_offer_stands(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        Assert.DoesNotContain("Does it still stand?", (await host.Browser.Open("/homes")).Text);
        network.Net.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Contains("Does it still stand?", (await host.Browser.Open("/homes")).Text);
        await host.Browser.Submit(action: $"/homes/{home}/confirm");
        Assert.DoesNotContain("Does it still stand?", host.Browser.Text);
        Assert.Equal(network.Net.Clock.Now, Assert.Single(network.Free.All).ConfirmedAt);
    }
}
