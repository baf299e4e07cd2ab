using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class OnBehalfTests
{
    [Theory, Databases]
    public async Task A_caseworker_asks_for_somebody_who_has_no_phone_and_reads_the_words_aloud(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, theirs) = (await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "PL"));
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open("/desk/ask");
        await caseworker.Submit(new { adults = 1 });
        await caseworker.Submit(new { languages = "uk" });
        await caseworker.Open(caseworker.Path.Replace("/3", "/check"));
        await caseworker.Submit();
        var words = caseworker.Words();
        var plea = network.OnlyPlea();
        Assert.Equal((ours, "uk"), (plea.Organisation, plea.Language));
        Assert.StartsWith($"/desk/households/{plea.Id}/link", caseworker.Path);

        using var stranger = await network.Caseworker(theirs);
        foreach (var page in (string[])["answers/1", "answers/check", "link", "withdraw", "erase", "data"])
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/desk/households/{plea.Id}/{page}")).Status);
        Assert.Null(await network.Get<Households>().FindByReference(new Viewer(Guid.NewGuid(), Roles.Caseworker, theirs), plea.Reference));

        using var olena = network.Visitor("uk");
        await olena.Open("/return");
        await olena.Submit(new { words });
        Assert.StartsWith("/my/link", olena.Path);
        await caseworker.Open($"/desk/households/{plea.Id}/withdraw");
        await caseworker.Submit();
        Assert.Equal(HouseholdState.Withdrawn, network.OnlyPlea().State);
        await caseworker.Open($"/desk/households/{plea.Id}/erase");
        await caseworker.Submit(new { sure = true });
        Assert.Empty(network.Get<OpenPleas>().All);
    }

    [Theory, Databases]
    public async Task A_household_is_found_by_the_number_it_calls_from_and_by_its_reference(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        using var olena = await network.HasAsked();
        await olena.Open("/ask/7");
        await olena.Submit(new { phone = "00380 50 123-45-67" });
        var households = network.Get<Households>();
        var (plea, desk) = (network.OnlyPlea(), new Viewer(Guid.NewGuid(), Roles.Caseworker, ours));
        Assert.Equal(plea.Id, (await households.FindByPhone(desk, households.PhoneIndex("+380501234567")))?.Id);
        Assert.Equal(plea.Id, (await households.FindByReference(desk, $" {plea.Reference[..3].ToLowerInvariant()} {plea.Reference[3..]}"))?.Id);
        Assert.Null(await households.FindByPhone(desk, households.PhoneIndex("+380501234568")));
        Assert.Null(await households.Find(new Viewer(Guid.NewGuid(), Roles.Household), plea.Id));
    }

    [Theory, Databases]
    public async Task Household_and_caseworker_write_to_each_other_and_see_what_was_read(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        using var olena = await network.HasAsked();
        await olena.Open("/my");
        await olena.Submit(new { message = "" }, action: "/my/messages");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, olena.Status);
        await olena.Submit(new { message = "Is there news?" }, action: "/my/messages");
        var (messages, plea) = (network.Get<Messages>(), network.OnlyPlea());
        Assert.Equal(1, (await messages.UnreadAtDesk(ours, [plea.Id]))[plea.Id]);
        var desk = new Act(new Viewer(Guid.NewGuid(), Roles.Caseworker, ours), "case");
        Assert.Equal("Is there news?", Assert.Single(await messages.Open(desk, plea.Id)).Body);
        Assert.Empty(await messages.UnreadAtDesk(ours, [plea.Id]));
        var household = await network.Get<Households>().Find(desk.By, plea.Id);
        await network.Get<Journal>().Write(desk, write => messages.Send(write, household!, "Yes, tomorrow."));
        Assert.Contains("Yes, tomorrow.", (await olena.Open("/my")).Text);
        Assert.All(await messages.Open(desk, plea.Id), message => Assert.NotNull(message.ReadAt));
        var other = new Act(new Viewer(Guid.NewGuid(), Roles.Caseworker, Guid.NewGuid()), "case");
        await Assert.ThrowsAsync<Refusal>(() => messages.Open(other, plea.Id));
    }

    [Theory, Databases]
    public async Task A_notice_by_mail_says_nothing_and_opens_nothing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Organisation("Ours", "PL");
        using var olena = await network.HasAsked("uk");
        var link = olena.Link();
        await olena.Open("/ask/7");
        await olena.Submit(new { name = "Олена", email = "olena@mail.example" });
        await network.Get<Journal>().Write(Somebody.System, write => network.Get<HouseholdNotices>().Tell(write, network.OnlyPlea().Id, "notice.news"));
        await network.Get<Postman>().Round();
        var letters = Directory.GetFiles(network.Settings.MailFolder).Select(File.ReadAllText).ToList();
        var letter = Assert.Single(letters);
        Assert.Contains("olena@mail.example", letter);
        Assert.DoesNotContain(link["/k/".Length..], letter);
        Assert.DoesNotContain("Олена", letter);
    }

    [Theory, Databases]
    public async Task A_household_that_grows_beyond_the_beds_of_its_home_is_told_so_and_any_gets_a_link_at_the_desk(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var world = new World(network);
        var ours = await world.Organisation();
        var host = await world.Host(ours);
        var (home, units) = await world.Home(host, "Lipowa 1", (2, 0));
        var household = await world.Household(ours, new() { Adults = 2 });
        var stay = new { id = Guid.NewGuid(), household, home, unit = units[0], host = host.Id, ours, today = network.Clock.Today, tomorrow = network.Clock.Today.AddDays(1), night = network.Clock.Today.DayNumber };
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("""
                INSERT INTO stays (id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, proposed_by, created_at, changed_at)
                VALUES (@id, @household, 2, 2, 0, @unit, @home, @host, @ours, 'Held', @today, @tomorrow, @host, 0, 0)
                """, stay);
            await write.Execute("INSERT INTO nights (unit, night, stay, people, infants, beds, cots) VALUES (@unit, @night, @id, 2, 0, 2, 0)", stay);
        });
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Open($"/desk/households/{household}/answers/1");
        await caseworker.Submit(new { adults = 3 });
        Assert.Contains("only so many beds", caseworker.Faults["adults"]);
        await caseworker.Submit(new { adults = 0, child_ages = "15" });
        Assert.Contains("needs an adult", caseworker.Faults["adults"]);
        await caseworker.Submit(new { adults = 1, child_ages = "" });
        Assert.Equal(1, network.OnlyPlea().Needs.People);
        await caseworker.Open($"/desk/households/{household}/link");
        using var olena = network.Visitor("uk");
        Assert.Equal("/my", (await olena.Open(caseworker.Link())).Path);
    }
}
