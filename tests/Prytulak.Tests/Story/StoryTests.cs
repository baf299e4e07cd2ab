using System.Text.RegularExpressions;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Story;

/// <summary>The whole way of one household into one home, as everybody in it sees it, in a real browser.</summary>
public sealed partial class StoryTests
{
    [Fact]
    public Task In_Ukrainian_on_a_phone() => A_household_asks_and_gets_a_home("uk", 360, 740, true, On.Sqlite);

    [Fact]
    public Task In_Ukrainian_on_a_desk_without_script() => A_household_asks_and_gets_a_home("uk", 1280, 800, false, On.Postgres);

    [Fact]
    public Task In_Polish_on_a_desk() => A_household_asks_and_gets_a_home("pl", 1280, 800, true, On.Postgres);

    [Fact]
    public Task In_Polish_on_a_phone_without_script() => A_household_asks_and_gets_a_home("pl", 360, 740, false, On.Sqlite);

    private static async Task A_household_asks_and_gets_a_home(string language, int width, int height, bool script, On on)
    {
        await using var network = await TestNetwork.Start(on);
        var cast = await Cast.Of(network);
        var faults = new List<string>();
        Task<Person> Somebody() => Person.With(network.Address, language, width, height, script, faults);
        await using var household = await Somebody();
        await using var host = await Somebody();
        await using var vetter = await Somebody();
        await using var secondVetter = await Somebody();
        await using var caseworker = await Somebody();
        await using var otherHost = await Somebody();

        await Ask(household);
        await Offer(host, network);
        await Vet(vetter, cast.Vetter);
        await Vet(secondVetter, cast.SecondVetter);
        var stay = await Propose(caseworker, cast.Caseworker, await Reference(network));

        await host.Open("/requests");
        Assert.DoesNotContain("Марія", await host.Text());
        await household.Open("/my");
        Assert.False(await household.Sees("Jan Kowalski") || await household.Sees("Lipowa 7"));
        await household.Send("/my/stays/");
        Assert.False(await household.Sees("Jan Kowalski"), "the host's name is shown before the host has said yes");
        await host.Open("/requests");
        await host.Send("/requests/");

        Assert.True(await host.Sees("Марія Ткаченко") && await host.Sees("+380501112233"), await host.Text());
        await household.Open("/my");
        Assert.True(await household.Sees("Jan Kowalski") && await household.Sees("Lipowa 7"), await household.Text());
        await NobodyElseSees(caseworker, stay);
        await otherHost.Open(cast.OtherHost);
        await otherHost.Open("/requests");
        Assert.False(await otherHost.Sees("Марія"));

        await household.Send("/my/stays/");
        Assert.Equal(StayState.Arrived, (await network.Get<Stays>().Find(Viewer.System, Guid.Parse(stay)))!.State);
        Assert.Empty(faults.Distinct());
        Assert.Null(await network.Get<JournalLines>().Fault());
    }

    private static async Task Ask(Person household)
    {
        await household.Open("/");
        await household.Follow("/ask");
        await household.Fill("adults", "1");
        await household.Fill("child_ages", "2, 7");
        await household.Tick("pets", "cat");
        await household.Send("/ask");
        await household.Tick("languages", "uk");
        await household.Tick("citizenships", "UA");
        await household.Send("/ask");
        await household.Place("here", "Перемишль", "/ask");
        await household.Place("wish", "Lublin", "/ask");
        await household.Fill("from", "2026-06-03");
        await household.Fill("until", "2026-08-01");
        await household.Send("/ask");
        await household.Tick("near", "school");
        await household.Send("/ask");
        await household.Fill("name", "Марія Ткаченко");
        await household.Fill("phone", "+380 50 111 22 33");
        await household.Send("/ask");
        await household.Send("/ask/send");
        Assert.StartsWith("/my", household.Path);
    }

