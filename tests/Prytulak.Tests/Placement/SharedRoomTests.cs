using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Map;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Foundation;
using Prytulak.Tests.Housing;
using Prytulak.Tests.People;
using Prytulak.Tests.Placement.Planning;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Rooms in which several households sleep: a bed for each of those who have said that they can share, and for nobody else.</summary>
public sealed class SharedRoomTests
{
    private static readonly Needs
        Couple = new() { Adults = 2, WithMan = true, CanShare = true }, Family = new() { Adults = 2, ChildAges = [1, 8], WithMan = true, CanShare = true },
        Women = new() { Adults = 2, WomenOnly = true, CanShare = true };

    [Theory, Databases]
    public async Task Households_come_into_one_room_until_its_beds_are_taken_babies_counted(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (home, hall) = await world.Hall(await world.Host(ours), 7);
        var (first, second, third) = (await world.Household(ours, Family), await world.Household(ours, Couple), await world.Household(ours, Couple));
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, first, hall);
        await Propose(caseworker, second, hall);
        Assert.StartsWith("/stays/", caseworker.Path);
        Assert.Contains("1 of 7 beds are free on all these nights", (await caseworker.Open($"/desk/households/{third}/candidates")).Text);
        await Propose(caseworker, third, hall);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        Assert.Empty(await network.StaysOf(third));
        var alone = await world.Household(ours, new() { Adults = 1, WithMan = true, CanShare = true });
        await Propose(caseworker, alone, hall);
        Assert.StartsWith("/stays/", caseworker.Path);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], await BedsOn(network, network.Clock.Today));
        Assert.Equal((0, 7), (network.Get<FreeUnits>().Find(hall)!.BedsLeft(network.Clock.Today.DayNumber, network.Clock.Today.DayNumber + 1), network.Get<FreeUnits>().Find(hall)!.BedsLeft(Night(network, 95), Night(network, 99))));
        Assert.Empty(await new Verify(network.Settings, network.Clock, _ => { }).Run());
        await network.Get<StayChanges>().Move(new Act(Viewer.System, "test"), (await network.StaysOf(first))[0].Id, StayMove.Cancel);
        await Propose(caseworker, third, hall);
        Assert.StartsWith("/stays/", caseworker.Path);
        Assert.Equal([1, 2, 5, 6, 7], await BedsOn(network, network.Clock.Today));
        Assert.Equal(AccommodationState.Open, (await network.Get<Accommodations>().Find(Viewer.System, home))!.State);
    }

    [Theory, Databases]
    public async Task A_home_is_full_when_every_bed_of_every_night_is_taken_and_not_before(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (home, hall) = await world.Hall(await world.Host(ours), 3);
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE accommodations SET available_to = @to WHERE id = @home", new { home, to = network.Clock.Today.AddDays(10) });
            write.Note("accommodations", "changed", home);
        });
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, await world.Household(ours, Couple), hall);
        Assert.Equal(AccommodationState.Open, (await network.Get<Accommodations>().Find(Viewer.System, home))!.State);
        await Propose(caseworker, await world.Household(ours, new() { Adults = 1, WithMan = true, CanShare = true }), hall);
        Assert.Equal(AccommodationState.Full, (await network.Get<Accommodations>().Find(Viewer.System, home))!.State);
        Assert.Empty(network.Get<FreeUnits>().All);
        Assert.Empty(await network.Get<FreeUnits>().Differences());
    }

    [Theory]
    [Databases(false)]
    [Databases(true)]
    public async Task No_way_of_placing_leads_there_for_who_has_not_said_that_they_can_share(On on, bool isForWomen)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, hall) = await world.Hall(await world.Host(ours), 20, isForWomen);
        Needs[] cannot = isForWomen
            ? [new() { Adults = 1, WomenOnly = true }, new() { Adults = 1, CanShare = true }, new() { Adults = 1, WithMan = true, CanShare = true }]
            : [new() { Adults = 1, WithMan = true }, new() { Adults = 1, CanShare = true }, new() { Adults = 1, WithMan = true, CanShare = true, OwnRoom = true }, Women];
        foreach (var needs in cannot)
        {
            needs.From = network.Clock.Today;
            var household = await world.Household(ours, needs);
            await network.Get<Journal>().Write(Somebody.System, async write =>
            {
                await write.Execute("UPDATE households SET no_bed_since = @Now WHERE id = @household", new { household, write.Now });
                write.Note("households", "no bed", household, ours);
            });
            using var caseworker = await network.Caseworker(ours);
            await Propose(caseworker, household, hall);
            Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
            var choice = new PlanChoice(household, hall, network.Clock.Today, network.Clock.Today.AddDays(90));
            await caseworker.Send(new(HttpMethod.Post, "/plan/send") { Content = new FormUrlEncodedContent([new("chosen", choice.Written)]) });
            Assert.Contains("does not fit what the household must have", caseworker.Text);
            Assert.Empty((await caseworker.Open($"/desk/households/{household}/tonight")).Page.QuerySelectorAll("form[action*='/propose/']"));
            Assert.Empty((await caseworker.Open($"/desk/households/{household}/candidates")).Page.QuerySelectorAll("form[action*='/propose/'], form[action*='/waive/']"));
            var refused = await Assert.ThrowsAsync<Refusal>(() => network.Get<StayChanges>().Book(Somebody.System, async write =>
                await network.Get<SendProposal>().Send(write, network.Get<FreeUnits>().Find(hall)!, household, network.Clock.Today, network.Clock.Today.AddDays(9), hold: true, Guid.NewGuid(), isItsTurn: true)));
            Assert.Equal("stay.shared", refused.Text);
        }
        Assert.Empty((await network.Plan(ours)).Pairs());
        Assert.Equal((0L, 0L), (await network.Count("stays"), await network.Count("queued_proposals")));
    }

    [Theory, Databases]
    public async Task Women_who_can_share_are_told_that_others_sleep_in_the_room_before_they_answer(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked(adults: 1, ages: "");
        var (world, household) = (new World(network), network.OnlyPlea().Id);
        var ours = network.OnlyPlea().Organisation ?? await network.Organisation("Ours", "PL");
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE households SET organisation = @ours WHERE id = @household", new { ours, household });
            write.Note("households", "assigned", household, ours);
        });
        var (_, hall) = await world.Hall(await world.Host(ours), 12, isForWomen: true);
        await olena.Open("/ask/6");
        await olena.Submit(new { must = (string[])["women_only", "own_room"], can_share = true });
        Assert.Equal("You have ticked a room of your own, too. Please leave one of the two.", olena.Faults["can_share"]);
        Assert.True(olena.Page.QuerySelector("#can_share")!.HasAttribute("checked"));
        await olena.Submit(new { must = (string[])["women_only"], can_share = true });
        Assert.Equal("/my", olena.Path);
        Assert.True(network.OnlyPlea().Needs is { CanShare: true, OwnRoom: false, WomenOnly: true });
        using var caseworker = await network.Caseworker(ours);
        Assert.Contains("can share a room", (await caseworker.Open($"/desk/households/{household}")).Text);
        await Propose(caseworker, household, hall);
        Assert.StartsWith("/stays/", caseworker.Path);
        Assert.Contains("Other households, whom you do not know, sleep in the same room.", (await olena.Open("/my")).Text);
        Assert.True((await olena.Ask("/my/stays")).GetProperty("proposals")[0].GetProperty("home").GetProperty("units")[0].GetProperty("shared").GetBoolean());
    }

    [Theory, Databases]
    public async Task Who_does_not_want_to_share_any_more_when_both_would_have_said_yes_is_not_agreed_on(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, hall) = await world.Hall(host, 12);
        var household = await world.Household(ours, Couple);
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, household, hall);
        var stay = Assert.Single(await network.StaysOf(household));
        await network.Get<StayChanges>().Move(new Act(host, "placement"), stay.Id, StayMove.HostYes);
        await (await caseworker.Open($"/desk/households/{household}/answers/6")).Submit(new { can_share = false });
        var refused = await Assert.ThrowsAsync<Refusal>(() => network.Get<StayChanges>().Move(new Act(new(household, Roles.Household), "own"), stay.Id, StayMove.HouseholdYes));
        Assert.Equal("stay.shared", refused.Text);
    }

    [Theory, Databases]
    public async Task Who_says_otherwise_while_living_among_others_is_seen_by_the_staff(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (_, hall) = await world.Hall(host, 12, isForWomen: true);
        var household = await world.Household(ours, new() { Adults = 2, WomenOnly = true, CanShare = true });
        var stay = await BreakdownTests.Lived(network, ours, household, host, hall);
        using var caseworker = await network.Caseworker(ours);
        Assert.Empty((await caseworker.Ask("/waivers")).GetProperty("sharing").EnumerateArray());
        await (await caseworker.Open($"/desk/households/{household}/answers/6")).Submit(new { must = (string[])[], can_share = true });
        await (await caseworker.Open($"/desk/households/{household}/answers/1")).Submit(new { with_man = true });
        Assert.Equal(stay, Assert.Single((await caseworker.Ask("/waivers")).GetProperty("sharing").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Contains("1 thing wants a second look", (await caseworker.Open("/desk")).Text);
        Assert.Contains("no longer belongs in a room for women", (await caseworker.Open($"/stays/{stay}")).Text);
    }

    [Theory, Databases]
    public async Task A_household_does_not_grow_past_the_beds_that_it_took_even_where_others_are_free(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, hall) = await world.Hall(await world.Host(ours), 12);
        var household = await world.Household(ours, Family);
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, household, hall);
        await caseworker.Open($"/desk/households/{household}/answers/1");
        await caseworker.Submit(new { adults = 3 });
        Assert.Equal(["adults"], caseworker.Faults.Keys);
        await (await caseworker.Open($"/desk/households/{household}/answers/1")).Submit(new { adults = 1 });
        Assert.Empty(caseworker.Faults);
        await (await caseworker.Open($"/desk/households/{household}/answers/1")).Submit(new { adults = 2 });
        Assert.Empty(caseworker.Faults);
        Assert.Empty(await new Verify(network.Settings, network.Clock, _ => { }).Run());
    }

    [Theory, Databases]
    public async Task The_database_itself_gives_no_bed_twice_and_changes_no_room_under_its_guests(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, hall) = await world.Hall(await world.Host(ours), 5);
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, await world.Household(ours, Couple), hall);
        await Propose(caseworker, await world.Household(ours, Couple), hall);
        foreach (var lie in (string[])
        [
            "UPDATE units SET shared = false", "UPDATE units SET beds = 3", "UPDATE nights SET bed = 1", "UPDATE nights SET bed = bed + 2", "UPDATE nights SET bed = 0", "UPDATE nights SET places = 1",
            "UPDATE nights SET shared = false, bed = 0", "UPDATE households SET people = people + 1, adults = adults + 1", "UPDATE nights SET beds = beds + 1",
        ])
            await Assert.ThrowsAsync<ConstraintViolation>(() => network.Get<Journal>().Write(Somebody.System, write => write.Execute(lie)));
        await network.Get<Journal>().Write(Somebody.System, write => write.Execute("UPDATE units SET beds = 4"));
        Assert.Equal([1, 2, 3, 4], await BedsOn(network, network.Clock.Today));
    }

    [Theory, Databases]
    public async Task A_host_says_that_a_room_is_shared_and_not_otherwise_while_guests_rely_on_it(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 4);
        var (world, unit) = (new World(network.Net), await network.UnitOf(home));
        var staff = await network.Add(Roles.Caseworker);
        var (alone, sharing) = (await world.Household(network.Organisation, new() { Adults = 2, WithMan = true }), await world.Household(network.Organisation, Couple));
        foreach (var household in (Guid[])[alone, sharing])
            await (await staff.Browser.Open($"/desk/households/{household}/candidates")).Submit(new { hold = false }, action: $"/desk/households/{household}/propose/{unit.Id}");

        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { shared = true });
        Assert.Equal($"/homes/{home}", host.Browser.Path);
        Assert.Contains("several households sleep in this room", host.Browser.Text);
        Assert.Equal((StayState.Cancelled, StayState.Proposed), (Assert.Single(await network.Net.StaysOf(alone)).State, Assert.Single(await network.Net.StaysOf(sharing)).State));
        Assert.Equal((true, 0), (Assert.Single(network.Free.All).Shared, Assert.Single(network.Free.All).Cots));

        var stay = Assert.Single(await network.Net.StaysOf(sharing));
        await network.Net.Get<StayChanges>().Move(new Act(new(host.Id, Roles.Host), "placement"), stay.Id, StayMove.HostYes);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { shared = false, pets = false });
        Assert.Contains("so this cannot be changed any more", host.Browser.Faults["shared"]);
        Assert.False(host.Browser.Page.QuerySelector("#pets")!.HasAttribute("checked"));
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { shared = true, women_only = true });
        Assert.Contains("guests who rely on how it is now", host.Browser.Faults["women_only"]);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { beds = 1, shared = true });
        Assert.Contains("More beds of this room are given to guests", host.Browser.Faults["beds"]);
        await (await host.Browser.Open($"/homes/{home}/units/{unit.Id}")).Submit(new { beds = 2, shared = true, pets = false });
        Assert.Equal((2, true, false), (await network.UnitOf(home)) switch { var now => (now.Beds, now.Shared, now.Pets) });
    }

    [Theory, Databases]
    public async Task A_statement_counts_nights_of_households_and_people_not_beds(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (home, hall) = await world.Hall(host, 9);
        foreach (var needs in (Needs[])[Family, Couple]) await BreakdownTests.Lived(network, ours, await world.Household(ours, needs), host, hall);
        network.Clock.Advance(TimeSpan.FromDays(10));
        var month = CalendarMonth.Parse("2026-06")!.Value;
        Assert.Equal((20, 60), Assert.Single(await network.Get<Statements>().Lived(home, month, network.Clock.Today)) switch { var lived => (lived.Nights, lived.PersonNights) });
    }

    [Theory, Databases]
    public async Task The_search_of_homes_finds_a_room_with_as_many_free_beds_as_are_asked_for(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, hall) = await world.Hall(await world.Host(ours), 10);
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, await world.Household(ours, Family), hall);
        foreach (var (beds, day, found) in ((int, int, int)[])[(6, 5, 1), (7, 5, 0), (7, 95, 1), (10, 95, 1), (11, 95, 0)])
            Assert.Equal(found, (await caseworker.Ask($"/desk/homes?beds={beds}&from={network.Clock.Today.AddDays(day):O}&to={network.Clock.Today.AddDays(day + 2):O}")).GetProperty("total").GetInt32());
        Assert.Equal((1, 0), ((await caseworker.Ask("/desk/homes?shared=yes")).GetProperty("total").GetInt32(), (await caseworker.Ask("/desk/homes?shared=no")).GetProperty("total").GetInt32()));
    }

    [Theory, Databases]
    public async Task A_plan_proposes_beds_of_a_hall_that_are_free_and_what_it_proposes_can_be_sent(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, hall) = await world.Hall(await world.Host(ours), 6);
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, await world.Household(ours, Couple), hall);
        var crowd = await world.Household(ours, new() { Adults = 5, WithMan = true, CanShare = true });
        Guid[] fitting = [await world.Household(ours, new() { Adults = 3, WithMan = true, CanShare = true }), await world.Household(ours, new() { Adults = 1, WithMan = true, CanShare = true })];
        await world.Household(ours, new() { Adults = 1, WithMan = true });
        var made = await network.Plan(ours);
        Assert.Equal(fitting.Order(), made.Pairs().Keys.Order());
        await caseworker.Send(new(HttpMethod.Post, "/plan/send")
        {
            Content = new FormUrlEncodedContent([.. made.Placed.Select(household => KeyValuePair.Create("chosen", ShowPlanned.Choice(made, household, made.Plan.Units[household]))), new("hold", "on")]),
        });
        foreach (var household in fitting) Assert.Equal(StayState.Held, Assert.Single(await network.StaysOf(household)).State);
        Assert.Equal([1, 2, 3, 4, 5, 6], await BedsOn(network, network.Clock.Today));
        Assert.Equal([], (await network.Plan(ours)).Pairs().Keys);
        Assert.Empty(await network.StaysOf(crowd));
    }

    [Fact]
    public void On_the_map_a_home_counts_while_a_bed_is_free_and_nobody_learns_how_many()
    {
        var (from, to) = (new DateOnly(2026, 6, 1), new DateOnly(2026, 7, 1));
        var hall = TestUnit.With(beds: 20, shared: true, from: from, to: to, inUse: [(from.DayNumber, from.DayNumber + 20, 19)]);
        Assert.Equal([new(from.DayNumber, to.DayNumber - 1)], PublicHome.FreeOf(hall));
    }

    [Theory, Databases]
    public async Task Nights_that_were_taken_before_rooms_could_be_shared_stay_as_they_were(On on)
    {
        await using var empty = await Empty.Make(on);
        await Migrations.Apply(empty.Database, only: [.. Migrations.Steps(empty.Database).Where(step => step is not ("0025-shared-rooms" or "0039-shared-rooms"))]);
        var (id, now) = (Guid.NewGuid(), DateTimeOffset.UnixEpoch);
        foreach (var row in (string[])
        [
            "INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@id, 'One', 'PL', 'uk', @now)",
            "INSERT INTO accounts (id, roles, organisation, state, language, stamp, created_at) VALUES (@id, 4, @id, 'Active', 'en', 'first', @now)",
            "INSERT INTO hosts (account, organisation, vetting) VALUES (@id, @id, 'Vetted')",
            "INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, is_free, languages, welcome, near, available_from, available_to, confirmed_at, created_at) VALUES (@id, @id, @id, 'Open', 'Flat', 'PL', 'x', true, 'uk', '', '', '2026-06-01', '2026-07-01', @now, @now)",
            "INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, removed) VALUES (@id, @id, 1, 2, 1, true, true, true, false, false, false)",
            "INSERT INTO households (id, reference, organisation, state, adults, people, infants, language, created_at, changed_at) VALUES (@id, 'T1', @id, 'Housed', 2, 3, 1, 'uk', @now, @now)",
            "INSERT INTO stays (id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, proposed_by, created_at, changed_at) VALUES (@id, @id, 3, 2, 1, @id, @id, @id, @id, 'Arrived', '2026-06-01', '2026-06-03', @id, @now, @now)",
            "INSERT INTO nights (unit, night, stay, people, infants, beds, cots) VALUES (@id, 739768, @id, 3, 1, 2, 1), (@id, 739769, @id, 3, 1, 2, 1)",
        ])
            await empty.Database.Do(row, new { id, now });
        await Migrations.Apply(empty.Database);
        Assert.Equal(2, await empty.Database.Ask<long>("SELECT COUNT(*) FROM nights WHERE stay = @id AND bed = 0 AND shared = false AND people = 3", new { id }));
        await Assert.ThrowsAnyAsync<Exception>(() => empty.Database.Do("UPDATE units SET beds = 1"));
        await Assert.ThrowsAnyAsync<Exception>(() => empty.Database.Do("INSERT INTO nights (unit, night, stay, people, infants, beds, cots) VALUES (@id, 739768, @id, 3, 1, 2, 1)", new { id }));
    }

    private static int Night(TestNetwork network, int day) => network.Clock.Today.AddDays(day).DayNumber;

    private static async Task<IEnumerable<int>> BedsOn(TestNetwork network, DateOnly night) =>
        await network.Get<Database>().Read(c => c.QueryAsync<int>("SELECT bed FROM nights WHERE night = @night ORDER BY bed", new { night = night.DayNumber }));

    private static Task<Visitor> Propose(Visitor caseworker, Guid household, Guid unit) =>
        caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{unit}") { Content = new FormUrlEncodedContent([new("hold", "on")]) });
}
