using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>The plan of an organisation: who goes where, what is sent, and how it heals.</summary>
public sealed class PlanTests
{
    [Theory, Databases]
    public async Task It_proposes_only_what_fits_each_unit_once_and_leaves_nothing_free_that_somebody_could_have(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(3));
        await PlanFixture.Homes(network, ours, 60, random);
        await PlanFixture.Households(network, ours, 80, random);
        var (made, places) = (await network.Plan(ours), network.Get<Places>());
        Assert.True(made.Plan.Placed > 10, $"only {made.Plan.Placed} are placed");
        foreach (var household in made.Placed)
        {
            var (needs, unit, (from, to)) = (made.Input.Pleas[household].Needs, made.GapOf(made.Plan.Units[household]).Unit, made.NightsOf(household, made.Plan.Units[household]));
            Assert.Equal(Obstacles.None, Fit.Against(needs, unit, from, to, places.Find(needs.Wish)?.Position.MetresTo(unit.Position!.Value) / 1000));
        }
        Assert.Equal(made.Plan.Placed, made.Placed.Select(household => made.Plan.Units[household]).Distinct().Count());
        var free = Enumerable.Range(0, made.Input.Gaps.Count).Except(made.Plan.Units).ToList();
        Assert.DoesNotContain(made.Unplaced, household => free.Any(unit => made.Problem.Obstacles(household, unit) == 0));
        Assert.Equal(0, made.Plan.Gap);
    }

    [Theory, Databases]
    public async Task Fifty_are_sent_at_once_and_the_same_form_again_sends_nothing_more(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(4));
        await PlanFixture.Homes(network, ours, 150, random);
        await PlanFixture.Households(network, ours, 120, random);
        var pairs = (await network.Plan(ours)).Pairs();
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan");
        var fields = Fields(caseworker, All(caseworker));
        Assert.Equal(50, fields.Count(field => field.Key == "chosen"));
        var first = (await caseworker.Send(Form(fields))).Text;
        Assert.Contains("50 proposals are on the way.", first);
        Assert.Equal(first, (await caseworker.Send(Form(fields))).Text);
        Assert.Equal((50L, 0L), (await network.Count("stays"), await network.Count("queued_proposals")));
        var stays = (await network.Get<Stays>().Current(Viewer.System)).ToList();
        Assert.All(stays, stay => Assert.Equal((StayState.Held, pairs[stay.Household]), (stay.State, stay.Unit)));
        Assert.Empty(await BookingAudit.Faults(network.Get<Database>()));
        Assert.Empty((await network.Plan(ours)).Pairs().Keys.Intersect(stays.Select(stay => stay.Household)));
    }

    [Theory, Databases]
    public async Task What_has_changed_meanwhile_is_told_of_its_line_and_the_others_go_out(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        for (var number = 0; number < 4; number++) await world.Home(await world.Host(ours), null, (1, 0));
        for (var number = 0; number < 4; number++) await world.Household(ours);
        var pairs = (await network.Plan(ours)).Pairs();
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan");
        var (fields, households) = (Fields(caseworker, All(caseworker)), pairs.Keys.ToList());
        await network.Get<Journal>().Write(Somebody.System, write => Households.Become(write, households[0], HouseholdState.Withdrawn));
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE accommodations SET state = 'Paused' WHERE id = (SELECT accommodation FROM units WHERE id = @unit)", new { unit = pairs[households[1]] });
            await Accommodations.Touched(write, (await write.Find<Guid>("SELECT accommodation FROM units WHERE id = @unit", new { unit = pairs[households[1]] })));
        });
        await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{households[2]}/propose/{pairs[households[2]]}") { Content = new FormUrlEncodedContent([]) });
        await caseworker.Send(Form(fields));
        Assert.Contains("1 proposal is on the way.", caseworker.Text);
        Assert.Equal((true, true, true), (caseworker.Text.Contains("This home is not offered at the moment."), caseworker.Text.Contains("Has a proposal before them by now."), caseworker.Text.Contains(network.Get<OpenPleas>().Find(households[0])!.Reference)));
        Assert.Equal(2L, await network.Count("stays"));
        Assert.Single(await network.StaysOf(households[3]));
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task A_refusal_frees_both_and_never_brings_the_two_together_again(On on, bool byHost)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, units) = await world.Home(host, null, (2, 0));
        var (urgent, other) = (await world.Household(ours, new() { Adults = 2, From = network.Clock.Today }), await world.Household(ours, new() { Adults = 1 }));
        Assert.Equal([urgent], (await network.Plan(ours)).Pairs().Keys);
        using var caseworker = await network.Caseworker(ours);
        await (await caseworker.Open("/plan")).Send(Form(Fields(caseworker, All(caseworker))));
        Assert.Empty((await network.Plan(ours)).Pairs());
        var stay = Assert.Single(await network.StaysOf(urgent));
        await network.Get<StayChanges>().Move(new Act(byHost ? host : new(urgent, Roles.Household), "own"), stay.Id, StayMove.Decline, reason: "not_suitable");
        var healed = await network.Plan(ours);
        Assert.Equal([(other, units[0])], healed.Pairs().Select(pair => (pair.Key, pair.Value)));
        Assert.NotNull(healed.NumberOf(urgent));
        var again = new PlanChoice(urgent, units[0], network.Clock.Today, network.Clock.Today.AddDays(90));
        await caseworker.Send(Form([new("chosen", again.Written)]));
        Assert.Contains("One of the two has said no to this meanwhile.", caseworker.Text);
        Assert.Single(await network.StaysOf(urgent));
    }

    [Theory, Databases]
    public async Task What_people_have_decided_is_never_moved(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(5));
        await PlanFixture.Homes(network, ours, 40, random);
        await PlanFixture.Households(network, ours, 40, random);
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan");
        await caseworker.Send(Form(Fields(caseworker, All(caseworker).Take(8))));
        var decided = (await network.Get<Stays>().Current(Viewer.System)).ToList();
        foreach (var stay in decided.Take(4)) await network.Get<StayChanges>().Move(new Act(new(stay.Host, Roles.Host, ours), "placement"), stay.Id, StayMove.HostYes);
        for (var times = 0; times < 3; times++)
        {
            await PlanFixture.Households(network, ours, 10, random);
            var made = await network.Plan(ours);
            Assert.All(decided, stay =>
            {
                Assert.Null(made.NumberOf(stay.Household));
                Assert.DoesNotContain(made.Input.Gaps, gap => gap.Unit.Unit == stay.Unit && gap.From < stay.ToNight.DayNumber && stay.FromNight.DayNumber < gap.To);
            });
        }
        Assert.Equal(decided.Count, (await network.Get<Stays>().Current(Viewer.System)).Count());
    }

    [Theory, Databases]
    public async Task Another_organisation_sees_nothing_of_it_and_sends_nothing_of_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "PL"));
        var (_, units) = await world.Home(await world.Host(ours), null, (2, 0));
        var household = await world.Household(ours);
        using var stranger = await network.Caseworker(theirs);
        Assert.Contains("0 of 0 households", (await stranger.Open("/plan")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/plan/households/{household}")).Status);
        await stranger.Send(Form([new("chosen", new PlanChoice(household, units[0], network.Clock.Today, network.Clock.Today.AddDays(30)).Written)]));
        Assert.Equal(0L, await network.Count("stays"));
    }

    [Theory, Databases]
    public async Task Nobody_is_led_to_a_planted_home_and_children_alone_are_planned_for_by_nobody(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (planted, _) = await world.Home(await world.Host(ours), null, (3, 0));
        await network.Get<PlantedHomes>().Plant(new(await world.Account(Roles.Coordinator, ours), "test"), planted, true);
        await world.Household(ours);
        await world.Household(ours, new() { ChildAges = [9] });
        var made = await network.Plan(ours);
        Assert.Equal((0, 0, 1), (made.Plan.Placed, made.Input.Gaps.Count, made.Input.LeftOut.Unaccompanied));
        Assert.Single(made.Input.Pleas);
    }

    [Theory, Databases]
    public async Task Who_has_no_home_is_told_what_would_help_and_the_house_what_is_missing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        for (var number = 0; number < 3; number++) await world.Home(await world.Host(ours), null, (2, 0));
        var lublin = network.Get<Places>().Gazetteer.Nearest(World.Lublin)!;
        await world.Household(ours, new() { Adults = 5, Wish = lublin.Id });
        await world.Household(ours, new() { Adults = 1, WomenOnly = true, Wish = lublin.Id });
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan/without");
        Assert.Contains("3 more homes with fewer people, or in two rooms.", caseworker.Text);
        Assert.Contains("3 more homes if it need not be for women alone", caseworker.Text);
        Assert.Contains($"1 larger home is missing: {lublin.Region("en")}", caseworker.Text);
    }

    [Theory, Databases]
    public async Task A_household_is_told_why_it_goes_where_and_a_form_with_nothing_chosen_says_so(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        for (var number = 0; number < 3; number++) await world.Home(await world.Host(ours), null, (1 + number, 0));
        var household = await world.Household(ours, new() { Adults = 1, Languages = ["uk"], Wish = network.Get<Places>().Gazetteer.Nearest(World.Lublin)!.Id });
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open($"/plan/households/{household}");
        Assert.Contains("up to 10 km from the wish", caseworker.Text);
        Assert.Contains("a language in common", caseworker.Text);
        Assert.Equal(2, caseworker.Page.QuerySelectorAll("details.card").Length);
        Assert.Contains("2 beds stay empty", caseworker.Text);
        await (await caseworker.Open("/plan")).Submit(action: "/plan/send");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose at least one household."), (caseworker.Status, caseworker.Faults["chosen"]));
        await caseworker.Submit(new { all = caseworker.Page.QuerySelector("input[name=all]")!.GetAttribute("value") }, action: "/plan/send");
        Assert.Single(await network.StaysOf(household));
    }

    [Theory, Databases]
    public async Task The_list_names_no_home_and_whoever_opens_one_is_counted(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, homes) = (new World(network), await network.Organisation("Ours", "PL"), new List<Guid>());
        for (var number = 0; number < 30; number++) homes.Add((await world.Home(await world.Host(ours), null, (1, 0))).Home);
        var households = new List<Guid>();
        for (var number = 0; number < 30; number++) households.Add(await world.Household(ours));
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/plan");
        Assert.DoesNotContain(homes, home => caseworker.Page.DocumentElement.OuterHtml.Contains(home.ToString()));
        Assert.Equal((30, 0L), (caseworker.Page.QuerySelectorAll("table.rows tbody tr").Length, await network.Count("home_reads")));
        var hidden = 0;
        foreach (var household in households)
            if ((await caseworker.Open($"/plan/households/{household}")).Page.QuerySelector(".notice[role=status]") is not null) hidden++;
        Assert.Equal((25L, 5), (await network.Count("home_reads"), hidden));
    }

    [Theory, Databases]
    public async Task Who_lives_in_a_home_and_seeks_the_next_is_planned_for_from_that_day_and_stays_where_they_are_until_then(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await world.Home(await world.Host(ours), null, (1, 0), (1, 0));
        var (household, next) = (await world.Household(ours), network.Clock.Today.AddDays(40));
        using var caseworker = await network.Caseworker(ours);
        await (await caseworker.Open("/plan")).Send(Form(Fields(caseworker, All(caseworker))));
        var stay = Assert.Single(await network.StaysOf(household));
        foreach (var move in (StayMove[])[StayMove.HostYes, StayMove.HouseholdYes, StayMove.Arrive]) await network.Get<StayChanges>().Move(new Act(Viewer.System, "test"), stay.Id, move);
        Assert.Null((await network.Plan(ours)).NumberOf(household));
        await network.Get<Journal>().Write(Somebody.System, write => Households.SeekNext(write, household, next));
        var made = await network.Plan(ours);
        Assert.Equal(units.Except([stay.Unit]), made.Pairs().Values);
        Assert.Equal(next, made.NightsOf(0, made.Plan.Units[0]).From);
        await (await caseworker.Open("/plan")).Send(Form(Fields(caseworker, All(caseworker))));
        Assert.Equal([StayState.Arrived, StayState.Held], (await network.StaysOf(household)).OrderBy(one => one.FromNight).Select(one => one.State));
    }

    [Theory, Databases]
    public async Task Whoever_was_parted_by_a_stay_that_broke_off_is_not_brought_together_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        await world.Home(await world.Host(ours), null, (1, 0), (1, 0));
        var household = await world.Household(ours);
        using var caseworker = await network.Caseworker(ours);
        await (await caseworker.Open("/plan")).Send(Form(Fields(caseworker, All(caseworker))));
        var stay = Assert.Single(await network.StaysOf(household));
        foreach (var move in (StayMove[])[StayMove.HostYes, StayMove.HouseholdYes, StayMove.Arrive]) await network.Get<StayChanges>().Move(new Act(Viewer.System, "test"), stay.Id, move);
        await network.Get<StayChanges>().Move(new Act(Viewer.System, "test"), stay.Id, StayMove.BreakDown, reason: "conflict");
        var (_, units) = await world.Home(await world.Host(ours), null, (1, 0));
        var made = await network.Plan(ours);
        Assert.Equal(units, made.Pairs().Values);
        Assert.Equal(2, Enumerable.Range(0, made.Input.Gaps.Count).Count(unit => made.Problem.Obstacles(0, unit) is Engines.Planning.Obstacle.Barred));
    }

    private static IEnumerable<string> All(Visitor visitor) => visitor.Page.QuerySelectorAll("input[name=chosen]").Select(box => box.GetAttribute("value")!);

    // What a browser sends when these are ticked.
    private static List<KeyValuePair<string, string>> Fields(Visitor visitor, IEnumerable<string> chosen) =>
        [new("key", visitor.FormOf("/plan/send").QuerySelector("input[name=key]")!.GetAttribute("value")!), new("hold", "on"), .. chosen.Select(value => KeyValuePair.Create("chosen", value))];

    private static HttpRequestMessage Form(List<KeyValuePair<string, string>> fields) => new(HttpMethod.Post, "/plan/send") { Content = new FormUrlEncodedContent(fields) };
}
