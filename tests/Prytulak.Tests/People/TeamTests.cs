using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class TeamTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private readonly string address = Persons.NewAddress();

    [Theory, Databases]
    public async Task A_coordinator_sees_the_people_of_her_own_organisation_and_the_look_is_in_the_journal(On on)
    {
        var network = await networks.Get(on);
        var (dach, ganok) = (await network.Organisation("Dach"), await network.Organisation("Ganok"));
        var taras = await network.Person(Roles.Caseworker, dach, null, "Taras");
        var other = await network.Person(Roles.Caseworker, ganok, null, "Olena");
        await network.Person(Roles.Host, dach, null, "Ewa");
        using var browser = await Coordinator(network, dach);
        await browser.Open("/team");
        Assert.Contains("Taras", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Olena", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ewa", browser.Text, StringComparison.Ordinal);
        Assert.Contains(await network.JournalOf(taras), l => l is { Kind: "revealed accounts.name", Purpose: "team" });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/team/{other}")).Status);
    }

    [Theory, Databases]
    public async Task Somebody_invited_gets_a_letter_and_the_duties_that_were_ticked(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        using var browser = await Coordinator(network, dach);
        await browser.Open("/team/invite");
        await browser.Submit(new { name = "Olena", email = address.ToUpperInvariant(), language = "uk", duties = new[] { "Caseworker", "Vetter" } }, "/team/invite");
        Assert.Equal("/team", browser.Path);
        Assert.Contains("/sign-in/invitation/", (await network.LettersTo(address)).Single().Body, StringComparison.Ordinal);
        Assert.Contains(await network.Get<Accounts>().Colleagues(new(Guid.Empty, Roles.Coordinator, dach)), a => a.Roles == (Roles.Caseworker | Roles.Vetter));
    }

    [Theory, Databases]
    public async Task Inviting_an_address_that_is_known_looks_the_same_and_changes_nobody(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var ewa = await network.Person(Roles.Host, dach, address);
        using var browser = await Coordinator(network, dach);
        await browser.Open("/team/invite");
        await browser.Submit(new { name = "Ewa", email = address, language = "pl", duties = new[] { "Caseworker" } }, "/team/invite");
        Assert.Equal("/team", browser.Path);
        Assert.Equal(Roles.Host, (await network.Account(ewa))!.Roles);
        Assert.DoesNotContain("/invitation/", (await network.LettersTo(address)).Single().Body, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task Whoever_is_suspended_is_out_at_once_and_reinstated_has_to_sign_in_again(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var taras = await network.Person(Roles.Caseworker | Roles.Coordinator, dach);
        using var his = await network.SignedIn(taras);
        Assert.Equal("/team", (await his.Open("/team")).Path);
        using var browser = await Coordinator(network, dach);
        await browser.Open($"/team/{taras}");
        await browser.Submit(action: $"/team/{taras}/suspend");
        Assert.StartsWith("/sign-in", (await his.Open("/team")).Path);
        using var again = network.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await again.Open(network.Get<SignInLinks>().ForDemonstration(taras))).Status);
        await browser.Open($"/team/{taras}");
        await browser.Submit(action: $"/team/{taras}/reinstate");
        Assert.StartsWith("/sign-in", (await his.Open("/team")).Path);
        await again.Open(network.Get<SignInLinks>().ForDemonstration(taras));
        Assert.Equal("/team", (await again.Open("/team")).Path);
    }

    [Theory, Databases]
    public async Task T45_No_answer_is_given_to_a_request_that_begins_after_the_suspension(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var taras = await network.Person(Roles.Coordinator, dach);
        using var his = await network.SignedIn(taras);
        var isOver = false;
        var asking = Enumerable.Range(0, 5).Select(async _ =>
        {
            for (var after = 0; after < 5;)
            {
                var began = Volatile.Read(ref isOver);
                using var answer = await his.Client.GetAsync("/team/invite");
                Assert.False(began && answer.StatusCode == HttpStatusCode.OK);
                if (began) after++;
            }
        }).ToList();
        await network.Get<Journal>().Write(new(new(Guid.NewGuid(), Roles.Coordinator, dach), "team"), write => AccountChanges.Suspend(write, taras, 1, suspended: true));
        Volatile.Write(ref isOver, true);
        await Task.WhenAll(asking);
    }

    [Theory, Databases]
    public async Task Nobody_changes_their_own_duties_or_makes_operators_without_being_one(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var (self, taras) = (await network.Person(Roles.Coordinator, dach), await network.Person(Roles.Caseworker, dach));
        var chief = await network.Person(Roles.Operator, dach);
        using var browser = await network.SignedIn(self);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/team/{self}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/team/{chief}")).Status);
        await browser.Open($"/team/{taras}");
        Assert.DoesNotContain("Operator", browser.Text, StringComparison.Ordinal);
        await browser.Submit(new { duties = new[] { "Operator", "Vetter" } }, $"/team/{taras}/duties");
        Assert.Equal(Roles.Vetter, (await network.Account(taras))!.Roles);
        await browser.Open($"/team/{taras}");
        await browser.Submit(new { duties = Array.Empty<string>() }, $"/team/{taras}/duties");
        Assert.NotEmpty(browser.Faults["duties"]);
    }

    private static async Task<Visitor> Coordinator(TestNetwork network, Guid organisation) =>
        await network.SignedIn(await network.Person(Roles.Coordinator, organisation, null, "Oksana"));
}
