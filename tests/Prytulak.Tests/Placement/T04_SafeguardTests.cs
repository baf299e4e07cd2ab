using System.Net;
using Dapper;
using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Prytulak.Tests.People;
using Prytulak.Tests.Placement.Planning;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Women who come without a man are not placed where only men live, nor where nobody has said who does (T04).</summary>
public sealed class T04_SafeguardTests
{
    private static readonly Needs
        Woman = new() { Adults = 1 }, Women = new() { Adults = 2 }, Mother = new() { Adults = 1, ChildAges = [3, 9] }, Grandmother = new() { Adults = 2, ChildAges = [1] },
        WomenOnly = new() { Adults = 2, WomenOnly = true, WithMan = true }, Man = new() { Adults = 1, WithMan = true }, Father = new() { Adults = 1, WithMan = true, ChildAges = [7] },
        Couple = new() { Adults = 2, WithMan = true }, Family = new() { Adults = 2, WithMan = true, ChildAges = [2, 5] };

    private static readonly (string Who, Needs Needs, string May)[] Table =
    [
        // Unsaid, nobody, women, men, women and men.
        ("a woman", Woman, "-++-+"), ("two women", Women, "-++-+"), ("a mother", Mother, "-++-+"), ("a mother and a grandmother", Grandmother, "-++-+"),
        ("who asks for women only", WomenOnly, "-++-+"), ("a man", Man, "+++++"), ("a father", Father, "+++++"), ("a couple", Couple, "+++++"), ("a family", Family, "+++++"),
    ];

