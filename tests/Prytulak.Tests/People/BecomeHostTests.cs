using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class BecomeHostTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private readonly string address = Persons.NewAddress();

    [Theory, Databases]
    public async Task Somebody_who_offers_a_home_proves_the_address_and_begins(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var dach = await network.Organisation();
        using var browser = await Offered(network, address, null, "pl");
        Assert.Equal("/sign-in/code", browser.Path);
        await browser.Submit(new { code = await network.MailedCode(address) });
        Assert.Equal("/homes", browser.Path);
        var account = (await network.Get<Accounts>().Find(Viewer.System, await Newest(network)))!;
        Assert.Equal((Roles.Host, dach, "pl"), (account.Roles, account.Organisation, account.Language));
        Assert.Equal(Vetting.None, (await network.Get<Hosts>().Find(Viewer.System, account.Id))!.Vetting);
    }

    [Theory, Databases]
    public async Task With_several_organisations_one_is_chosen(On on)
    {
        var network = await networks.Get(on);
        await network.Organisation("Dach");
        var ganok = await network.Organisation("Ganok");
        using var browser = await Offered(network, address, null);
        Assert.NotEmpty(browser.Faults["organisation"]);
        await browser.Submit(new { organisation = ganok.ToString() });
        Assert.Equal(ganok, (await network.Account(await Newest(network)))!.Organisation);
    }

    [Theory, Databases]
    public async Task Whoever_has_an_account_gets_the_same_answer_and_a_letter_that_says_so(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var taras = await network.Person(Roles.Caseworker, dach, address);
        using var stranger = await Offered(network, address, dach);
        var page = stranger.Text;
        Assert.Equal("/sign-in/code", stranger.Path);
        Assert.Equal(Roles.Caseworker, (await network.Account(taras))!.Roles);
        Assert.Contains("already", (await network.LettersTo(address)).Single().Body, StringComparison.Ordinal);
        using var other = await Offered(network, Persons.NewAddress(), dach);
        Assert.Equal((page, "/sign-in/code"), (other.Text, other.Path));
    }

    [Theory, Databases]
    public async Task A_form_sent_twice_makes_one_account_and_one_letter(On on)
    {
        var network = await networks.Get(on);
        var organisation = await network.Organisation();
        using var browser = await network.Visitor().Open("/host");
        var key = Guid.NewGuid();
        await browser.Submit(new { key, name = "Ewa", email = address, organisation });
        await browser.Open("/host");
        await browser.Submit(new { key, name = "Ewa", email = address, organisation });
        Assert.Equal("/sign-in/code", browser.Path);
        Assert.Single(await network.LettersTo(address));
        await browser.Submit(new { code = await network.MailedCode(address) });
        Assert.Equal("/homes", browser.Path);
    }

    [Theory, Databases]
    public async Task Of_several_who_sign_up_with_one_address_at_once_one_account_is_made_and_nobody_is_refused(On on)
    {
        var network = await networks.Get(on);
        var organisation = await network.Organisation();
        var browsers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Offered(network, address, organisation)));
        Assert.All(browsers, browser => Assert.Equal("/sign-in/code", browser.Path));
        var letters = await network.LettersTo(address);
        Assert.Equal((4, 1), (letters.Count, letters.Count(l => l.Body.StartsWith("Thank you", StringComparison.Ordinal))));
        foreach (var browser in browsers) browser.Dispose();
    }

    [Theory, Databases]
    public async Task Faults_are_told_beside_the_field_and_what_was_typed_stays(On on)
    {
        var network = await networks.Get(on);
        var organisation = await network.Organisation();
        using var browser = await network.Visitor("uk").Open("/host");
        await browser.Submit(new { name = "", email = "ewa", phone = "12", organisation });
        Assert.Equal(["email", "name", "phone"], browser.Faults.Keys.Order());
        Assert.Equal("ewa", browser.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
    }

    private static async Task<Visitor> Offered(TestNetwork network, string email, Guid? organisation, string language = "en")
    {
        var browser = await network.Visitor(language).Open("/host");
        return await browser.Submit(new { name = "Ewa Nowak", email, phone = "+48 600 100 200", organisation });
    }

    private static async Task<Guid> Newest(TestNetwork network) => (await network.Get<JournalLines>().After(0)).Last(l => l is { About: "accounts", Kind: "added" }).Subject;
}
