using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Housing;

/// <summary>Offers that are still true: hosts are asked, answer with one tap, and what nobody answers for is hidden.</summary>
public sealed class FreshnessTests
{
    private const string Question = "Is it still so?", Silence = "We have not heard from you";

    [Theory, Databases]
    public async Task After_ten_days_a_host_is_asked_once_about_all_homes_in_a_letter_that_names_nothing(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, _) = await network.Open();
        await network.Send(host);
        await Days(network, 9);
        Assert.Empty(await Letters(network, host));
        await Days(network, 1);
        await Rounds(network);
        var letter = Assert.Single(await Letters(network, host));
        foreach (var told in (string[])["Flat", "Kraków", "Садова", "Коваль", "home", "host", "free"]) Assert.DoesNotContain(told, letter.Subject + letter.Body[..letter.Body.IndexOf("http", StringComparison.Ordinal)]);
        Assert.Contains("your 2 homes", (await network.Net.Visitor().Open(LinkIn(letter))).Text);
    }

    [Theory, Databases]
    public async Task Opening_the_link_changes_nothing_and_one_tap_without_signing_in_confirms(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 10);
        var (link, confirmed) = (LinkIn(Assert.Single(await Letters(network, host))), Assert.Single(network.Free.All).ConfirmedAt);
        var before = await network.Net.Get<JournalLines>().Last();
        using var somebody = network.Net.Visitor();
        for (var times = 0; times < 3; times++) await somebody.Open(link);
        await somebody.Client.SendAsync(new(HttpMethod.Head, link), TestContext.Current.CancellationToken);
        Assert.Equal(before, await network.Net.Get<JournalLines>().Last());
        Assert.Equal(confirmed, Assert.Single(network.Free.All).ConfirmedAt);
        Assert.Equal(3, somebody.Page.QuerySelectorAll(".answers button").Length);
        await somebody.Submit(action: link + "/free");
        Assert.StartsWith("Thank you, this is noted", somebody.Text);
        Assert.Equal(network.Net.Clock.Now, Assert.Single(network.Free.All).ConfirmedAt);
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
    }

    [Theory, Databases]
    public async Task The_same_tap_twice_is_one_answer_and_a_used_link_takes_no_other(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 10);
        var link = LinkIn(Assert.Single(await Letters(network, host)));
        using var first = network.Net.Visitor();
        using var second = network.Net.Visitor();
        using var third = network.Net.Visitor();
        foreach (var visitor in (Visitor[])[first, second, third]) await visitor.Open(link);
        await first.Submit(action: link + "/paused");
        await second.Submit(action: link + "/paused");
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (first.Status, second.Status));
        Assert.Equal(first.Text, second.Text);
        await third.Submit(action: link + "/free");
        Assert.Equal(HttpStatusCode.Gone, third.Status);
        Assert.Contains("This link has been used", third.Text);
        Assert.Equal("/sign-in?back=/homes", third.Page.QuerySelector("main .button")!.GetAttribute("href"));
        Assert.Equal(AccommodationState.Paused, await network.StateOf(home));
    }

    [Theory, Databases]
    public async Task A_link_that_is_too_old_or_was_never_made_says_so_and_leads_to_the_way_in(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 10);
        var link = LinkIn(Assert.Single(await Letters(network, host)));
        using var somebody = network.Net.Visitor();
        await somebody.Open(link);
        network.Net.Clock.Advance(TimeSpan.FromDays(30));
        await somebody.Submit(action: link + "/paused");
        var old = (somebody.Status, somebody.Text);
        await somebody.Open("/still/aaaaaaaaaaaaaaaaaaaaaa");
        Assert.Equal((HttpStatusCode.Gone, old.Text), (old.Status, somebody.Text));
        Assert.Contains("no longer works", old.Text);
        Assert.NotNull(somebody.Page.QuerySelector("main a[href^='/sign-in']"));
        Assert.Equal(AccommodationState.Open, await network.StateOf(home));
    }

    [Theory, Databases]
    public async Task What_nobody_answers_for_in_fourteen_days_is_in_no_search_until_one_tap_brings_it_back(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        var caseworker = await network.Add(Roles.Caseworker);
        await Days(network, 13);
        Assert.Equal(1, (await caseworker.Browser.Ask("/desk/homes")).GetProperty("total").GetInt32());
        await Days(network, 1);
        Assert.Empty(network.Free.All);
        Assert.Empty(await network.Free.Differences());
        Assert.Equal(0, (await caseworker.Browser.Ask("/desk/homes")).GetProperty("total").GetInt32());
        Assert.Contains("Hidden: no answer", (await caseworker.Browser.Open($"/homes/{home}/view")).Text);
        await network.Write(async write => Assert.False(await Accommodations.IsOpen(write, home)));
        var letters = await Letters(network, host);
        Assert.Equal([Question, Silence], letters.Select(letter => letter.Subject));
        using var somebody = network.Net.Visitor();
        await (await somebody.Open(LinkIn(letters[1]))).Submit(action: LinkIn(letters[0]) + "/free");
        Assert.Single(network.Free.All);
        await Days(network, 9);
        Assert.Equal(2, (await Letters(network, host)).Count);
    }

    [Theory, Databases]
    public async Task A_host_sees_what_is_hidden_and_why_and_brings_it_back_with_the_one_button(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 14);
        foreach (var page in (string[])["/homes", $"/homes/{home}"])
        {
            await host.Browser.Open(page);
            Assert.Contains("Hidden since 15 June 2026: for 14 days we did not hear whether it is still free.", host.Browser.Text);
            Assert.Single(host.Browser.Page.QuerySelectorAll("main .notice button"));
        }
        await host.Browser.Submit(action: $"/homes/{home}/confirm");
        Assert.Single(network.Free.All);
        Assert.DoesNotContain("Hidden", host.Browser.Text);
        Assert.Contains("Last confirmed by you on 15 June 2026", host.Browser.Text);
    }

    [Theory, Databases]
    public async Task Hiding_a_home_touches_no_stay_that_was_agreed_or_proposed(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours, email: "host@mail.example");
        var (_, units) = await world.Home(host, "Lipowa 1", (2, 0), (2, 0), (2, 0));
        network.Clock.Advance(TimeSpan.FromDays(10));
        await network.Get<AskWhetherFree>().Round();
        network.Clock.Advance(TimeSpan.FromDays(3.5));
        var stays = new List<Guid>();
        foreach (var unit in units[..2]) stays.Add(await Proposed(network, ours, await world.Household(ours), unit));
        var changes = network.Get<Prytulak.Placement.StayChanges>();
        await changes.Move(new Act(host, "placement"), stays[0], StayMove.HostYes);
        network.Clock.Advance(TimeSpan.FromDays(0.5));
        await network.Get<AskWhetherFree>().Round();
        Assert.Empty(network.Get<FreeUnits>().All);
        foreach (var stay in stays) Assert.True((await network.Get<Stays>().Find(Viewer.System, stay))!.State.IsPending());
        var household = (await network.Get<Stays>().Find(Viewer.System, stays[0]))!.Household;
        Assert.Equal(StayState.Confirmed, await changes.Move(new Act(new(household, Roles.Household), "placement"), stays[0], StayMove.HouseholdYes));
        Assert.Equal(StayState.AcceptedByHost, await changes.Move(new Act(host, "placement"), stays[1], StayMove.HostYes));
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{await world.Household(ours)}/propose/{units[2]}") { Content = new FormUrlEncodedContent([]) });
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
    }

    [Theory, Databases]
    public async Task A_home_that_is_full_at_the_moment_is_hidden_and_asked_about_again_and_a_paused_one_is_not(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, full) = await network.Open();
        var paused = await network.Send(host);
        await Days(network, 10);
        using var somebody = network.Net.Visitor();
        var link = LinkIn(Assert.Single(await Letters(network, host)));
        foreach (var (home, answer) in ((Guid, string)[])[(full, "full"), (paused, "paused")])
        {
            await somebody.Open(link);
            if (answer == "full") Assert.Equal(3, somebody.Page.QuerySelectorAll($"form input[name=home][value='{home}']").Length);
            await somebody.Submit(answer == "full" ? new { home } : null, action: $"{link}/{answer}");
        }
        Assert.Contains("full at the moment", somebody.Text);
        Assert.Empty(network.Free.All);
        Assert.Equal((AccommodationState.Open, AccommodationState.Paused), (await network.StateOf(full), await network.StateOf(paused)));
        Assert.Contains("On 11 June 2026 you told us that it is full at the moment.", (await host.Browser.Open("/homes")).Text);
        await Days(network, 10);
        var again = (await Letters(network, host)).Last();
        Assert.DoesNotContain("homes", (await somebody.Open(LinkIn(again))).Text);
        await somebody.Submit(action: LinkIn(again) + "/free");
        Assert.Equal(full, Assert.Single(network.Free.All).Accommodation);
    }

    [Theory, Databases]
    public async Task Whoever_answers_on_their_own_page_has_answered_the_letter(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 10);
        await (await host.Browser.Open("/homes")).Submit(action: $"/homes/{home}/pause");
        using var somebody = network.Net.Visitor();
        Assert.Contains("This link has been used", (await somebody.Open(LinkIn(Assert.Single(await Letters(network, host))))).Text);
        await host.Browser.Submit(action: $"/homes/{home}/resume");
        await Days(network, 5);
        Assert.Single(network.Free.All);
        Assert.Single(await Letters(network, host));
    }

    [Theory, Databases]
    public async Task Whoever_changes_an_offer_stands_by_it_but_full_it_stays(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await Days(network, 14);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { to = network.Today.AddDays(40) });
        Assert.Single(network.Free.All);
        await (await host.Browser.Open($"/homes/{home}")).Submit(action: $"/homes/{home}/full");
        Assert.Empty(network.Free.All);
        await (await host.Browser.Open($"/homes/{home}/edit")).Submit(new { to = network.Today.AddDays(50) });
        Assert.Empty(network.Free.All);
        Assert.Contains("full at the moment", host.Browser.Text);
    }

    [Theory, Databases]
    public async Task Nobody_is_hidden_who_was_not_asked_even_when_the_server_was_away(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, _) = await network.Open();
        network.Net.Clock.Advance(TimeSpan.FromDays(25));
        await Rounds(network);
        Assert.Single(await Letters(network, host));
        await Days(network, 3);
        Assert.Single(network.Free.All);
        await Days(network, 1);
        Assert.Empty(network.Free.All);
    }

    [Theory, Databases]
    public async Task Who_cannot_be_written_to_is_not_hidden_and_whose_home_does_not_stand_open_is_not_asked(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        await world.Home(await world.Host(ours), "Lipowa 1", (2, 0));
        await world.Home(await world.Host(ours, Vetting.Awaiting, email: "awaiting@mail.example"), "Lipowa 2", (2, 0));
        for (var day = 0; day < 20; day++)
        {
            network.Clock.Advance(TimeSpan.FromDays(1));
            await network.Get<AskWhetherFree>().Round();
        }
        Assert.Single(network.Get<FreeUnits>().All);
        Assert.Empty(await network.Get<Outbox>().Newest(10));
    }

    [Theory, Databases]
    public async Task However_many_homes_and_servers_a_host_is_written_to_once_in_three_days_at_most(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, chance) = (new World(network), await network.Organisation("Ours", "PL"), new Random(3));
        var host = await world.Host(ours, email: "host@mail.example");
        var homes = new List<Guid>();
        for (var step = 0; step < 120; step++)
        {
            if (step % 7 == 0) homes.Add((await world.Home(host, "Lipowa 1", (2, 0))).Home);
            if (chance.Next(3) == 0)
                await network.Get<Journal>().Write(new(host, "test"), write => Offers.Say(write, homes[chance.Next(homes.Count)], chance.Next(3) > 0 ? HostAnswer.Free : HostAnswer.Full));
            network.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 24)));
            await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => network.Get<AskWhetherFree>().Round()));
        }
        var times = (await network.Get<Outbox>().Newest(1000)).Select(letter => letter.MadeAt).Order().ToList();
        Assert.InRange(times.Count, 5, 30);
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= TimeSpan.FromDays(3), $"{pair.First} and {pair.Second}"));
        Assert.Empty(await network.Get<FreeUnits>().Differences());
    }

    [Theory, Databases]
    public async Task Coordinators_see_how_hosts_answer_and_small_counts_as_fewer_than_five(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (world, other) = (new World(network.Net), await network.AddOrganisation("Two"));
        for (var number = 0; number < 17; number++)
            await world.Home(await world.Host(number == 16 ? other : network.Organisation, email: $"host{number}@mail.example"), "Lipowa 1", (2, 0));
        await Days(network, 10);
        var letters = (await network.Net.Get<Outbox>().Newest(100)).ToList();
        foreach (var (letter, number) in letters.Where(letter => letter.Subject != Guid.Empty).Select((letter, at) => (letter, at)).Take(10))
            await Answer(network, letter, number < 6 ? "free" : "full");
        await Days(network, 4);
        var coordinator = await network.Add(Roles.Coordinator);
        var told = await coordinator.Browser.Ask("/freshness");
        Assert.Equal(16, told.GetProperty("asked").GetInt32());
        Assert.False(told.TryGetProperty("paused", out _));
        Assert.Contains("fewer than five", (await coordinator.Browser.Open("/freshness")).Text);
        Assert.Equal(told.GetProperty("asked").GetInt32(), told.GetProperty("answered").GetInt32() + told.GetProperty("hidden").GetInt32());
        network.Net.Clock.Advance(TimeSpan.FromDays(30));
        Assert.False((await coordinator.Browser.Ask("/freshness")).TryGetProperty("asked", out _));
        Assert.Equal(HttpStatusCode.NotFound, (await (await network.Add(Roles.Caseworker)).Browser.Open("/freshness")).Status);
    }

    [Theory, Databases]
    public async Task The_link_is_in_the_letter_and_nowhere_else_and_a_forgotten_host_leaves_no_question(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, _) = await network.Open();
        await Days(network, 10);
        var link = LinkIn(Assert.Single(await Letters(network, host)));
        var token = link[(link.LastIndexOf('/') + 1)..];
        using var somebody = network.Net.Visitor();
        await (await somebody.Open(link)).Submit(action: link + "/full");
        Assert.All(network.Net.Heard.Lines, line => Assert.DoesNotContain(token, line));
        var mac = await network.Database.Read(c => c.ExecuteScalarAsync<byte[]>("SELECT mac FROM host_questions"));
        Assert.DoesNotContain(token, System.Text.Encoding.UTF8.GetString(mac!));
        Assert.Equal(0, await network.Database.Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM commands WHERE answer LIKE @like", new { like = $"%{token}%" })));
        await network.Net.Get<Erasing>().Erase(new Act(Viewer.System, "test"), host.Id);
        Assert.Equal(0, await network.Database.Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM host_questions")));
        Assert.Equal(HttpStatusCode.Gone, (await somebody.Open(link)).Status);
    }

    [Theory, Databases]
    public async Task Caseworkers_see_on_every_offer_when_it_was_last_confirmed(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (home, _) = await world.Home(await world.Host(ours), "Lipowa 1", (2, 0));
        var household = await world.Household(ours);
        network.Clock.Advance(TimeSpan.FromDays(3));
        using var caseworker = await network.Caseworker(ours);
        foreach (var page in (string[])[$"/desk/households/{household}/candidates", $"/homes/{home}/view"])
            Assert.Contains("Last confirmed by the host on 1 June 2026", (await caseworker.Open(page)).Text);
        await caseworker.Open("/desk/homes");
        Assert.Equal("1 Jun", caseworker.Page.QuerySelector("td[data-label='Last confirmed']")!.TextContent);
    }

    private static async Task<Guid> Proposed(TestNetwork network, Guid organisation, Guid household, Guid unit)
    {
        using var caseworker = await network.Caseworker(organisation);
        await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{unit}") { Content = new FormUrlEncodedContent([]) });
        return Guid.Parse(caseworker.Path["/stays/".Length..]);
    }

    private static async Task Answer(HousingNetwork network, OutgoingLetter letter, string answer)
    {
        var link = LinkIn((await network.Net.Get<Vault>().Open(letter.Letter, Outbox.Letter))!);
        using var somebody = network.Net.Visitor();
        await (await somebody.Open(link)).Submit(action: $"{link}/{answer}");
    }

    // Day after day, as the server would.
    private static async Task Days(HousingNetwork network, int days)
    {
        for (var day = 0; day < days; day++)
        {
            network.Net.Clock.Advance(TimeSpan.FromDays(1));
            await Rounds(network);
        }
    }

    private static Task Rounds(HousingNetwork network) => network.Net.Get<AskWhetherFree>().Round();

    private static async Task<List<Letter>> Letters(HousingNetwork network, Person host)
    {
        var letters = new List<Letter>();
        foreach (var letter in (await network.Net.Get<Outbox>().Newest(1000)).Where(letter => letter.Subject == host.Id).Reverse())
            if (await network.Net.Get<Vault>().Open(letter.Letter, Outbox.Letter) is { Subject: Question or Silence } asked) letters.Add(asked);
        return letters;
    }

    private static string LinkIn(Letter letter) => new Uri(letter.Body[letter.Body.IndexOf("http", StringComparison.Ordinal)..]).AbsolutePath;
}