    private static async Task Offer(Person host, TestNetwork network)
    {
        await host.Open("/host");
        await host.Fill("name", "Jan Kowalski");
        await host.Fill("email", "jan@kowalski.example");
        await host.Fill("phone", "+48 601 234 567");
        await host.Page.Locator("main input[name=organisation]").Nth(0).CheckAsync();
        await host.Send("/host");
        await host.Fill("code", await Mailed(network));
        await host.Send("/sign-in/code");
        await host.Open("/homes/new");
        await host.Tick("kind", "Flat");
        await host.Fill("place", "Lublin");
        await host.Fill("address", "ul. Lipowa 7 m. 3");
        await host.Fill("from", "2026-06-01");
        await host.Fill("to", "2026-12-31");
        await host.Tick("cost", "free");
        await host.Tick("residents", "Mixed");
        await host.Tick("languages", "uk");
        await host.SendPlace("place", "/homes/new");
        var home = HomePath().Match(host.Path).Value;
        await host.Open(home + "/units/new");
        await host.Fill("beds", "3");
        await host.Fill("cots", "1");
        await host.Tick("pets");
        await host.Send(home + "/units/new");
        await host.Open(home + "/send");
        await host.Fill("about", "Dwie osoby dorosłe, jeden kot.");
        await host.Tick("no_return");
        await host.Send(home + "/send");
    }

    private static async Task Vet(Person vetter, string signIn)
    {
        await vetter.Open(signIn);
        await vetter.Open("/vetting");
        await vetter.Follow("/vetting/");
        foreach (var check in await vetter.Page.Locator("main input[name=checks]").AllAsync()) await check.CheckAsync();
        await vetter.Fill("evidence", "Rozmowa wideo, mieszkanie obejrzane.");
        await vetter.Tick("verdict", "Yes");
        await vetter.Send("/vetting/");
    }

    private static async Task<string> Propose(Person caseworker, string signIn, string reference)
    {
        await caseworker.Open(signIn);
        await caseworker.Open("/desk");
        Assert.True(await caseworker.Sees(reference), await caseworker.Text());
        await caseworker.Press(caseworker.Page.GetByText(reference, new() { Exact = true }).First);
        await caseworker.Follow(caseworker.Path + "/candidates");
        await caseworker.Send("/desk/households/");
        Assert.StartsWith("/stays/", caseworker.Path);
        return caseworker.Path["/stays/".Length..];
    }

    private static async Task NobodyElseSees(Person caseworker, string stay)
    {
        await caseworker.Open($"/stays/{stay}");
        Assert.False(await caseworker.Sees("Марія") || await caseworker.Sees("Kowalski") || await caseworker.Sees("Lipowa 7"));
        await caseworker.Open("/stays");
        Assert.False(await caseworker.Sees("Марія") || await caseworker.Sees("Kowalski"));
    }

    private static async Task<string> Reference(TestNetwork network)
    {
        await Task.CompletedTask;
        return Assert.Single(network.Get<OpenPleas>().All).Reference;
    }

    private static async Task<string> Mailed(TestNetwork network)
    {
        var letter = (await network.Get<Outbox>().Newest(1)).Single();
        return Code().Match((await network.Get<Vault>().Open(letter.Letter, Outbox.Letter))!.Body.Replace(" ", "")).Value;
    }

    [GeneratedRegex("[0-9]{8}")]
    private static partial Regex Code();

    [GeneratedRegex("^/homes/[0-9a-f-]{36}")]
    private static partial Regex HomePath();

    /// <summary>Who works in the organisation, and how each comes in.</summary>
    private sealed record Cast(string Vetter, string SecondVetter, string Caseworker, string OtherHost)
    {
        public static async Task<Cast> Of(TestNetwork network)
        {
            var world = new World(network);
            var organisation = await world.Organisation();
            await world.Organisation("Zuhause", "DE", "de");
            await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => Network.Set(write, Network.Demonstration));
            async Task<string> In(Task<Viewer> account) => network.Get<SignInLinks>().ForDemonstration((await account).Id);
            return new(await In(world.Account(Roles.Vetter, organisation)), await In(world.Account(Roles.Vetter, organisation)),
                await In(world.Account(Roles.Caseworker, organisation)), await In(world.Host(organisation)));
        }
    }
}
