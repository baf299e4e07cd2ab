using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Housing;

/// <summary>T34: whoever copies homes is shown twenty-five an hour, by whatever way, and trips over one that is none.</summary>
public sealed class T34_HarvestTests
{
    [Theory, Databases]
    public async Task A_scraper_with_an_account_is_shown_twenty_five_homes_an_hour_by_all_ways_together_however_many_at_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var homes = await network.Homes(ours, 60);
        var household = await new World(network).Household(ours);
        using var caseworker = await network.Caseworker(ours);
        var scraper = new Scraper(caseworker, homes);
        var candidates = $"/desk/households/{household}/candidates";
        await Task.WhenAll(
            scraper.Page("order=Distance"), scraper.Page("order=Freshness", asJson: false), scraper.Page("order=Fit&pets=yes&beds=2"), scraper.Ask(candidates, asJson: true), scraper.Ask(candidates, asJson: false),
            Task.WhenAll(homes.Values.Reverse().Select(home => scraper.Open(home, asJson: true))), Task.WhenAll(homes.Values.Skip(10).Select(home => scraper.Open(home))));
        Assert.Equal(HomeReads.MostAnHour, scraper.Homes.Count);
        var rest = homes.Values.Except(scraper.Homes).First();
        Assert.Equal(HttpStatusCode.TooManyRequests, await scraper.Open(rest));
        network.Clock.Advance(TimeSpan.FromMinutes(59));
        await scraper.Page("order=Distance");
        Assert.Equal(HomeReads.MostAnHour, scraper.Homes.Count);
        network.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.OK, await scraper.Open(rest));
        var before = scraper.Homes.Count;
        for (var turn = 0; turn < 3; turn++) await scraper.Page("order=Distance");
        Assert.InRange(scraper.Homes.Count - before, 0, HomeReads.MostAnHour - 1);
    }

    [Theory, Databases]
    public async Task Whoever_has_seen_all_of_an_hour_keeps_the_counts_and_what_was_seen_and_reads_when_it_goes_on(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var homes = await network.Homes(ours, 33);
        var household = await new World(network).Household(ours, new() { Adults = 2, Pets = ["dog"] });
        using var caseworker = await network.Caseworker(ours);
        var scraper = new Scraper(caseworker, homes);
        foreach (var home in homes.Values.Take(20)) await scraper.Open(home);
        network.Clock.Advance(TimeSpan.FromMinutes(10));
        foreach (var home in homes.Values.Skip(20).Take(5)) await scraper.Open(home);
        var (shown, hidden, path, withHidden) = (0, 0, "/desk/homes", "");
        for (var more = true; more;)
        {
            var page = await caseworker.Ask(path);
            Assert.Equal((HttpStatusCode.OK, 33), (caseworker.Status, page.GetProperty("total").GetInt32()));
            shown += page.GetProperty("homes").GetArrayLength();
            if (page.TryGetProperty("hidden", out var some))
            {
                (hidden, withHidden) = (hidden + some.GetProperty("count").GetInt32(), path);
                Assert.Equal((25, TestClock.Morning.AddHours(1)), (some.GetProperty("most").GetInt32(), some.GetProperty("next_at").GetDateTimeOffset()));
            }
            if (more = page.TryGetProperty("next", out var next)) path = "/desk/homes?after=" + Uri.EscapeDataString(next.GetString()!);
        }
        Assert.Equal((25, 8), (shown, hidden));
        Assert.Equal(HttpStatusCode.OK, (await caseworker.Open(withHidden)).Status);
        Assert.Contains("1 June, 09:00 UTC", caseworker.Text, StringComparison.Ordinal);
        Assert.Contains("a coordinator can let you see more", caseworker.Text, StringComparison.Ordinal);
        var candidates = await caseworker.Ask($"/desk/households/{household}/candidates");
        Assert.Equal(33, candidates.GetProperty("fitting_total").GetInt32());
        Assert.Equal(10, candidates.GetProperty("fitting").GetArrayLength() + (candidates.TryGetProperty("hidden", out var others) ? others.GetProperty("count").GetInt32() : 0));
        Assert.Equal(HttpStatusCode.OK, await scraper.Open(homes.Values.First()));
        Assert.Equal(HomeReads.MostAnHour, scraper.Homes.Count);
    }

    [Theory, Databases]
    public async Task A_coordinator_lets_a_colleague_see_more_for_some_hours_and_never_herself(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var homes = await network.Homes(ours, 80);
        using var caseworker = await network.Caseworker(ours);
        var reader = (await network.Get<Accounts>().Colleagues(new(Guid.Empty, Roles.Coordinator, ours))).Single().Id;
        var coordinator = await world.Account(Roles.Coordinator, ours, "Anna");
        using var anna = await network.SignedIn(coordinator.Id);
        using var stranger = await network.SignedIn((await world.Account(Roles.Coordinator, theirs)).Id);
        var scraper = new Scraper(caseworker, homes);
        await scraper.Page("order=Distance");
        Assert.Contains("25 of 25", (await anna.Open("/records")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Grant(anna, coordinator.Id)).Status);
        Assert.Contains("colleague", anna.Faults.Keys);
        await stranger.Open("/records");
        Assert.DoesNotContain(reader.ToString(), stranger.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await scraper.Page("order=Distance");
        Assert.Equal(25, scraper.Homes.Count);

        Assert.Equal("/records", (await Grant(anna, reader, more: 50)).Path);
        await scraper.Page("order=Distance");
        Assert.Equal(75, scraper.Homes.Count);
        Assert.Contains(await network.JournalOf(reader), line => line.Kind == "granted 50 an hour for 4 hours: arrivals" && line.Actor == coordinator.Id);
        network.Clock.Advance(TimeSpan.FromHours(3.9));
        await scraper.Page("order=Distance");
        Assert.Contains("more until", await Records(), StringComparison.Ordinal);
        network.Clock.Advance(TimeSpan.FromHours(1.2));
        var again = new Scraper(caseworker, homes);
        await again.Page("order=Distance");
        Assert.Equal(HomeReads.MostAnHour, again.Homes.Count);
        Assert.Contains("25 of 25", await Records(), StringComparison.Ordinal);
        Assert.DoesNotContain("more until", await Records(), StringComparison.Ordinal);

        // She has been away for longer than a session waits.
        async Task<string> Records()
        {
            using var back = await network.SignedIn(coordinator.Id);
            return (await back.Open("/records")).Text;
        }

        async Task<Visitor> Grant(Visitor by, Guid to, int more = 100) => await (await by.Open("/records")).Submit(new { colleague = to, more, hours = 4, reason = "arrivals" });
    }

    [Theory, Databases]
    public async Task Whoever_opens_a_planted_home_is_told_of_to_the_coordinators_and_sees_nothing_of_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, planted, homes) = await Planted(network, 2);
        var household = await new World(network).Household(ours);
        using var caseworker = await network.Caseworker(ours);
        var scraper = new Scraper(caseworker, homes);
        await scraper.Page("order=Distance");
        Assert.Equal(HttpStatusCode.OK, await scraper.Open(homes.Values.First(home => home != planted)));
        Assert.Equal(0, await network.Get<Outbox>().Waiting());
        await caseworker.Open($"/homes/{planted}/view");
        Assert.DoesNotContain("plant", caseworker.Page.DocumentElement.OuterHtml);
        await caseworker.Open($"/homes/{planted}/view");
        Assert.Single(await network.Get<Outbox>().Newest(10));
        Assert.Single(await network.JournalOf(planted), line => line.Kind == "alarm: opened");
        await caseworker.Open($"/desk/households/{household}/candidates");
        await caseworker.Submit(action: $"/desk/households/{household}/propose/{homes.First(home => home.Value == planted).Key}");
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
    }

    [Theory, Databases]
    public async Task Whoever_pages_through_all_homes_and_opens_none_is_told_of_too_once_an_hour(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, planted, homes) = await Planted(network, 50);
        using var caseworker = await network.Caseworker(ours);
        var scraper = new Scraper(caseworker, homes);
        await scraper.Ask("/desk/homes", asJson: true);
        await scraper.Ask("/desk/homes?order=Fit", asJson: true);
        Assert.Equal(0, await network.Get<Outbox>().Waiting());
        // Shown or hidden: the planted one is among those asked for.
        await scraper.Page("order=Distance");
        await scraper.Page("order=Freshness");
        Assert.Single(await network.JournalOf(planted), line => line.Kind == "alarm: all read");
        Assert.Single(await network.Get<Outbox>().Newest(10));
        network.Clock.Advance(TimeSpan.FromMinutes(61));
        await scraper.Page("order=Distance");
        Assert.Equal(2, (await network.Get<Outbox>().Newest(10)).Count());
    }

    [Theory, Databases]
    public async Task The_files_of_hosts_and_the_homes_of_stays_are_counted_too(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (hosts, vetter) = (new List<Viewer>(), await network.SignedIn((await world.Account(Roles.Vetter | Roles.Caseworker, ours)).Id));
        for (var i = 0; i < 27; i++) hosts.Add(await world.Host(ours));
        foreach (var host in hosts.Skip(2)) await world.Home(host, null, (2, 0));
        var statuses = new List<HttpStatusCode>();
        foreach (var host in hosts) statuses.Add((await vetter.Open($"/vetting/{host.Id}")).Status);
        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.OK, 25), HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], statuses);
        Assert.DoesNotContain("Somebody", (await vetter.Open($"/vetting/{hosts[^1].Id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await vetter.Open($"/vetting/{hosts[3].Id}")).Status);

        var (_, units) = await world.Home(await world.Host(ours), null, (4, 0));
        var household = await world.Household(ours, new() { Adults = 4 });
        using var colleague = await network.Caseworker(ours);
        await colleague.Open($"/desk/households/{household}/candidates");
        await colleague.Submit(action: $"/desk/households/{household}/propose/{units[0]}");
        Assert.True((await colleague.Ask(colleague.Path)).TryGetProperty("home", out _));
        var stay = await vetter.Ask(colleague.Path);
        Assert.Equal((false, 1), (stay.TryGetProperty("home", out _), stay.GetProperty("hidden").GetProperty("count").GetInt32()));
        Assert.Equal(HttpStatusCode.OK, (await vetter.Open(colleague.Path)).Status);
        vetter.Dispose();
    }

    // Homes of which one is planted, and a coordinator who gets letters.
    private static async Task<(Guid Organisation, Guid Planted, Dictionary<Guid, Guid> Homes)> Planted(TestNetwork network, int count)
    {
        var ours = await network.Organisation("Ours", "PL");
        var homes = await network.Homes(ours, count);
        var coordinator = await new World(network).Account(Roles.Coordinator, ours, email: "anna@dom.example");
        var planted = homes.OrderBy(home => home.Key).Last().Value;
        await network.Get<PlantedHomes>().Plant(new(coordinator, "test"), planted, isPlanted: true);
        return (ours, planted, homes);
    }
}
