using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>A host with many rooms in one plan: asked no more at a time than they want, and the caseworker knows it before.</summary>
public sealed class TurnTests
{
    [Theory, Databases]
    public async Task Of_five_rooms_of_one_host_two_are_asked_about_and_the_page_says_before_that_three_wait(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        await world.Home(host, null, (1, 0), (1, 0), (1, 0), (1, 0), (1, 0));
        for (var number = 0; number < 5; number++) await world.Household(ours);
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan");
        Assert.Contains("If all on this page are sent, 3 wait for their turn", caseworker.Text);
        await SendAll(caseworker);
        Assert.Contains("2 proposals are on the way. 3 more go out as soon as their hosts have answered others.", caseworker.Text);
        Assert.Equal((2L, 3L), (await network.Count("stays"), await network.Count("queued_proposals")));

        await world.Home(host, null, (1, 0));
        await world.Home(await world.Host(ours), null, (1, 0));
        for (var number = 0; number < 2; number++) await world.Household(ours);
        Assert.Equal(1, (await caseworker.Ask("/plan")).GetProperty("turns").GetInt32());
        await SendAll(await caseworker.Open("/plan"));
        Assert.Equal((3L, 4L), (await network.Count("stays"), await network.Count("queued_proposals")));
    }

    [Theory, Databases]
    public async Task Whoever_has_no_bed_tonight_waits_for_no_turn_and_is_not_counted_among_those_who_do(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        await world.Home(await world.Host(ours), null, (1, 0), (1, 0), (1, 0), (1, 0));
        for (var number = 0; number < 4; number++)
        {
            var household = await world.Household(ours);
            if (number < 3) await network.Get<Journal>().Write(Somebody.System, write => Households.HasNoBed(write, household));
        }
        using var caseworker = await network.Caseworker(ours);
        Assert.Equal(1, (await caseworker.Ask("/plan")).GetProperty("turns").GetInt32());
        await SendAll(await caseworker.Open("/plan"));
        Assert.Equal((3L, 1L), (await network.Count("stays"), await network.Count("queued_proposals")));
    }

    private static Task<Visitor> SendAll(Visitor caseworker) =>
        caseworker.Submit(new { all = caseworker.Page.QuerySelector("input[name=all]")!.GetAttribute("value") }, action: "/plan/send");
}