    [Fact]
    public async Task T04_who_may_live_with_whom_is_the_same_at_the_desk_and_in_the_plan()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (inputs, today) = (network.Get<PlanInputs>(), new DateOnly(2026, 6, 1));
        foreach (var (who, needs, may) in Table)
            foreach (var (residents, expected) in Enum.GetValues<Residents>().Zip(may, (residents, sign) => (residents, sign == '+')))
            {
                var unit = TestUnit.With(beds: 6, womenOnly: needs.WomenOnly, residents: residents, from: today, to: today.AddDays(300));
                typeof(FreeHome).GetProperty(nameof(FreeHome.Position))!.SetValue(unit.Home, World.Lublin);
                var input = inputs.Of([Plea(needs, today)], [unit], [], [], today);
                var (desk, plan) = (Fit.Against(needs, unit, today, today.AddDays(30), null), new PlanProblem(input.Households, input.Units, new()).Obstacles(0, 0));
                Assert.True((expected ? Obstacles.None : Obstacles.Residents) == desk, $"{who} and {residents}: {desk}");
                Assert.True((expected ? Obstacle.None : Obstacle.LoneMan) == plan, $"{who} and {residents}: {plan}");
                Assert.Equal(expected, Fit.Check(needs, unit, today, today.AddDays(30), null).Fits);
            }
    }

    [Theory]
    [Databases("Men")]
    [Databases("Unsaid")]
    public async Task T04_no_way_of_placing_leads_there(On on, string residents)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (home, units) = await world.Home(await world.Host(ours), "Lipowa 1", (3, 0), (3, 0));
        await Live(network, home, residents);
        var household = await world.Household(ours, new() { Adults = 1, ChildAges = [4], From = network.Clock.Today });
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE households SET no_bed_since = @Now WHERE id = @household", new { household, write.Now });
            write.Note("households", "no bed", household, ours);
        });
        using var caseworker = await network.Caseworker(ours);
        await Propose(caseworker, household, units[0]);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        var choice = new PlanChoice(household, units[0], network.Clock.Today, network.Clock.Today.AddDays(90));
        await caseworker.Send(new(HttpMethod.Post, "/plan/send") { Content = new FormUrlEncodedContent([new("chosen", choice.Written)]) });
        Assert.Contains("Women who come without a man are not placed here", caseworker.Text);
        Assert.Empty((await caseworker.Open($"/desk/households/{household}/tonight")).Page.QuerySelectorAll("form[action*='/propose/']"));
        Assert.Contains("No home of your organisation that fits is free tonight.", caseworker.Text);
        await caseworker.Open($"/desk/households/{household}/candidates");
        Assert.Equal((0, 2), (caseworker.Page.QuerySelectorAll("form[action*='/propose/']").Length, caseworker.Page.QuerySelectorAll("form[action*='/waive/']").Length));
        Assert.Contains("Women who come without a man are not placed here", caseworker.Text);
        Assert.Empty((await network.Plan(ours)).Pairs());
        var refused = await Assert.ThrowsAsync<Refusal>(() => network.Get<StayChanges>().Book(Somebody.System, async write =>
            await network.Get<SendProposal>().Send(write, network.Get<FreeUnits>().Find(units[0])!, household, network.Clock.Today, network.Clock.Today.AddDays(9), hold: true, Guid.NewGuid(), isItsTurn: true)));
        Assert.Equal("stay.residents", refused.Text);
        Assert.Equal((0L, 0L), (await network.Count("stays"), await network.Count("queued_proposals")));
        var family = await world.Household(ours, Couple);
        await Propose(caseworker, family, units[1]);
        Assert.StartsWith("/stays/", caseworker.Path);
    }

    [Theory, Databases]
    public async Task T04_two_of_the_staff_may_let_the_household_be_asked_once_and_it_reads_so_before_it_answers(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var woman = await network.HasAsked(adults: 1, ages: "");
        var (world, ours, household) = (new World(network), network.OnlyPlea().Organisation ?? await network.Organisation("Ours", "PL"), network.OnlyPlea().Id);
        await Belong(network, household, ours);
        var host = await world.Host(ours);
        var (home, units) = await world.Home(host, "Lipowa 1", (1, 0), (1, 0));
        await Live(network, home, "Men");
        using var first = await network.Caseworker(ours);
        using var second = await network.Caseworker(ours);
        await first.Open($"/desk/households/{household}/candidates");
        await first.Submit(new { waiver_reason = "relative" }, action: $"/desk/households/{household}/waive/{units[0]}");
        var waiver = first.Path;
        Assert.StartsWith("/waivers/", waiver);
        Assert.Empty(first.Page.QuerySelectorAll("main form"));
        await first.Send(Post(waiver, new() { ["verdict"] = "Yes", ["spoken"] = "on" }));
        Assert.Equal(HttpStatusCode.Conflict, first.Status);
        await Propose(first, household, units[0]);
        Assert.Equal(HttpStatusCode.Conflict, first.Status);

        Assert.Contains("1 thing wants a second look", (await second.Open("/desk")).Text);
        await (await second.Follow("/waivers")).Follow("/waivers/");
        await second.Submit(new { verdict = "Yes" });
        Assert.Equal(["spoken"], second.Faults.Keys);
        await second.Submit(new { verdict = "Yes", spoken = true });
        Assert.Equal(waiver, second.Path);
        await Propose(second, household, units[1]);
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        await second.Open($"/desk/households/{household}/candidates");
        await second.Submit(action: $"/desk/households/{household}/propose/{units[0]}");
        Assert.StartsWith("/stays/", second.Path);
        Assert.Contains("Tell the household so before it says yes.", second.Text);
        Assert.Contains("In this home only a man lives, or only men.", (await woman.Open("/my")).Text);
        Assert.Equal("relative", (await woman.Ask("/my/stays")).GetProperty("proposals")[0].GetProperty("waived").GetProperty("reason").GetString());

        var stay = Assert.Single(await network.StaysOf(household));
        await woman.Submit(new { reason = "no_reason" }, action: $"/my/stays/{stay.Id}/no");
        await Propose(first, household, units[0]);
        Assert.Equal(HttpStatusCode.Conflict, first.Status);
        Assert.Equal(["asked", "agreed", "used"], (await network.JournalOf(household)).Where(line => line.About == "waivers").OrderBy(line => line.Seq).Select(line => line.Kind));
    }

    [Theory, Databases]
    public async Task T04_what_two_have_agreed_on_leads_to_a_home_if_the_household_wants_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        await town.Agree(town.Household, town.Units[0]);
        await town.Second.Submit(action: $"/desk/households/{town.Household}/propose/{town.Units[0]}");
        var stay = Assert.Single(await network.StaysOf(town.Household));
        await network.Get<StayChanges>().Move(new Act(town.Host, "placement"), stay.Id, StayMove.HostYes);
        Assert.Equal(StayState.Confirmed, await network.Get<StayChanges>().Move(new Act(new(town.Household, Roles.Household), "own"), stay.Id, StayMove.HouseholdYes));
        Assert.Empty((await town.First.Ask("/waivers")).GetProperty("stays").EnumerateArray());
    }

    [Theory, Databases]
    public async Task T04_a_colleagues_no_stands(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var waiver = await town.Ask(town.Household, town.Units[0]);
        await town.Second.Send(Post(waiver, new() { ["verdict"] = "No" }));
        await town.First.Send(Post($"/desk/households/{town.Household}/waive/{town.Units[0]}", new() { ["waiver_reason"] = "known" }));
        Assert.Equal(HttpStatusCode.Conflict, town.First.Status);
        Assert.Contains("A colleague said no to this home", (await town.First.Open($"/desk/households/{town.Household}/candidates")).Text);
        await town.Refuses(town.Household, town.Units[0]);
    }

    [Theory, Databases]
    public async Task T04_it_holds_for_this_household_this_unit_and_two_days_and_for_who_lives_there_now(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var other = await town.World.Household(town.Ours, new() { Adults = 1 });
        await town.Agree(town.Household, town.Units[0]);
        await town.Refuses(other, town.Units[0]);
        await town.Refuses(town.Household, town.Units[1]);
        await Live(network, town.Home, "Unsaid");
        await town.Refuses(town.Household, town.Units[0]);
        await Live(network, town.Home, "Men");
        network.Clock.Advance(Waiver.Lives + TimeSpan.FromMinutes(1));
        using var later = await network.Caseworker(town.Ours);
        await Propose(later, town.Household, town.Units[0]);
        Assert.Equal((HttpStatusCode.Conflict, 0), (later.Status, (await network.StaysOf(town.Household)).Count));
        Assert.Single((await later.Open($"/desk/households/{town.Household}/candidates")).Page.QuerySelectorAll($"form[action$='/waive/{town.Units[0]}']"));
    }

    [Theory, Databases]
    public async Task T04_neither_the_host_nor_who_brought_them_in_nor_who_has_left_is_one_of_the_two(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var waiver = await town.Ask(town.Household, town.Units[0]);
        await town.Introduce(town.SecondId);
        await town.Second.Send(Post(waiver, new() { ["verdict"] = "Yes", ["spoken"] = "on" }));
        Assert.Equal(HttpStatusCode.Conflict, town.Second.Status);
        await town.Introduce(town.FirstId);
        await town.First.Send(Post($"/desk/households/{town.Household}/waive/{town.Units[1]}", new() { ["waiver_reason"] = "known" }));
        Assert.Equal(HttpStatusCode.Conflict, town.First.Status);
        await town.Introduce(null);
        await town.Second.Send(Post(waiver, new() { ["verdict"] = "Yes", ["spoken"] = "on" }));
        await network.Get<Journal>().Write(Somebody.System, write => write.Execute("UPDATE accounts SET state = 'Suspended' WHERE id = @SecondId", new { town.SecondId }));
        await town.Refuses(town.Household, town.Units[0]);
    }

    [Theory, Databases]
    public async Task T04_the_database_itself_takes_no_waiver_of_one_person(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        await town.Ask(town.Household, town.Units[0]);
        foreach (var lie in (string[])
        [
            "state = 'Agreed'", "state = 'Agreed', answered_by = asked_by, answered_at = asked_at", "state = 'Used'",
            "state = 'Agreed', answered_by = asked_by", $"state = 'Used', answered_by = '{town.SecondId}', answered_at = asked_at",
        ])
            await Assert.ThrowsAsync<ConstraintViolation>(() => network.Get<Journal>().Write(Somebody.System, write => write.Execute("UPDATE waivers SET " + lie)));
        Assert.Equal("Asked", await network.Get<Database>().Read(c => c.ExecuteScalarAsync<string>("SELECT state FROM waivers")));
    }

    [Theory, Databases]
    public async Task T04_of_sixteen_who_answer_and_propose_at_once_one_has_an_effect(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var waiver = await network.Get<Waivers>().Find(new(town.SecondId, Roles.Caseworker, town.Ours), Guid.Parse((await town.Ask(town.Household, town.Units[0]))["/waivers/".Length..]));
        var staff = new List<Viewer>();
        for (var number = 0; number < 16; number++) staff.Add(await town.World.Account(Roles.Caseworker, town.Ours));
        var answers = await Task.WhenAll(staff.Select((one, at) => Tried(() => network.Get<Journal>().Write(new Act(one, "placement"), write => Waivers.Answer(write, waiver!, agrees: true)))));
        Assert.Equal(1, answers.Count(isDone => isDone));
        var (unit, today) = (network.Get<FreeUnits>().Find(town.Units[0])!, network.Clock.Today);
        var sent = await Task.WhenAll(staff.Select(one => Tried(() => network.Get<StayChanges>().Book(new Act(one, "placement"),
            write => network.Get<SendProposal>().Send(write, unit, town.Household, today, today.AddDays(9), hold: false, one.Id, isItsTurn: true)))));
        Assert.Equal((1, 1), (sent.Count(isDone => isDone), (await network.StaysOf(town.Household)).Count));
    }

    [Theory, Databases]
    public async Task T04_when_a_host_says_that_only_men_live_there_proposals_are_taken_back_and_of_others_the_staff_is_told(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 3);
        var (world, unit) = (new World(network.Net), await network.UnitOf(home));
        var (asked, lives, family) = (await world.Household(network.Organisation, Woman), await world.Household(network.Organisation, Mother), await world.Household(network.Organisation, Family));
        var staff = await network.Add(Roles.Caseworker);
        await host.Browser.Open($"/homes/{home}/units/new");
        await host.Browser.Submit(new { beds = 4 });
        var rooms = (await network.Net.Get<Units>().Of(home)).Select(room => room.Id).ToList();
        await ByPage(staff.Browser, lives, unit.Id);
        var stay = Assert.Single(await network.Net.StaysOf(lives));
        await network.Net.Get<StayChanges>().Move(new Act(new(host.Id, Roles.Host), "placement"), stay.Id, StayMove.HostYes);
        await network.Net.Get<StayChanges>().Move(new Act(new(lives, Roles.Household), "own"), stay.Id, StayMove.HouseholdYes);
        await ByPage(staff.Browser, asked, rooms[1]);
        await ByPage(staff.Browser, family, rooms[1]);
        Assert.Empty((await staff.Browser.Ask("/waivers")).GetProperty("stays").EnumerateArray());

        network.Net.Clock.Advance(TimeSpan.FromMinutes(5));
        await host.Browser.Open($"/homes/{home}/edit");
        await host.Browser.Submit(new { residents = "Men" });
        Assert.Equal($"/homes/{home}", host.Browser.Path);
        Assert.Equal(StayState.Cancelled, Assert.Single(await network.Net.StaysOf(asked)).State);
        Assert.Equal(StayState.Proposed, Assert.Single(await network.Net.StaysOf(family)).State);
        Assert.Equal(StayState.Confirmed, Assert.Single(await network.Net.StaysOf(lives)).State);
        Assert.Equal(stay.Id, Assert.Single((await staff.Browser.Ask("/waivers")).GetProperty("stays").EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Contains("The host has said since that only men live in this home", (await staff.Browser.Open($"/stays/{stay.Id}")).Text);
        Assert.Contains("1 thing wants a second look", (await staff.Browser.Open("/desk")).Text);
    }

    [Theory, Databases]
    public async Task T04_a_host_who_says_after_the_vetting_that_not_only_men_live_there_is_looked_at_first(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        Assert.Equal(Residents.Mixed, Assert.Single(network.Free.All).Residents);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { residents = "Women" });
        Assert.Equal(Residents.Women, Assert.Single(network.Free.All).Residents);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { residents = "Men" });
        Assert.Equal(Residents.Men, Assert.Single(network.Free.All).Residents);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { residents = "Nobody" });
        Assert.Equal(Residents.Unsaid, Assert.Single(network.Free.All).Residents);
        Assert.Contains("not looked at by us yet", host.Browser.Text);

        var (friend, vetter) = (await network.Add(Roles.Vetter), await network.Add(Roles.Vetter));
        await network.Write(write => write.Execute("UPDATE hosts SET introduced_by = @friend WHERE account = @host", new { friend = friend.Id, host = host.Id }));
        Assert.Empty((await friend.Browser.Open("/vetting")).Page.QuerySelectorAll($"a[href='/vetting/{host.Id}']"));
        Assert.Empty((await friend.Browser.Open($"/vetting/{host.Id}")).Page.QuerySelectorAll("form[action$='/residents']"));
        await (await vetter.Browser.Open("/vetting")).Follow($"/vetting/{host.Id}");
        await vetter.Browser.Submit(action: $"/vetting/{host.Id}/residents");
        Assert.Equal(Residents.Unsaid, Assert.Single(network.Free.All).Residents);
        await (await vetter.Browser.Open($"/vetting/{host.Id}")).Submit(new { seen = true }, action: $"/vetting/{host.Id}/residents");
        Assert.Equal(Residents.Nobody, Assert.Single(network.Free.All).Residents);
        Assert.Empty((await vetter.Browser.Open("/vetting")).Page.QuerySelectorAll($"a[href='/vetting/{host.Id}']"));
    }

    [Theory, Databases]
    public async Task T04_nobody_is_agreed_on_where_it_has_become_otherwise_since_the_proposal(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var town = await Town.Build(network);
        var household = await town.World.Household(town.Ours, Couple);
        await Propose(town.First, household, town.Units[0]);
        var stay = Assert.Single(await network.StaysOf(household));
        await network.Get<StayChanges>().Move(new Act(town.Host, "placement"), stay.Id, StayMove.HostYes);
        await town.First.Open($"/desk/households/{household}/answers/1");
        await town.First.Submit(new { with_man = false, women_only = true });
        Assert.True(network.Get<OpenPleas>().Find(household)!.Needs.IsWithoutMan);
        var refused = await Assert.ThrowsAsync<Refusal>(() => network.Get<StayChanges>().Move(new Act(new(household, Roles.Household), "own"), stay.Id, StayMove.HouseholdYes));
        Assert.Equal("stay.residents", refused.Text);
    }

    private static async Task<bool> Tried(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    private static Plea Plea(Needs needs, DateOnly today) => new()
    {
        Id = Guid.NewGuid(), Reference = "TEST", Organisation = null, State = HouseholdState.Waiting, Needs = needs, Language = "uk",
        AskedAt = new(today, default, TimeSpan.Zero), Caseworker = null, Version = 1,
    };

    private static HttpRequestMessage Post(string path, Dictionary<string, string> fields) => new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };

    private static Task<Visitor> Propose(Visitor caseworker, Guid household, Guid unit) => caseworker.Send(Post($"/desk/households/{household}/propose/{unit}", new() { ["hold"] = "on" }));

    private static async Task ByPage(Visitor caseworker, Guid household, Guid unit)
    {
        await caseworker.Open($"/desk/households/{household}/candidates");
        await caseworker.Submit(new { hold = false }, action: $"/desk/households/{household}/propose/{unit}");
        Assert.StartsWith("/stays/", caseworker.Path);
    }

    // As it is when nobody was asked meanwhile.
    private static Task Live(TestNetwork network, Guid home, string residents) => network.Get<Journal>().Write(Somebody.System, async write =>
    {
        await write.Execute("UPDATE accommodations SET residents = @residents, residents_seen = true WHERE id = @home", new { residents, home });
        write.Note("accommodations", "changed", home);
    });

    private static Task Belong(TestNetwork network, Guid household, Guid ours) => network.Get<Journal>().Write(Somebody.System, async write =>
    {
        await write.Execute("UPDATE households SET organisation = @ours WHERE id = @household", new { ours, household });
        write.Note("households", "assigned", household, ours);
    });

    /// <summary>A home of two rooms in which only men live, a woman who waits, and two caseworkers.</summary>
    private sealed class Town
    {
        public required TestNetwork Network { get; init; }
        public required World World { get; init; }
        public required Guid Ours { get; init; }
        public required Viewer Host { get; init; }
        public required Guid Home { get; init; }
        public required Guid[] Units { get; init; }
        public required Guid Household { get; init; }
        public required Visitor First { get; init; }
        public required Visitor Second { get; init; }
        public required Guid FirstId { get; init; }
        public required Guid SecondId { get; init; }

        public static async Task<Town> Build(TestNetwork network)
        {
            var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
            var host = await world.Host(ours);
            var (home, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
            await Live(network, home, "Men");
            var (first, firstId) = (await network.Caseworker(ours), (await Staff(network)).Single());
            var (second, secondId) = (await network.Caseworker(ours), (await Staff(network)).Single(one => one != firstId));
            return new()
            {
                Network = network, World = world, Ours = ours, Host = host, Home = home, Units = units, Household = await world.Household(ours, new() { Adults = 1 }),
                First = first, Second = second, FirstId = firstId, SecondId = secondId,
            };
        }

        private static Task<List<Guid>> Staff(TestNetwork network) => network.Get<Database>().Read(async c => (await c.QueryAsync<Guid>("SELECT account FROM api_credentials")).ToList());

        /// <summary>The first asks; the address of the waiver.</summary>
        public async Task<string> Ask(Guid household, Guid unit)
        {
            await (await First.Open($"/desk/households/{household}/candidates")).Submit(new { waiver_reason = "known" }, action: $"/desk/households/{household}/waive/{unit}");
            Assert.StartsWith("/waivers/", First.Path);
            return First.Path;
        }

        public async Task Agree(Guid household, Guid unit)
        {
            await (await Second.Open(await Ask(household, unit))).Submit(new { verdict = "Yes", spoken = true });
            Assert.Contains("Two of the staff agree.", Second.Text);
        }

        public async Task Refuses(Guid household, Guid unit)
        {
            await Propose(First, household, unit);
            Assert.Equal(HttpStatusCode.Conflict, First.Status);
            Assert.Empty(await Network.StaysOf(household));
        }

        public Task Introduce(Guid? by) => Network.Get<Journal>().Write(Somebody.System, write => write.Execute("UPDATE hosts SET introduced_by = @by WHERE account = @Id", new { by, Host.Id }));
    }
}
