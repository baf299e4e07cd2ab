using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Hosts who are not overrun: so many requests at a time, the others in their turn.</summary>
public sealed class LoadSharingTests
{
    [Theory, Databases]
    public async Task A_third_request_waits_and_goes_out_by_itself_when_one_is_answered(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, units) = await Home(world, ours, 3);
        using var caseworker = await network.Caseworker(ours);
        var (first, third) = (await world.Household(ours), await world.Household(ours));
        await Propose(caseworker, first, units[0]);
        await Propose(caseworker, await world.Household(ours), units[1]);
        await Propose(caseworker, third, units[2]);
        Assert.Equal($"/desk/households/{third}", caseworker.Path.Split('#')[0]);
        Assert.Contains("The host has as many requests as they want at a time.", caseworker.Text);
        await Round(network);
        Assert.Empty(await StaysOf(network, third));
        await network.Get<StayChanges>().Move(new Act(host, "placement"), (await StaysOf(network, first))[0].Id, StayMove.Decline, reason: "no_reason");
        await Round(network);
        Assert.Equal(StayState.Held, Assert.Single(await StaysOf(network, third)).State);
        Assert.DoesNotContain("Waiting to be sent", (await caseworker.Open($"/desk/households/{third}")).Text);
    }

    [Theory, Databases]
    public async Task Of_those_who_wait_the_most_urgent_goes_first_and_then_who_has_waited_longest(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, units) = await Home(world, ours, 6);
        using var caseworker = await network.Caseworker(ours);
        var all = new List<Guid>();
        foreach (var (unit, inDays) in units.Zip([0, 0, 40, 40, 3, 0]))
        {
            all.Add(await world.Household(ours, new() { Adults = 1, From = network.Clock.Today.AddDays(inDays) }));
            await Propose(caseworker, all[^1], unit);
            network.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        var order = new List<Guid>();
        for (var times = 0; times < 4; times++)
        {
            var open = (await network.Get<Stays>().Current(host)).Where(stay => stay.State is StayState.Held).MinBy(stay => stay.CreatedAt)!;
            await network.Get<StayChanges>().Move(new Act(host, "placement"), open.Id, StayMove.Decline, reason: "no_reason");
            network.Clock.Advance(TimeSpan.FromMinutes(1));
            await Round(network);
            foreach (var household in all[2..].Except(order).ToList())
                if (await StaysOf(network, household) is not []) order.Add(household);
        }
        Assert.Equal([all[5], all[4], all[2], all[3]], order);
    }

    [Theory, Databases]
    public async Task Who_comes_when_a_place_is_free_does_not_pass_those_who_wait(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, units) = await Home(world, ours, 4);
        using var caseworker = await network.Caseworker(ours);
        var all = new List<Guid>();
        foreach (var _ in units) all.Add(await world.Household(ours));
        foreach (var (household, unit) in all.Zip(units).Take(3)) await Propose(caseworker, household, unit);
        await network.Get<StayChanges>().Move(new Act(host, "placement"), (await StaysOf(network, all[0]))[0].Id, StayMove.Decline, reason: "no_reason");
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await Propose(caseworker, all[3], units[3]);
        await Round(network);
        Assert.Single(await StaysOf(network, all[2]));
        Assert.Empty(await StaysOf(network, all[3]));
    }

    [Theory, Databases]
    public async Task However_many_propose_at_once_no_host_is_asked_more_than_they_want(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await Home(world, ours, 16);
        var households = new List<Guid>();
        foreach (var _ in units) households.Add(await world.Household(ours));
        using var caseworker = await network.Caseworker(ours);
        var answers = await Task.WhenAll(households.Zip(units).Select(pair => caseworker.Client.SendAsync(Proposal(pair.First, pair.Second))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Round(network)));
        Assert.Equal((2L, 14L), (await Count(network, "stays"), await Count(network, "queued_proposals")));
    }

    [Theory, Databases]
    public async Task A_host_says_how_many_they_want_from_one_to_five(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await Home(world, ours, 4);
        using var caseworker = await network.Caseworker(ours);
        foreach (var unit in units) await Propose(caseworker, await world.Household(ours), unit);
        Assert.Equal((2L, 2L), (await Count(network, "stays"), await Count(network, "queued_proposals")));
        await Limit(network, 3);
        await Round(network);
        Assert.Equal((3L, 1L), (await Count(network, "stays"), await Count(network, "queued_proposals")));
        foreach (var most in (int[])[0, 6]) await Assert.ThrowsAsync<ConstraintViolation>(() => Limit(network, most));
    }

    [Theory, Databases]
    public async Task On_their_own_page_a_host_chooses_it_for_themselves_alone(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, other) = (await network.Add(Roles.Host), await network.Add(Roles.Host));
        await (await host.Browser.Open("/requests")).Submit(new { most = 4 }, action: "/homes/most-requests");
        Assert.Equal(("/requests", "4"), (host.Browser.Path, host.Browser.Page.QuerySelector("#most option[selected]")!.TextContent));
        await host.Browser.Submit(new { most = 6 }, action: "/homes/most-requests");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, host.Browser.Status);
        Assert.Equal((4, 2), ((await network.HostOf(host.Id)).MostRequests, (await network.HostOf(other.Id)).MostRequests));
    }

    [Theory, Databases]
    public async Task What_cannot_be_sent_any_more_says_why_and_is_taken_back(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, units) = await Home(world, ours, 3);
        using var caseworker = await network.Caseworker(ours);
        var households = new List<Guid>();
        foreach (var unit in units)
        {
            households.Add(await world.Household(ours));
            await Propose(caseworker, households[^1], unit);
        }
        await network.Get<Journal>().Write(new(host, "test"), async write =>
        {
            await write.Execute("UPDATE accommodations SET state = 'Paused' WHERE host = @Id", new { host.Id });
            await Accommodations.Touched(write, (await write.Find<Guid>("SELECT accommodation FROM units WHERE id = @unit", new { unit = units[0] })));
        });
        await network.Get<StayChanges>().Move(new Act(host, "placement"), (await StaysOf(network, households[0]))[0].Id, StayMove.HostYes);
        await Round(network);
        await caseworker.Open($"/desk/households/{households[2]}");
        Assert.Contains("Could not be sent: This home is not offered at the moment.", caseworker.Text);
        var elsewhere = await network.Caseworker(await network.Organisation("Theirs", "PL"));
        var path = caseworker.FormOf("/desk/queued/").GetAttribute("action")!;
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.Send(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([]) })).Status);
        await caseworker.Submit(action: path);
        Assert.Equal($"/desk/households/{households[2]}", caseworker.Path);
        Assert.DoesNotContain("Could not be sent", caseworker.Text);
    }

    [Theory, Databases]
    public async Task A_proposal_that_nobody_answers_lapses_even_without_a_hold_and_the_caseworker_is_led_to_other_homes(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await Home(world, ours, 3);
        using var caseworker = await network.Caseworker(ours);
        var households = new List<Guid>();
        foreach (var unit in units)
        {
            households.Add(await world.Household(ours));
            await Propose(caseworker, households[^1], unit, hold: false);
        }
        Assert.Contains("lapses at the latest", caseworker.Text);
        network.Clock.Advance(StayMoves.Hold + TimeSpan.FromMinutes(1));
        await network.Get<LapseHolds>().Round();
        await Round(network);
        Assert.Equal(StayState.Proposed, Assert.Single(await StaysOf(network, households[2])).State);
        var lapsed = Assert.Single(await StaysOf(network, households[0]));
        Assert.Equal(StayState.Lapsed, lapsed.State);
        using var colleague = await network.Caseworker(ours);
        Assert.Contains($"/stays/{lapsed.Id}", (await colleague.Open("/desk")).Page.DocumentElement.OuterHtml);
        await (await colleague.Open($"/stays/{lapsed.Id}")).Follow("See other homes for this household");
        Assert.Equal($"/desk/households/{households[0]}/candidates", colleague.Path);
    }

    [Theory, Databases]
    public async Task Who_withdraws_is_proposed_nothing_more_and_who_has_three_before_them_is_not_sent_a_fourth(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, units) = await Home(world, ours, 4);
        using var caseworker = await network.Caseworker(ours);
        var (busy, leaving) = (await world.Household(ours), await world.Household(ours));
        var before = await world.Household(ours);
        foreach (var unit in units[..2]) await Propose(caseworker, before, unit);
        await Propose(caseworker, busy, units[2]);
        await Propose(caseworker, leaving, units[3]);
        for (var number = 0; number < 3; number++) await Propose(caseworker, busy, (await Home(world, ours, 1)).Units[0]);
        await network.Get<Journal>().Write(new(Viewer.System, "test"), write => LeavingHousehold.EndStays(write, leaving, network.Get<StayChanges>()));
        foreach (var stay in await StaysOf(network, before)) await network.Get<StayChanges>().Move(new Act(host, "placement"), stay.Id, StayMove.Decline, reason: "no_reason");
        await Round(network);
        Assert.Equal(3, (await StaysOf(network, busy)).Count);
        Assert.Empty(await StaysOf(network, leaving));
        Assert.Equal(1L, await Count(network, "queued_proposals"));
    }

    private static async Task<(Viewer Host, Guid[] Units)> Home(World world, Guid organisation, int units)
    {
        var host = await world.Host(organisation);
        return (host, (await world.Home(host, "Lipowa 1", [.. Enumerable.Repeat((2, 0), units)])).Units);
    }

    private static HttpRequestMessage Proposal(Guid household, Guid unit, bool hold = true) =>
        new(HttpMethod.Post, $"/desk/households/{household}/propose/{unit}") { Content = new FormUrlEncodedContent(hold ? [new("hold", "on")] : []) };

    private static async Task Propose(Visitor caseworker, Guid household, Guid unit, bool hold = true)
    {
        await caseworker.Send(Proposal(household, unit, hold));
        Assert.Equal(HttpStatusCode.OK, caseworker.Status);
    }

    private static Task Round(TestNetwork network) => network.Get<SendQueued>().Round();

    private static async Task<List<Stay>> StaysOf(TestNetwork network, Guid household) => [.. await network.Get<Stays>().Of(Viewer.System, household)];

    private static Task Limit(TestNetwork network, int most) =>
        network.Get<Journal>().Write(new(Viewer.System, "test"), write => write.Execute("UPDATE hosts SET most_requests = @most", new { most }));

    private static Task<long> Count(TestNetwork network, string table) => network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));
}
