using Microsoft.Playwright;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Story;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class PasskeyTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    [Theory, Databases]
    public async Task A_member_of_staff_adds_a_passkey_and_comes_in_by_it_alone(On on)
    {
        var network = await networks.Get(on);
        var oksana = await network.Person(Roles.Coordinator, await network.Organisation());
        await network.BecomeDemonstration();
        var page = await WithAuthenticator(network);
        await page.GotoAsync(network.Get<SignInLinks>().ForDemonstration(oksana));
        await page.GotoAsync("/account");
        await page.ClickAsync("[data-passkey] button");
        await page.WaitForURLAsync("**/account");
        await page.Locator("form[action='/account/passkeys/remove']").WaitForAsync();
        Assert.Single(await network.Get<Passkeys>().Of(oksana));
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.GotoAsync("/sign-in?back=/account");
        await page.ClickAsync("[data-passkey] button");
        await page.Locator("form[action='/account/passkeys/remove']").WaitForAsync();
        Assert.EndsWith("/account", page.Url, StringComparison.Ordinal);
        Assert.Equal(2, (await network.JournalOf(oksana)).Count(l => l.Kind == "signed in"));
        await page.Context.CloseAsync();
    }

    [Theory, Databases]
    public async Task Somebody_invited_may_begin_with_a_passkey_and_a_code_does_not_let_them_in_after(On on)
    {
        var network = await networks.Get(on);
        var address = Persons.NewAddress();
        await network.Person(Roles.Coordinator, await network.Organisation(), address);
        using var early = await network.AskedForCode(address);
        await early.Submit(new { code = await network.MailedCode(address) });
        var page = await WithAuthenticator(network);
        await page.GotoAsync("/sign-in");
        network.Clock.Advance(TimeSpan.FromSeconds(1));
        await page.FillAsync("#email", address);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.FillAsync("#code", await network.MailedCode(address));
        await page.ClickAsync("form[action='/sign-in/code'] button");
        await page.ClickAsync("[data-passkey] button");
        await page.WaitForURLAsync("**/desk");
        Assert.StartsWith("/sign-in", (await early.Open("/sign-in/enrol")).Path);
        using var later = await network.AskedForCode(address);
        await later.Submit(new { code = await network.MailedCode(address) });
        Assert.Equal("/sign-in/passkey", later.Path);
        await page.Context.CloseAsync();
    }

    [Theory, Databases]
    public async Task A_passkey_answer_from_nowhere_opens_nothing(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.Visitor().Open("/sign-in");
        foreach (var credential in (string[])["", "{}", "null", "[1]", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"])
        {
            await browser.Open("/sign-in");
            await browser.Submit(new { credential }, "/sign-in/passkey");
            Assert.NotEmpty(browser.Faults["email"]);
        }
    }

    [Theory, Databases]
    public async Task A_lone_passkey_of_staff_stays_and_a_second_one_goes_with_every_session(On on)
    {
        var network = await networks.Get(on);
        var oksana = await network.Person(Roles.Coordinator, await network.Organisation());
        foreach (var credential in (byte[][])[[1, (byte)on, .. oksana.ToByteArray()], [2, (byte)on, .. oksana.ToByteArray()]])
            await network.Get<Journal>().Write(new(Viewer.System, "test"), write => Passkeys.Add(write, oksana, null, new(credential, [1], default, 0, [], true, false, false, [], [])));
        using var other = await network.SignedIn(oksana);
        using var browser = await network.SignedIn(oksana);
        await browser.Open("/account");
        await browser.Submit(action: "/account/passkeys/remove");
        Assert.Single(await network.Get<Passkeys>().Of(oksana));
        Assert.Equal("/account", browser.Path);
        Assert.StartsWith("/sign-in", (await other.Open("/account")).Path);
        Assert.NotEmpty((await browser.Submit(action: "/account/passkeys/remove")).Faults["passkeys"]);
        Assert.Single(await network.Get<Passkeys>().Of(oksana));
    }

    private static async Task<IPage> WithAuthenticator(TestNetwork network)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new() { BaseURL = network.Address.ToString(), Locale = "en" });
        var page = await context.NewPageAsync();
        var devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true,
                ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        return page;
    }
}
