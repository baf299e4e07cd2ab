using System.Net;
using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>What if a caseworker insists on a home: what the whole plan loses, who moves, and that nothing happens until it is proposed.</summary>
public sealed class InsteadTests
{
    [Theory, Databases]
    public async Task The_one_home_given_to_fewer_people_leaves_more_without_and_is_proposed_only_when_somebody_says_so(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await world.Home(await world.Host(ours), null, (3, 0));
        var (family, alone) = (await world.Household(ours, new() { Adults = 3 }), await world.Household(ours, new() { Adults = 1 }));
        Assert.Equal([family], (await network.Plan(ours)).Pairs().Keys);
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open($"/plan/households/{alone}");
        await caseworker.Follow("What if it is this one?");
        Assert.Equal($"/plan/households/{alone}/instead/{units[0]}", caseworker.Path);
        Assert.Contains("2 people fewer would have a home in the whole plan (66.67 % of all that it places).", caseworker.Text);
        var moves = caseworker.Page.QuerySelectorAll("ol.moves li");
        Assert.Equal([$"/desk/households/{alone}", $"/desk/households/{family}"], moves.Select(move => move.QuerySelector("a")!.GetAttribute("href")));
        Assert.Equal((true, true), (moves[0].TextContent.Contains("without a home until now"), moves[1].TextContent.Contains("would be left without a home")));
        Assert.Equal((0L, 1L), (await network.Count("stays"), await network.Count("home_reads")));
        await caseworker.Submit(new { hold = true }, action: "/plan/send");
        Assert.Contains("1 proposal is on the way.", caseworker.Text);
        Assert.Equal((units[0], StayState.Held), (Assert.Single(await network.StaysOf(alone)) is var stay ? (stay.Unit, stay.State) : default));
    }

    [Theory, Databases]
    public async Task Who_only_changes_places_is_told_as_such_and_what_costs_nothing_is_told_to_cost_nothing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        await world.Home(await world.Host(ours), null, (1, 0));
        await world.Home(await world.Host(ours), null, (2, 0));
        var (one, other) = (await world.Household(ours, new() { Adults = 1 }), await world.Household(ours, new() { Adults = 1 }));
        var made = await network.Plan(ours);
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open($"/plan/households/{one}/instead/{made.Pairs()[other]}");
        Assert.Contains("The whole plan would lose nothing: it would be just as good.", caseworker.Text);
        Assert.Equal([one, other], (await caseworker.Ask(caseworker.Path)).GetProperty("effect").GetProperty("moves").EnumerateArray().Select(move => move.GetProperty("household").GetGuid()));
        Assert.Equal($"/plan/households/{one}", (await caseworker.Open($"/plan/households/{one}/instead/{made.Pairs()[one]}")).Path);
    }

    [Theory, Databases]
    public async Task What_is_said_adds_up_to_what_the_engine_proves_to_be_lost(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(31));
        await PlanFixture.Homes(network, ours, 40, random);
        await PlanFixture.Households(network, ours, 60, random);
        var made = await network.Plan(ours);
        using var caseworker = await network.Caseworker(ours);
        var (asked, lost) = (0, 0);
        foreach (var household in Enumerable.Range(0, 60).Where(household => made.Explainer.Alternatives(household, 1).Count > 0).Take(12))
        {
            var at = made.Explainer.Alternatives(household, 1)[0].Unit;
            var (insistence, told) = (made.Explainer.Insist(household, at, TestContext.Current.CancellationToken), await caseworker.Ask($"/plan/households/{made.Input.Pleas[household].Id}/instead/{made.GapOf(at).Unit.Unit}"));
            var effect = told.GetProperty("effect");
            Assert.Equal(insistence.Moves.Sum(move => People(made, move, move.From) - People(made, move, move.To)), effect.GetProperty("people_fewer").GetInt32());
            Assert.Equal(insistence.Loss >= made.Plan.Scale, effect.GetProperty("loss").GetProperty("is_place").GetBoolean());
            if (insistence.Loss < made.Plan.Scale) Assert.Equal(insistence.Loss, effect.GetProperty("loss").GetProperty("points").GetInt64());
            Assert.Equal(insistence.Moves.Count, effect.GetProperty("moves").GetArrayLength() + effect.GetProperty("unsaid").GetInt32());
            (asked, lost) = (asked + 1, lost + (insistence.Loss >= made.Plan.Scale ? 1 : 0));
        }
        Assert.True(asked >= 10 && lost > 0 && lost < asked, $"{lost} of {asked} cost a place");
        Assert.Equal(0L, await network.Count("stays"));
    }

    [Theory, Databases]
    public async Task Another_house_and_a_home_that_is_none_are_not_there_and_what_a_rule_forbids_is_said(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "PL"));
        var ((_, own), (_, foreign)) = (await world.Home(await world.Host(ours), null, (1, 0)), await world.Home(await world.Host(theirs), null, (3, 0)));
        var household = await world.Household(ours, new() { Adults = 2 });
        using var caseworker = await network.Caseworker(ours);
        using var stranger = await network.Caseworker(theirs);
        Assert.Contains("The plan cannot give them this home", (await caseworker.Open($"/plan/households/{household}/instead/{own[0]}")).Text);
        Assert.Equal(0L, await network.Count("home_reads"));
        foreach (var unit in (Guid[])[foreign[0], Guid.NewGuid()])
            Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Open($"/plan/households/{household}/instead/{unit}")).Status);
        foreach (var unit in (Guid[])[foreign[0], own[0]])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/plan/households/{household}/instead/{unit}")).Status);
    }

    [Theory, Databases]
    public async Task Whoever_has_seen_as_many_homes_as_they_may_sees_nothing_of_this_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        for (var number = 0; number < 27; number++) await world.Home(await world.Host(ours), null, (1, 0));
        var household = await world.Household(ours);
        var made = await network.Plan(ours);
        using var caseworker = await network.Caseworker(ours);
        var hidden = 0;
        foreach (var gap in made.Input.Gaps.Where((_, at) => at != made.Plan.Units[0]))
        {
            await caseworker.Open($"/plan/households/{household}/instead/{gap.Unit.Unit}");
            if (caseworker.Page.QuerySelector(".notice[role=status]") is not null) hidden++;
            Assert.Equal(caseworker.Page.QuerySelector(".notice[role=status]") is null, caseworker.Page.QuerySelector("form[action='/plan/send']") is not null);
        }
        Assert.Equal((25L, 1), (await network.Count("home_reads"), hidden));
    }

    private static int People(MadePlan made, Move move, int unit) => unit < 0 ? 0 : made.Input.Households[move.Household].People;
}
