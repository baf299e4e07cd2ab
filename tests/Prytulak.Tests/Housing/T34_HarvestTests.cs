using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Housing;

/// <summary>T34: whoever copies homes gets twenty-five an hour, and trips over one that is none.</summary>
public sealed class T34_HarvestTests
{
    [Theory, Databases]
    public async Task A_scraper_with_an_account_gets_twenty_five_homes_an_hour_however_many_it_asks_for_at_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var homes = new List<Guid>();
        for (var i = 0; i < 40; i++) homes.Add((await world.Home(await world.Host(ours), null, (2, 0))).Home);
        using var scraper = await network.Caseworker(ours);
        var statuses = await Task.WhenAll(homes.Select(home => StatusOf(scraper, home)));
        var opened = homes.Zip(statuses).Where(home => home.Second == HttpStatusCode.OK).Select(home => home.First).ToList();
        Assert.Equal(HomeReads.MostAnHour, opened.Count);
        Assert.All(statuses.Where(status => status != HttpStatusCode.OK), status => Assert.Equal(HttpStatusCode.TooManyRequests, status));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(scraper, opened[7]));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusOf(scraper, homes.Except(opened).First()));
        network.Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(HttpStatusCode.OK, await StatusOf(scraper, homes.Except(opened).First()));
    }

    [Theory, Databases]
    public async Task Whoever_opens_a_planted_home_is_told_of_to_the_coordinators_and_sees_nothing_of_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var coordinator = await world.Account(Roles.Coordinator, ours, email: "anna@dom.example");
        var (planted, units) = await world.Home(await world.Host(ours), null, (2, 0));
        var (ordinary, _) = await world.Home(await world.Host(ours), null, (2, 0));
        await network.Get<HomeReads>().Plant(new(coordinator, "test"), planted, isPlanted: true);
        using var scraper = await network.Caseworker(ours);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(scraper, ordinary));
        Assert.Equal(0, await network.Get<Outbox>().Waiting());
        Assert.Equal(HttpStatusCode.OK, await StatusOf(scraper, planted));
        Assert.DoesNotContain("plant", scraper.Page.DocumentElement.OuterHtml);
        Assert.Single(await network.Get<Outbox>().Newest(10));
        var lines = await network.Get<JournalLines>().After(0);
        Assert.Contains(lines, line => line.Kind == "alarm: opened" && line.Subject == planted);
        var household = await world.Household(ours);
        await scraper.Open($"/desk/households/{household}/candidates");
        await scraper.Submit(action: $"/desk/households/{household}/propose/{units[0]}");
        Assert.Equal(HttpStatusCode.Conflict, scraper.Status);
    }

    private static async Task<HttpStatusCode> StatusOf(Visitor visitor, Guid home)
    {
        using var answer = await visitor.Client.GetAsync($"/homes/{home}/view");
        return answer.StatusCode;
    }
}
