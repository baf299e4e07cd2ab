using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>From a proposal to an answer: holds that end, a no that reaches whom it is for, and a room that is given once.</summary>
public sealed class ProposalTests
{
    [Theory, Databases]
    public async Task A_hold_that_nobody_answers_gives_the_nights_back_for_the_next(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await world.Home(await world.Host(ours), "Lipowa 1", (2, 0));
        var (first, second) = (await world.Household(ours), await world.Household(ours));
        using var caseworker = await network.Caseworker(ours);
        var held = await Propose(caseworker, first, units[0]);
        Assert.Equal(StayState.Held, await StateOf(network, held));
        await TryPropose(caseworker, second, units[0]);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);

        network.Clock.Advance(StayMoves.Hold + TimeSpan.FromMinutes(1));
        await network.Get<LapseHolds>().Round();
        Assert.Equal(StayState.Lapsed, await StateOf(network, held));
        using var colleague = await network.Caseworker(ours);
        Assert.Equal(StayState.Held, await StateOf(network, await Propose(colleague, second, units[0])));
    }

    [Theory, Databases]
    public async Task A_no_is_told_to_the_household_that_it_is_for_and_to_no_other(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
        var (accepted, refused) = (await Mailed(world, ours, "accepted@mail.example"), await Mailed(world, ours, "refused@mail.example"));
        using var caseworker = await network.Caseworker(ours);
        var (yes, no) = (await Propose(caseworker, accepted, units[0]), await Propose(caseworker, refused, units[1]));
        await network.Get<Postman>().Round();
        Directory.Delete(network.Settings.MailFolder, recursive: true);

        var changes = network.Get<StayChanges>();
        await changes.Move(new Act(new(accepted, Roles.Household), "placement"), yes, StayMove.HouseholdYes);
        await changes.Move(new Act(host, "placement"), no, StayMove.Decline, reason: "no_reason");
        await network.Get<Postman>().Round();
        var letters = Directory.GetFiles(network.Settings.MailFolder).Select(File.ReadAllText).ToList();
        Assert.Contains("refused@mail.example", Assert.Single(letters));
        Assert.Equal(StayState.AcceptedByHousehold, await StateOf(network, yes));
    }

    [Theory, Databases]
    public async Task When_one_home_is_agreed_on_what_else_was_proposed_to_the_household_is_over(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
        var household = await world.Household(ours);
        using var caseworker = await network.Caseworker(ours);
        var (one, other) = (await Propose(caseworker, household, units[0]), await Propose(caseworker, household, units[1]));
        var changes = network.Get<StayChanges>();
        await changes.Move(new Act(host, "placement"), one, StayMove.HostYes);
        await changes.Move(new Act(new(household, Roles.Household), "placement"), one, StayMove.HouseholdYes);
        Assert.Equal((StayState.Confirmed, StayState.Cancelled), (await StateOf(network, one), await StateOf(network, other)));
        Assert.Equal(HouseholdState.Matched, network.OnlyPlea().State);
        await TryPropose(caseworker, household, units[1]);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
    }

    [Theory, Databases]
    public async Task A_stay_that_breaks_down_frees_the_nights_that_are_left_and_the_household_waits_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0));
        var household = await world.Household(ours, new() { Adults = 1, From = network.Clock.Today });
        using var caseworker = await network.Caseworker(ours);
        var (stay, changes) = (await Propose(caseworker, household, units[0]), network.Get<StayChanges>());
        await changes.Move(new Act(host, "placement"), stay, StayMove.HostYes);
        await changes.Move(new Act(new(household, Roles.Household), "placement"), stay, StayMove.HouseholdYes);
        await caseworker.Open($"/stays/{stay}");
        await caseworker.Submit(action: $"/stays/{stay}/arrive");
        network.Clock.Advance(TimeSpan.FromDays(3));
        using var colleague = await network.Caseworker(ours);
        await colleague.Open($"/stays/{stay}");
        await colleague.Submit(new { reason = StayReasons.BreakDown[0] }, action: $"/stays/{stay}/breakdown");
        Assert.Equal((StayState.BrokenDown, HouseholdState.Waiting), (await StateOf(network, stay), network.OnlyPlea().State));
        var left = await network.Get<Database>().Read(c => c.QueryAsync<int>("SELECT night FROM nights WHERE stay = @stay", new { stay }));
        Assert.All(left, night => Assert.True(night < network.Clock.Today.DayNumber));
    }

    [Theory, Databases]
    public async Task The_list_of_stays_shows_one_state_of_all_and_exports_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var units = new List<Guid>();
        for (var number = 0; number < 4; number++) units.AddRange((await world.Home(await world.Host(ours), "Lipowa 1", (2, 0))).Units);
        using var caseworker = await network.Caseworker(ours);
        var stays = new List<Guid>();
        foreach (var unit in units) stays.Add(await Propose(caseworker, await world.Household(ours), unit));
        await network.Get<StayChanges>().Move(new Act(Viewer.System, "placement"), stays[1], StayMove.Cancel);
        var cancelled = (await caseworker.Ask("/stays?state=Cancelled")).GetProperty("lines").EnumerateArray();
        Assert.Equal(stays[1], Assert.Single(cancelled).GetProperty("id").GetGuid());
        foreach (var sort in (string[])["from", "hold", "state", "changed"])
            Assert.Equal(4, (await caseworker.Ask($"/stays?sort={sort}")).GetProperty("lines").GetArrayLength());
        Assert.Equal(4, (await caseworker.Client.GetStringAsync("/stays.csv?state=Held", TestContext.Current.CancellationToken)).Trim().Split('\n').Length);
    }

    private static Task<Guid> Mailed(World world, Guid organisation, string email) => world.Household(organisation, contact: new() { Email = email });

    private static Task<Visitor> TryPropose(Visitor caseworker, Guid household, Guid unit) =>
        caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{unit}") { Content = new FormUrlEncodedContent([new("hold", "on")]) });

    private static async Task<Guid> Propose(Visitor caseworker, Guid household, Guid unit)
    {
        await TryPropose(caseworker, household, unit);
        Assert.StartsWith("/stays/", caseworker.Path);
        return Guid.Parse(caseworker.Path["/stays/".Length..]);
    }

    private static async Task<StayState> StateOf(TestNetwork network, Guid stay) => (await network.Get<Stays>().Find(Viewer.System, stay))!.State;
}
