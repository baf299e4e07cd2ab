using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class AccountTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private readonly string address = Persons.NewAddress();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task A_host_changes_her_name_and_language(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Host, await network.Organisation()));
        await browser.Open("/account");
        await browser.Submit(new { name = "Halina Ł.", language = "be" }, "/account");
        Assert.Equal("/account", browser.Path);
        Assert.Equal("Halina Ł.", browser.Page.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal("be", browser.Page.DocumentElement.GetAttribute("lang"));
    }

    [Theory, Databases]
    public async Task A_stale_form_changes_nothing(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation());
        using var browser = await network.SignedIn(halina);
        await browser.Open("/account");
        using var other = await network.SignedIn(halina);
        await other.Open("/account");
        await other.Submit(new { name = "First" }, "/account");
        Assert.Equal(HttpStatusCode.Conflict, (await browser.Submit(new { name = "Second" }, "/account")).Status);
        Assert.Equal("First", (await browser.Open("/account")).Page.QuerySelector("#name")!.GetAttribute("value"));
    }

    [Theory, Databases]
    public async Task Signing_out_elsewhere_ends_every_other_session(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation());
        using var lost = await network.SignedIn(halina);
        using var kept = await network.SignedIn(halina);
        await kept.Open("/account");
        await kept.Submit(action: "/account/sign-out-elsewhere");
        Assert.Equal("/account", (await kept.Open("/account")).Path);
        Assert.StartsWith("/sign-in", (await lost.Open("/account")).Path);
    }

    [Theory, Databases]
    public async Task A_new_authenticator_is_told_by_mail_and_ends_other_sessions(On on)
    {
        var network = await networks.Get(on);
        var taras = await network.Person(Roles.Caseworker, await network.Organisation(), address);
        using var other = await network.SignedIn(taras);
        using var browser = await network.SignedIn(taras);
        await browser.Open("/account/authenticator");
        var secret = browser.Page.QuerySelector("main .link")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Trim();
        await browser.Submit(new { code = Prytulak.People.SignInTotp.CodeAt(secret, network.Clock.Now) }, "/account/authenticator");
        Assert.Equal("/account", browser.Path);
        Assert.DoesNotContain("Halina", (await network.LettersTo(address)).Single().Body, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await other.Open("/account")).Path);
    }

    [Theory, Databases]
    public async Task A_program_acts_by_its_credential_until_that_is_revoked_or_too_old(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Coordinator, await network.Organisation()));
        using var program = Program(network, await NewToken(browser));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/team", Stop)).StatusCode);
        using var invited = await program.PostAsJsonAsync("/account", new { name = "By program", language = "en", version = 1 }, Stop);
        Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        await browser.Open("/account");
        await browser.Submit(action: "/account/credentials/revoke");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/team", Stop)).StatusCode);
        using var aged = Program(network, await NewToken(browser));
        network.Clock.Advance(TimeSpan.FromDays(90));
        Assert.Equal(HttpStatusCode.Unauthorized, (await aged.GetAsync("/team", Stop)).StatusCode);
    }

    [Theory, Databases]
    public async Task A_suspension_ends_credentials_for_good(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var taras = await network.Person(Roles.Coordinator, dach);
        using var browser = await network.SignedIn(taras);
        using var program = Program(network, await NewToken(browser));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/team", Stop)).StatusCode);
        foreach (var (isSuspended, version) in ((bool, int)[])[(true, 1), (false, 2)])
        {
            await network.Get<Journal>().Write(new(new(Guid.NewGuid(), Roles.Coordinator, dach), "team"), write => AccountChanges.Suspend(write, taras, version, isSuspended));
            Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/team", Stop)).StatusCode);
        }
    }

    [Theory, Databases]
    public async Task A_program_gives_out_no_rights_and_no_ways_in(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Coordinator, await network.Organisation()));
        using var program = Program(network, await NewToken(browser));
        foreach (var path in (string[])["/account/credentials", "/account/passkeys/options", "/account/sign-out-elsewhere", "/team/invite"])
            Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsJsonAsync(path, new { }, Stop)).StatusCode);
    }

    [Theory, Databases]
    public async Task A_wrong_credential_is_nobody_whatever_cookies_come_along(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Coordinator, await network.Organisation()));
        browser.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "prytulak_wrong");
        Assert.StartsWith("/sign-in", (await browser.Open("/team")).Path);
    }

    [Theory, Databases]
    public async Task A_host_who_leaves_is_forgotten(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation(), address, "Halina");
        using var browser = await network.SignedIn(halina);
        await browser.Open("/account/erase");
        Assert.NotEmpty((await browser.Submit(action: "/account/erase")).Faults["sure"]);
        await browser.Submit(new { sure = true }, "/account/erase");
        Assert.Equal("/", browser.Path);
        Assert.Null(await network.Account(halina));
        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path);
        Assert.Contains(await network.JournalOf(halina), l => l.Kind == "erased");
        var again = await network.Person(Roles.Host, await network.Organisation(), address);
        Assert.NotEqual(halina, again);
    }

    [Theory, Databases]
    public async Task A_host_with_guests_is_asked_to_wait(On on)
    {
        await using var network = await TestNetwork.Start(on, builder => builder.Services.AddSingleton<HoldsAccount>(_ => Task.FromResult(true)));
        var halina = await network.Person(Roles.Host, await network.Organisation());
        using var browser = await network.SignedIn(halina);
        await browser.Open("/account/erase");
        Assert.NotEmpty((await browser.Submit(new { sure = true }, "/account/erase")).Faults["sure"]);
        Assert.NotNull(await network.Account(halina));
    }

    [Theory, Databases]
    public async Task A_notice_says_that_there_is_news_and_nothing_else(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation(), address, "Halina Kavalienka", "be");
        await network.Get<Journal>().Write(new(Viewer.System, "mail"), write => network.Get<Notices>().Tell(write, halina, "notice.news"));
        var letter = (await network.LettersTo(address)).Single();
        Assert.Equal(Texts.In("be")["notice.news.subject"], letter.Subject);
        Assert.Contains(new Uri(network.Address, "/sign-in").ToString(), letter.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Halina", letter.Body, StringComparison.Ordinal);
        Assert.Contains(await network.JournalOf(halina), l => l is { Kind: "revealed accounts.email", Purpose: "mail" });
    }

    private static async Task<string> NewToken(Visitor browser)
    {
        await browser.Open("/account");
        await browser.Submit(action: "/account/credentials");
        return browser.Page.QuerySelector(".notice.good .link")!.TextContent;
    }

    private static HttpClient Program(TestNetwork network, string token)
    {
        var client = network.Client();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        return client;
    }
}
