using System.Net;
using System.Text.RegularExpressions;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed partial class SignInTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private readonly string address = Persons.NewAddress();

    [Theory, Databases]
    public async Task A_host_signs_in_with_a_mailed_code_and_begins_with_her_homes(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation(), address);
        using var browser = await network.AskedForCode($" {address.ToUpperInvariant()} ");
        Assert.Equal("/sign-in/code", browser.Path);
        var code = await network.MailedCode(address);
        await browser.Submit(new { code = $"{code[..4]} {code[4..]}" });
        Assert.Equal("/homes", browser.Path);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
        Assert.Equal(["sent a code", "signed in"], (await network.JournalOf(halina)).Select(l => l.Kind).Where(k => k is "sent a code" or "signed in"));
    }

    [Theory, Databases]
    public async Task A_known_and_an_unknown_address_get_the_same_answer_to_the_byte(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        Assert.Equal(await Answers(network, Persons.NewAddress()), await Answers(network, address));
        Assert.Single(await network.LettersTo(address));
    }

    [Theory, Databases]
    public async Task A_code_opens_once(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        using var browser = await network.AskedForCode(address);
        var code = await network.MailedCode(address);
        await browser.Submit(new { code });
        await browser.Submit(action: "/sign-out");
        await browser.Open("/sign-in/code");
        Assert.Equal("/sign-in", browser.Path);
    }

    [Theory, Databases]
    public async Task Of_two_who_send_the_same_code_at_once_one_comes_in(On on)
    {
        var network = await networks.Get(on);
        var id = await network.Person(Roles.Host, await network.Organisation(), address);
        var code = await network.Get<Journal>().Write(new(Viewer.System, "test"), write => network.Get<SignInCodes>().Add(write, id, "12345678", SignInCodes.CodeLife));
        var tries = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => network.Get<Journal>().Write(new(Viewer.Stranger, "test"), write => network.Get<SignInCodes>().Use(write, code, "12345678"))));
        Assert.Single(tries, found => found == id);
        Assert.Equal(7, tries.Count(found => found is null));
    }

    [Theory, Databases]
    public async Task After_five_wrong_tries_even_the_right_code_is_refused(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        using var browser = await network.AskedForCode(address);
        var code = await network.MailedCode(address);
        var wrong = code == "00000000" ? "00000001" : "00000000";
        for (var i = 0; i < 5; i++) Assert.NotNull((await browser.Submit(new { code = wrong })).Faults["code"]);
        await browser.Submit(new { code });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.Open("/account")).Status);
        Assert.StartsWith("/sign-in", browser.Path);
    }

    [Theory, Databases]
    public async Task A_code_is_good_for_a_quarter_of_an_hour(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        using var browser = await network.AskedForCode(address);
        network.Clock.Advance(TimeSpan.FromMinutes(15));
        await browser.Submit(new { code = await network.MailedCode(address) });
        Assert.DoesNotContain("/homes", browser.Path);
    }

    [Theory, Databases]
    public async Task A_code_is_of_no_use_in_another_browser(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        using var thief = await network.AskedForCode(Persons.NewAddress());
        using var browser = await network.AskedForCode(address);
        await thief.Submit(new { code = await network.MailedCode(address) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, thief.Status);
    }

    [Theory, Databases]
    public async Task The_sixth_letter_to_one_address_has_to_wait_known_or_not(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        foreach (var asked in (string[])[address, Persons.NewAddress()])
        {
            for (var i = 0; i < 5; i++) using (var browser = await network.AskedForCode(asked)) Assert.Equal(HttpStatusCode.OK, browser.Status);
            using (var browser = await network.AskedForCode(asked)) Assert.Equal(HttpStatusCode.TooManyRequests, browser.Status);
        }
        Assert.Equal(5, (await network.LettersTo(address)).Count);
        network.Clock.Advance(TimeSpan.FromMinutes(15));
        using var later = await network.AskedForCode(address);
        Assert.Equal("/sign-in/code", later.Path);
    }

    [Theory, Databases]
    public async Task What_is_no_address_is_told_beside_the_field(On on)
    {
        var network = await networks.Get(on);
        using var browser = network.Visitor();
        foreach (var typed in (string[])["", "not an address", "halina@localhost", "a b@example.org", "halina@", new string('a', 250) + "@example.org"])
        {
            await browser.Open("/sign-in");
            await browser.Submit(new { email = typed });
            Assert.Equal(HttpStatusCode.UnprocessableEntity, browser.Status);
            Assert.NotEmpty(browser.Faults["email"]);
        }
    }

    [Theory, Databases]
    public async Task After_signing_in_one_stays_in_this_house(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        foreach (var back in (string[])["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil.example"])
        {
            network.Clock.Advance(TimeSpan.FromSeconds(1));
            using var browser = network.Visitor();
            await browser.Open("/sign-in?back=" + Uri.EscapeDataString(back));
            await browser.Submit(new { email = address, back });
            await browser.Submit(new { code = await network.MailedCode(address), back });
            Assert.Equal("/homes", browser.Path);
        }
    }

    [Theory, Databases]
    public async Task Whoever_was_turned_away_is_taken_there_after_signing_in(On on)
    {
        var network = await networks.Get(on);
        await network.Person(Roles.Host, await network.Organisation(), address);
        using var browser = await network.Visitor().Open("/account");
        await browser.Submit(new { email = address });
        await browser.Submit(new { code = await network.MailedCode(address) });
        Assert.Equal("/account", browser.Path);
    }

    [Theory, Databases]
    public async Task Who_has_signed_out_is_out(On on)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Host, await network.Organisation()));
        await browser.Open("/account");
        await browser.Submit(action: "/sign-out");
        await browser.Open("/account");
        Assert.StartsWith("/sign-in", browser.Path);
    }

    [Theory, Databases]
    public async Task A_demonstration_link_opens_only_a_demonstration(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var path = network.Get<Prytulak.People.Contracts.SignInLinks>().ForDemonstration(await network.Person(Roles.Host, await network.Organisation()));
        using var browser = network.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(path)).Status);
        await network.BecomeDemonstration();
        Assert.Equal("/homes", (await browser.Open(path)).Path);
        using var forger = network.Visitor();
        Assert.Equal(HttpStatusCode.NotFound, (await forger.Open(path[..^2] + (path.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"))).Status);
    }

    // Everything that a stranger is answered on the way, but for the random marks of each form and cookie.
    private static async Task<string> Answers(TestNetwork network, string address)
    {
        using var client = network.Client();
        var form = await client.GetStringAsync("/sign-in");
        using var asked = await client.PostAsync("/sign-in", Filled(form, ("email", address)));
        var page = await client.GetStringAsync("/sign-in/code");
        using var tried = await client.PostAsync("/sign-in/code", Filled(page, ("code", "00000000")));
        var cookies = asked.Headers.GetValues("Set-Cookie").Select(c => $"{c[..5]} {c.Length}");
        return string.Join('\n', [(int)asked.StatusCode, asked.Headers.Location, await asked.Content.ReadAsStringAsync(), .. cookies, Plain(page), (int)tried.StatusCode, Plain(await tried.Content.ReadAsStringAsync())]);
    }

    private static FormUrlEncodedContent Filled(string page, params (string Name, string Value)[] fields) => new(
    [
        .. Hidden().Matches(page[page.IndexOf("<main", StringComparison.Ordinal)..]).Take(2).Select(m => KeyValuePair.Create(m.Groups[1].Value, m.Groups[2].Value)),
        .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)),
    ]);

    private static string Plain(string page) => Hidden().Replace(page, m => $"{m.Groups[1]} {m.Groups[2].Length}");

    [GeneratedRegex("name=\"(__RequestVerificationToken|key)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
