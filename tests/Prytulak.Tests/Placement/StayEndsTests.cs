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

/// <summary>The end of a stay is known from its first day, and the next home is sought before the last night.</summary>
public sealed class StayEndsTests
{
    [Theory, Databases]
    public async Task Thirty_and_fourteen_days_before_the_last_night_household_host_and_caseworker_are_reminded_once_each(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours, email: "host@mail.example"), await world.Household(ours, contact: new() { Email = "home@mail.example" }));
        var caseworker = await network.Person(Roles.Caseworker, ours, "desk@mail.example", language: "de");
        await network.Get<Journal>().Write(Somebody.System, async write => await Households.GiveTo(write, (await network.Get<Households>().Find(Viewer.System, household))!, caseworker));
        await network.Person(Roles.Caseworker, ours, "colleague@mail.example");
        var stay = await BreakdownTests.Lived(network, ours, household, host, (await world.Home(host, "Lipowa 1", (2, 0))).Units[0]);
        var last = (await network.Get<Stays>().Find(Viewer.System, stay))!.LastNight;
        var told = new List<int>();
        foreach (var days in (int[])[31, 30, 29, 15, 14, 13])
        {
            network.Clock.Advance(TimeSpan.FromDays(last.DayNumber - network.Clock.Today.DayNumber - days));
            await Task.WhenAll(network.Get<RemindOfEnds>().Round(), network.Get<RemindOfEnds>().Round());
            told.Add((await network.LettersTo("desk@mail.example")).Count);
        }
        Assert.Equal([0, 1, 1, 1, 2, 2], told);
        Assert.All(await network.LettersTo("desk@mail.example"), letter => Assert.Equal("Zu den kommenden Wochen", letter.Subject));
        Assert.Equal(2, (await network.LettersTo("host@mail.example")).Count(letter => letter.Subject == "About the coming weeks"));
        Assert.Equal(2, (await network.LettersTo("home@mail.example")).Count(letter => letter.Body.StartsWith("Для Вас є дещо про найближчі тижні")));
        Assert.Empty(await network.LettersTo("colleague@mail.example"));
        Assert.Equal(2, (await network.JournalOf(stay)).Count(line => line.Kind.StartsWith("reminded")));
    }

    [Theory, Databases]
    public async Task After_a_time_away_the_nearer_reminder_is_given_alone_and_whoever_agreed_yesterday_gets_none(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, long_, short_) = (await world.Host(ours), await world.Household(ours), await world.Household(ours, new() { Adults = 1, Until = network.Clock.Today.AddDays(90) }));
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
        var before = await BreakdownTests.Lived(network, ours, long_, host, units[0]);
        network.Clock.Advance(TimeSpan.FromDays(80));
        var yesterday = await BreakdownTests.Lived(network, ours, short_, host, units[1]);
        await network.Get<RemindOfEnds>().Round();
        network.Clock.Advance(TimeSpan.FromDays(1));
        await network.Get<RemindOfEnds>().Round();
        Assert.Equal("reminded of 14 days", Assert.Single(await network.JournalOf(before), line => line.Kind.StartsWith("reminded")).Kind);
        Assert.DoesNotContain(await network.JournalOf(yesterday), line => line.Kind.StartsWith("reminded"));
    }

    [Theory, Databases]
    public async Task A_household_asks_for_the_next_home_with_one_tap_agrees_on_it_and_moves_without_a_night_between(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        using var household = await network.HasAsked();
        var (id, host, next) = (network.OnlyPlea().Id, await world.Host(ours), await world.Host(ours));
        var (first, second) = ((await world.Home(host, "Lipowa 1", (3, 0))).Units[0], (await world.Home(next, "Lipowa 2", (3, 0))).Units[0]);
        var stay = await BreakdownTests.Lived(network, ours, id, host, first);
        var end = (await network.Get<Stays>().Find(Viewer.System, stay))!.ToNight;
        Assert.DoesNotContain("We need a next home", (await household.Open("/my")).Text);
        network.Clock.Advance(TimeSpan.FromDays(70));
        await (await household.Open("/my")).Submit(action: $"/my/stays/{stay}/next");
        Assert.Contains("The next home is being looked for.", household.Text);
        Assert.Equal((HouseholdState.Housed, end, true), (network.OnlyPlea().State, network.OnlyPlea().NextFrom, network.OnlyPlea().IsInQueue));

        using var caseworker = await network.Caseworker(ours);
        Assert.Contains("needs a next home", (await caseworker.Open("/desk")).Text);
        await (await caseworker.Open($"/desk/households/{id}/candidates")).Submit(new { to = end.AddDays(30) }, action: $"/desk/households/{id}/propose/{second}");
        var agreed = Guid.Parse(caseworker.Path["/stays/".Length..]);
        var changes = network.Get<StayChanges>();
        await changes.Move(new(next, "placement"), agreed, StayMove.HostYes);
        await changes.Move(new(new(id, Roles.Household), "own"), agreed, StayMove.HouseholdYes);
        Assert.Equal((HouseholdState.Housed, null), (network.OnlyPlea().State, network.OnlyPlea().NextFrom));
        Assert.Equal(end, (await network.Get<Stays>().Find(Viewer.System, agreed))!.FromNight);
        network.Clock.Advance(TimeSpan.FromDays(20));
        await changes.Move(new(new(id, Roles.Household), "own"), agreed, StayMove.Arrive);
        Assert.Equal((StayState.Ended, StayState.Arrived), ((await network.Get<Stays>().Find(Viewer.System, stay))!.State, (await network.Get<Stays>().Find(Viewer.System, agreed))!.State));
        Assert.Equal(HouseholdState.Housed, network.OnlyPlea().State);
        Assert.Empty(await BookingAudit.Faults(network.Get<Database>()));
    }

    [Theory, Databases]
    public async Task Who_has_a_next_home_leaves_the_queue_and_no_home_is_proposed_before_the_end_of_the_stay(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours));
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0));
        var (stay, next, itself) = (await BreakdownTests.Lived(network, ours, household, host, units[0]), network.Get<SeekNextHome>(), new Act(new(household, Roles.Household), "own"));
        await Task.WhenAll(next.Say(itself, stay, NextHome.Wanted), next.Say(itself, stay, NextHome.Wanted));
        using var caseworker = await network.Caseworker(ours);
        var end = network.OnlyPlea().NextFrom!.Value;
        await Propose(end.AddDays(-1));
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        await next.Say(itself, stay, NextHome.Found);
        Assert.False(network.OnlyPlea().IsInQueue);
        await Propose(end);
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        await (await caseworker.Open($"/stays/{stay}")).Submit(action: $"/stays/{stay}/next");
        Assert.Contains("stand in the queue from the end of this stay", caseworker.Text);
        await Propose(end);
        Assert.StartsWith("/stays/", caseworker.Path);

        Task<Visitor> Propose(DateOnly from) => caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{units[1]}")
            { Content = new FormUrlEncodedContent([new("from", from.ToString("O")), new("to", from.AddDays(9).ToString("O"))]) });
    }

    [Theory, Databases]
    public async Task When_the_next_home_falls_through_they_stay_where_they_are_and_another_is_looked_for(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (host, other, household) = (await world.Host(ours), await world.Host(ours), await world.Household(ours));
        var stay = await BreakdownTests.Lived(network, ours, household, host, (await world.Home(host, "Lipowa 1", (2, 0))).Units[0]);
        await network.Get<SeekNextHome>().Say(new(new(household, Roles.Household), "own"), stay, NextHome.Wanted);
        var end = network.OnlyPlea().NextFrom;
        var agreed = await BreakdownTests.Lived(network, ours, household, other, (await world.Home(other, "Lipowa 2", (2, 0))).Units[0], arrives: false);
        await network.Get<BreakStay>().Say(new(other, "placement"), agreed, "host_needs_home");
        Assert.Equal((HouseholdState.Housed, end, null), (network.OnlyPlea().State, network.OnlyPlea().NextFrom, network.OnlyPlea().NoBedSince));
        Assert.Equal(StayState.Arrived, (await network.Get<Stays>().Find(Viewer.System, stay))!.State);
    }

    [Theory, Databases]
    public async Task The_desk_lists_the_stays_that_end_soon_of_its_own_organisation(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "PL"));
        var (host, household) = (await world.Host(ours), await world.Household(ours));
        var stay = await BreakdownTests.Lived(network, ours, household, host, (await world.Home(host, "Lipowa 1", (2, 0))).Units[0]);
        Assert.Empty(await Ending(ours));
        network.Clock.Advance(TimeSpan.FromDays(70));
        Assert.Equal([stay], await Ending(ours));
        Assert.Empty(await Ending(theirs));

        async Task<List<Guid>> Ending(Guid organisation)
        {
            using var caseworker = await network.Caseworker(organisation);
            return [.. (await caseworker.Ask("/desk")).GetProperty("ending").EnumerateArray().Select(one => one.GetProperty("id").GetGuid())];
        }
    }
}
