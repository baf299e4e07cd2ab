using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>Households that wish to live near each other, as a plan has them and the desk reads of it.</summary>
public sealed class PlanGroupsTests
{
    [Theory]
    [Databases(0.07, true)]
    [Databases(0.5, false)]
    public async Task The_desk_reads_in_words_whether_they_would_live_near_each_other(On on, double north, bool isNear)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, world) = (await network.Organisation("Ours", "PL"), network.World());
        await world.Home(await world.Host(ours), null, (1, 0));
        await Move(network, await world.Home(await world.Host(ours), null, (1, 0)), new(World.Lublin.Latitude + north, World.Lublin.Longitude));
        var (olena, taras) = (await world.Household(ours), await world.Household(ours));
        using var caseworker = await network.Caseworker(ours);
        Assert.DoesNotContain("near each other", (await caseworker.Open($"/plan/households/{olena}")).Text);
        await world.Group(ours, olena, taras);
        var made = await network.Plan(ours);
        Assert.Equal([0, 1], Assert.Single(made.Input.Groups).Order());
        Assert.Contains($"Of 1 group wishing to live near each other, {(isNear ? 1 : 0)} would.", (await caseworker.Open("/plan")).Text);
        await caseworker.Open($"/plan/households/{olena}");
        Assert.Contains($"Wishes to live near {network.Get<OpenPleas>().Find(taras)!.Reference}", caseworker.Text);
        Assert.Contains(isNear ? "In this plan they would live near each other." : "In this plan they would not live near each other.", caseworker.Text);
        Assert.DoesNotContain("km", caseworker.Page.QuerySelector("p.notice")!.TextContent);
        await caseworker.Follow($"/plan/households/{taras}");
        Assert.Contains(network.Get<OpenPleas>().Find(olena)!.Reference, caseworker.Text);
    }

    [Theory, Databases]
    public async Task Those_who_have_agreed_are_brought_near_each_other_though_one_of_them_would_fit_a_little_better_elsewhere(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, world, there) = (await network.Organisation("Ours", "PL"), network.World(), new Position(World.Lublin.Latitude + 0.5, World.Lublin.Longitude));
        await world.Home(await world.Host(ours), null, (1, 0), (1, 0));
        await Move(network, await world.Home(await world.Host(ours), null, (1, 0)), there);
        Guid[] both = [await WhoWishes(network, ours, World.Lublin), await WhoWishes(network, ours, there)];
        using var caseworker = await network.Caseworker(ours);
        Assert.Equal(2, Homes(await network.Plan(ours)));
        await world.Group(ours, both);
        Assert.Equal(1, Homes(await network.Plan(ours)));
        Assert.Contains("Of 1 group wishing to live near each other, 1 would.", (await caseworker.Open("/plan")).Text);
    }

    private static Task<Guid> WhoWishes(TestNetwork network, Guid organisation, Position wish) =>
        network.World().Household(organisation, new() { Adults = 1, Wish = network.Get<Places>().Gazetteer.Nearest(wish)!.Id, WithinKm = 400 });

    private static int Homes(MadePlan made) => made.Placed.Select(household => made.GapOf(made.Plan.Units[household]).Unit.Accommodation).Distinct().Count();

    [Theory, Databases]
    public async Task One_who_has_no_home_in_the_plan_lives_near_nobody_and_one_who_is_not_planned_for_is_not_waited_for(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, world) = (await network.Organisation("Ours", "PL"), network.World());
        await world.Home(await world.Host(ours), null, (1, 0), (1, 0));
        var all = new List<Guid>();
        for (var number = 0; number < 3; number++) all.Add(await world.Household(ours));
        await world.Group(ours, [.. all]);
        using var caseworker = await network.Caseworker(ours);
        Assert.Equal(3, Assert.Single((await network.Plan(ours)).Input.Groups).Count);
        Assert.Contains("Of 1 group wishing to live near each other, 0 would.", (await caseworker.Open("/plan")).Text);
        await network.Get<Journal>().Write(Somebody.System, write => Households.Become(write, all[2], HouseholdState.Withdrawn));
        Assert.Equal(2, Assert.Single((await network.Plan(ours)).Input.Groups).Count);
        Assert.Contains("Of 1 group wishing to live near each other, 1 would.", (await caseworker.Open("/plan")).Text);
        await network.Get<Journal>().Write(Somebody.System, write => Households.Become(write, all[1], HouseholdState.Withdrawn));
        Assert.Empty((await network.Plan(ours)).Input.Groups);
        Assert.DoesNotContain("near each other", (await caseworker.Open("/plan")).Text);
        Assert.DoesNotContain("near each other", (await caseworker.Open($"/plan/households/{all[0]}")).Text);
    }

    [Theory, Databases]
    public async Task As_soon_as_two_have_agreed_or_one_leaves_the_plan_is_made_anew(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        await network.World().Home(await network.World().Host(ours), null, (2, 0), (2, 0));
        var ((_, hers), (_, his)) = (await network.Family(ours), await network.Family(ours));
        var code = await hers.MakesCode();
        Assert.Empty((await network.Plan(ours)).Input.Groups);
        await his.Agrees(code);
        Assert.Single((await network.Plan(ours)).Input.Groups);
        await hers.Leaves();
        Assert.Empty((await network.Plan(ours)).Input.Groups);
    }

    [Theory, Databases]
    public async Task A_coordinator_reads_and_sets_what_it_counts_and_how_many_would_live_near_each_other(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, world) = (await network.Organisation("Ours", "PL"), network.World());
        await world.Home(await world.Host(ours), null, (1, 0), (1, 0));
        await world.Group(ours, await world.Household(ours), await world.Household(ours));
        using var coordinator = await network.SignedIn(await network.Person(Roles.Coordinator, ours));
        await coordinator.Open("/plan/weights");
        Assert.Equal("300", coordinator.Held("together"));
        await coordinator.Submit(new { together = 40, @do = "effect" }, action: "/plan/weights");
        Assert.Equal(["Groups that live near each other", "1", "1"], coordinator.Page.QuerySelectorAll("#effect tbody tr").Last().QuerySelectorAll("td").Select(cell => cell.TextContent));
        await coordinator.Submit(new { together = 40, @do = "use" }, action: "/plan/weights");
        Assert.Equal("40", coordinator.Held("together"));
        Assert.Equal(40, (await network.Plan(ours)).Problem.Weights.Together);
    }

    private static async Task Move(TestNetwork network, (Guid Home, Guid[] Units) home, Position to)
    {
        var host = network.Get<FreeUnits>().All.First(unit => unit.Accommodation == home.Home).Host;
        var position = await network.Get<Vault>().Seal(host, HousingFacts.Position, to);
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE accommodations SET position = @position WHERE id = @Home", new { home.Home, position });
            write.Note("accommodations", "moved", home.Home);
        });
    }
}
