using System.Net;
using System.Text.Json;
using Prytulak.Foundation;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>What becomes of stays, in counts from which nobody learns of one household.</summary>
public sealed class OutcomesTests
{
    [Theory, Databases]
    public async Task A_coordinator_sees_how_far_the_stays_of_a_month_came_and_why_they_ended(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var stays = new List<Guid>();
        for (var number = 0; number < 11; number++)
        {
            var host = await world.Host(ours);
            stays.Add(await BreakdownTests.Lived(network, ours, await world.Household(ours), host, (await world.Home(host, "Lipowa 1", (1, 0))).Units[0], arrives: number < 6));
        }
        network.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal([11, 11, 11, 6, 6, 0, 0, 0], await Counts(ours));
        network.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal([11, 11, 11, 6, 6, 6, 0, 0], await Counts(ours));
        foreach (var stay in stays[..5]) await network.Get<BreakStay>().Say(new(Viewer.System, "test"), stay, "host_needs_home");
        network.Clock.Advance(TimeSpan.FromDays(70));
        // One of eleven is left: neither it, nor that five of six have gone, is told.
        Assert.Equal([11, 11, 11, 6, 6, 6, null, 0], await Counts(ours));
        var answer = await Outcomes(ours);
        Assert.Equal(("host_needs_home", 5), (answer.GetProperty("reasons")[0].GetProperty("reason").GetString(), answer.GetProperty("reasons")[0].GetProperty("count").GetInt32()));
        Assert.All((await Outcomes(await network.Organisation("Theirs", "PL"))).GetProperty("months").EnumerateArray(), month => Assert.All(month.GetProperty("counts").EnumerateArray(), count => Assert.Equal(0, count.GetInt32())));
        using var coordinator = await network.SignedIn(await network.Person(Roles.Coordinator, ours));
        Assert.Contains("2026-06,Arrived,6", await coordinator.Client.GetStringAsync("/outcomes.csv", TestContext.Current.CancellationToken));
        Assert.Contains("The hosts need their home back", (await coordinator.Open("/outcomes")).Text);

        async Task<List<int?>> Counts(Guid organisation) =>
            [.. (await Outcomes(organisation)).GetProperty("months").EnumerateArray().Single(month => month.GetProperty("month").GetString() == "2026-06").GetProperty("counts").EnumerateArray().Select(count => count.ValueKind is JsonValueKind.Null ? (int?)null : count.GetInt32())];

        async Task<JsonElement> Outcomes(Guid organisation)
        {
            using var person = await network.SignedIn(await network.Person(Roles.Coordinator, organisation));
            return await person.Ask("/outcomes");
        }
    }

    [Theory, Databases]
    public async Task Everybody_sees_what_the_network_has_done_to_the_end_of_the_last_month_and_nobody_learns_of_one_family(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var anybody = network.Visitor();
        await Arrive(4, 2);
        Assert.Equal((0, 0, 0), await Figures());
        network.Clock.Advance(TimeSpan.FromDays(30));
        // Four homes are told of nobody; eight people, for thirty nights.
        Assert.Equal((8, null, 240), await Figures());
        await Arrive(1, 3);
        Assert.Equal((8, null, 240), await Figures());
        network.Clock.Advance(TimeSpan.FromDays(31));
        // Three people more stand still; now there are five homes.
        Assert.Equal((8, 5, 8 * 61 + 3 * 31), await Figures());
        Assert.Contains("What this network has done", (await anybody.Open("/figures")).Text);

        async Task Arrive(int times, int people)
        {
            for (var number = 0; number < times; number++)
            {
                var host = await world.Host(ours);
                await BreakdownTests.Lived(network, ours, await world.Household(ours, new() { Adults = people }), host, (await world.Home(host, "Lipowa 1", (people, 0))).Units[0]);
            }
        }

        async Task<(int?, int?, int?)> Figures()
        {
            var told = await anybody.Ask("/figures");
            return (Number("people"), Number("homes"), Number("nights"));

            int? Number(string name) => told.TryGetProperty(name, out var number) ? number.GetInt32() : null;
        }
    }

    [Theory, Databases]
    public async Task A_household_on_its_way_says_so_once_and_its_host_sees_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var household = await network.HasAsked();
        var (id, host) = (network.OnlyPlea().Id, await world.Host(ours));
        var stay = await BreakdownTests.Lived(network, ours, id, host, (await world.Home(host, "Lipowa 1", (3, 0))).Units[0], arrives: false);
        await (await household.Open("/my")).Submit(action: $"/my/stays/{stay}/on-the-way");
        Assert.Contains("You are on your way", household.Text);
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => network.Get<SayOnTheWay>().Say(new(new(id, Roles.Household), "own"), stay)));
        Assert.Single(await network.JournalOf(stay), line => line.Kind == "set out");
        using var browser = await network.SignedIn(host.Id);
        Assert.Contains("They are on their way to you.", (await browser.Open("/requests")).Text);
        using var other = await network.SignedIn((await world.Host(ours)).Id);
        Assert.DoesNotContain("on their way", (await other.Open("/requests")).Text);
    }

    [Fact]
    public void Of_nested_counts_no_two_that_are_shown_differ_by_one_to_four()
    {
        var chance = new Random(7);
        for (var times = 0; times < 2000; times++)
        {
            var counts = Enumerable.Range(0, 8).Select(_ => chance.Next(30)).OrderDescending().ToArray();
            var shown = SmallCounts.Nested(counts).OfType<int>().ToList();
            Assert.All(shown, count => Assert.False(count is >= 1 and < SmallCounts.Least));
            foreach (var one in shown) Assert.All(shown, other => Assert.False(Math.Abs(one - other) is >= 1 and < SmallCounts.Least));
        }
    }

    [Fact]
    public void Of_counts_that_do_not_overlap_those_that_are_hidden_are_none_or_five_together()
    {
        var chance = new Random(8);
        for (var times = 0; times < 2000; times++)
        {
            var counts = Enumerable.Range(0, chance.Next(1, 7)).Select(_ => chance.Next(4) == 0 ? chance.Next(1, 5) : chance.Next(40)).ToArray();
            var shown = SmallCounts.Apart(counts);
            Assert.All(shown.OfType<int>(), count => Assert.False(count is >= 1 and < SmallCounts.Least));
            var hidden = counts.Zip(shown).Where(pair => pair.Second is null).Sum(pair => pair.First);
            Assert.True(hidden is 0 or >= SmallCounts.Least || shown.All(count => count is null or 0));
        }
    }
}
