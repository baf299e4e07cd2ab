using System.Net;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class StaffSignInTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private readonly string address = Persons.NewAddress();

    [Theory, Databases]
    public async Task Somebody_invited_sets_up_an_authenticator_before_anything_else(On on)
    {
        var network = await networks.Get(on);
        var path = await Invited(network, address);
        using var browser = await network.Visitor().Open(path);
        await browser.Submit();
        Assert.Equal("/sign-in/enrol", browser.Path);
        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path);
        await browser.Open("/sign-in/enrol");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(new { code = "000000" }, "/sign-in/enrol")).Status);
        await Enrol(network, browser);
        Assert.Equal("/account", (await browser.Open("/account")).Path);
    }

    [Theory, Databases]
    public async Task An_invitation_works_once_and_for_a_week(On on)
    {
        var network = await networks.Get(on);
        var path = await Invited(network, address);
        using (var first = await network.Visitor().Open(path)) await first.Submit();
        using (var second = await network.Visitor().Open(path)) Assert.Equal(HttpStatusCode.Gone, (await second.Submit()).Status);
        var other = await Invited(network, Persons.NewAddress());
        network.Clock.Advance(TimeSpan.FromDays(7));
        using (var late = await network.Visitor().Open(other)) Assert.Equal(HttpStatusCode.Gone, (await late.Submit()).Status);
    }

    [Theory, Databases]
    public async Task A_mailed_code_alone_does_not_let_staff_in(On on)
    {
        var network = await networks.Get(on);
        await Enrolled(network);
        using var browser = await Proven(network);
        Assert.Equal("/sign-in/totp", browser.Path);
        Assert.StartsWith("/sign-in", (await browser.Open("/account")).Path);
    }

    [Theory, Databases]
    public async Task A_code_from_the_app_works_once(On on)
    {
        var network = await networks.Get(on);
        var secret = await Enrolled(network);
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = SignInTotp.CodeAt(secret, network.Clock.Now);
        using var first = await Proven(network);
        using var second = await Proven(network);
        Assert.Equal("/desk", (await first.Submit(new { code })).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.Submit(new { code })).Status);
        network.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal("/desk", (await second.Submit(new { code = SignInTotp.CodeAt(secret, network.Clock.Now) })).Path);
    }

    [Theory, Databases]
    public async Task Of_two_who_send_the_same_app_code_at_once_one_comes_in(On on)
    {
        var network = await networks.Get(on);
        var secret = await Enrolled(network);
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        Visitor[] browsers = [await Proven(network), await Proven(network), await Proven(network), await Proven(network)];
        await Task.WhenAll(browsers.Select(b => b.Submit(new { code = SignInTotp.CodeAt(secret, network.Clock.Now) })));
        Assert.Single(browsers, b => b.Path == "/desk");
        foreach (var browser in browsers) browser.Dispose();
    }

    [Theory, Databases]
    public async Task Five_wrong_codes_lock_the_account_for_a_quarter_of_an_hour(On on)
    {
        var network = await networks.Get(on);
        var secret = await Enrolled(network);
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        using var browser = await Proven(network);
        for (var i = 0; i < 5; i++) await browser.Submit(new { code = Wrong(secret, network.Clock.Now) });
        await browser.Submit(new { code = SignInTotp.CodeAt(secret, network.Clock.Now) });
        Assert.Contains("15", browser.Faults["code"], StringComparison.Ordinal);
        network.Clock.Advance(TimeSpan.FromMinutes(15));
        using var later = await Proven(network);
        Assert.Equal("/desk", (await later.Submit(new { code = SignInTotp.CodeAt(secret, network.Clock.Now) })).Path);
    }

    [Theory, Databases]
    public async Task An_account_that_has_a_factor_gets_no_second_first_one(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Caseworker, await network.Organisation(), address);
        using var early = await Proven(network);
        using (var owner = await Proven(network)) await Enrol(network, owner);
        await early.Submit(new { code = SignInTotp.CodeAt(Secret(early), network.Clock.Now) }, "/sign-in/enrol");
        Assert.Equal("/sign-in", early.Path);
    }

    [Theory, Databases]
    public async Task A_session_of_staff_ends_after_fifteen_idle_minutes_or_ten_hours(On on)
    {
        var network = await networks.Get(on);
        var oksana = await network.Person(Roles.Coordinator, await network.Organisation());
        using var browser = await network.SignedIn(oksana);
        for (var minutes = 0; minutes < 590; minutes += 10)
        {
            network.Clock.Advance(TimeSpan.FromMinutes(10));
            Assert.Equal("/team/invite", (await browser.Open("/team/invite")).Path);
        }
        network.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.StartsWith("/sign-in", (await browser.Open("/team/invite")).Path);
        using var idle = await network.SignedIn(oksana);
        network.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));
        Assert.StartsWith("/sign-in", (await idle.Open("/team/invite")).Path);
    }

    private static async Task<string> Invited(TestNetwork network, string address)
    {
        var organisation = await network.Organisation();
        return await network.Get<Journal>().Write(new(Viewer.System, "test"), write => network.Get<Invitations>().Send(write,
            new() { Roles = Roles.Caseworker, Organisation = organisation, Name = "Taras", Email = address, Language = "uk" }));
    }

    /// <summary>A caseworker with an authenticator; answers its secret.</summary>
    private async Task<string> Enrolled(TestNetwork network)
    {
        await network.Person(Roles.Caseworker, await network.Organisation(), address);
        using var browser = await Proven(network);
        return await Enrol(network, browser);
    }

    private static async Task<string> Enrol(TestNetwork network, Visitor browser)
    {
        var secret = Secret(browser);
        await browser.Submit(new { code = SignInTotp.CodeAt(secret, network.Clock.Now) }, "/sign-in/enrol");
        Assert.Equal("/desk", browser.Path);
        return secret;
    }

    /// <summary>Somebody who has typed the mailed code.</summary>
    private async Task<Visitor> Proven(TestNetwork network)
    {
        var browser = await network.AskedForCode(address);
        return await browser.Submit(new { code = await network.MailedCode(address) });
    }

    private static string Secret(Visitor browser) => browser.Page.QuerySelector("main .link")!.TextContent.Replace(" ", "", StringComparison.Ordinal).Trim();

    private static string Wrong(string secret, DateTimeOffset now)
    {
        string[] right = [.. new[] { -30, 0, 30 }.Select(seconds => SignInTotp.CodeAt(secret, now.AddSeconds(seconds)))];
        return Enumerable.Range(0, 4).Select(n => n.ToString("D6", null)).First(code => !right.Contains(code));
    }
}
