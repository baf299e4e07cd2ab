using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>What a host shows to whoever compensates them: nights and people of a month, signed, and nobody named.</summary>
public sealed class StatementTests
{
    private const string Check = "/statements/check";

    [Theory, Databases]
    public async Task A_host_signs_the_nights_of_a_month_once_and_anybody_with_the_number_finds_the_same_figures(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, home, _) = await JuneOf(network);
        using var browser = await network.SignedIn(host.Id);
        await (await browser.Open($"/homes/{home}/statement/2026-06")).Submit(action: $"/homes/{home}/statement/");
        var number = browser.Page.QuerySelector(".link")!.TextContent;
        Assert.Matches("^([A-HJ-NP-Z2-9]{4}-){4}[A-HJ-NP-Z2-9]{4}$", number);
        // Household of three from the 1st to the 10th, then nobody; one person in the other room from the 21st.
        Assert.Equal([("1", "9", "27"), ("2", "10", "10"), ("", "19", "37")], Rows(browser));
        Assert.DoesNotContain("Halina", browser.Text);
        await Sign(network, host, home);
        Assert.Equal(1, await network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM statements")));
        Assert.Contains(number, await browser.Client.GetStringAsync($"/homes/{home}/nights/2026-06.csv", TestContext.Current.CancellationToken));

        using var anybody = network.Visitor();
        await (await anybody.Open(Check)).Submit(new { number = number.ToLowerInvariant().Replace('-', ' ').Replace('a', 'а') }, action: Check);
        Assert.Contains("These figures were signed", anybody.Text);
        Assert.Equal([("1", "9", "27"), ("2", "10", "10"), ("", "19", "37")], Rows(anybody));
        Assert.Equal(Check, anybody.Path);
    }

    [Theory, Databases]
    public async Task A_number_with_one_letter_changed_opens_nothing_and_figures_changed_in_the_table_do_not_pass(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, home, _) = await JuneOf(network);
        var number = await Sign(network, host, home);
        using var anybody = network.Visitor();
        await anybody.Open(Check);
        for (var at = 0; at < number.Length; at++)
        {
            if (number[at] == '-') continue;
            await anybody.Submit(new { number = number[..at] + (number[at] == 'A' ? 'B' : 'A') + number[(at + 1)..] }, action: Check);
            Assert.Equal((HttpStatusCode.UnprocessableEntity, 0), (anybody.Status, anybody.Page.QuerySelectorAll("table").Length));
        }
        foreach (var typed in (string[])["", number[..^1], "0000-0000-0000-0000-0000", new('A', 100)])
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anybody.Submit(new { number = typed }, action: Check)).Status);
        await network.Get<Journal>().Write(Somebody.System, write => write.Execute("UPDATE statements SET figures = '1:30:90'"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await anybody.Submit(new { number }, action: Check)).Status);
    }

    [Theory, Databases]
    public async Task A_month_is_signed_when_it_is_over_and_what_has_changed_since_is_signed_anew(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, home, unit) = await JuneOf(network);
        using var browser = await network.SignedIn(host.Id);
        Assert.Contains("when its month is over", (await browser.Open($"/homes/{home}/statement/2026-07")).Text);
        foreach (var month in (string[])["2026-07", "2026-05"])
            Assert.Equal(HttpStatusCode.Conflict, (await Refused(() => Sign(network, host, home, month))).Why switch { var why => (HttpStatusCode)why });
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open($"/homes/{home}/statement/2026-13")).Status);
        var first = await Sign(network, host, home);
        await network.Get<Journal>().Write(Somebody.System, write => write.Execute("DELETE FROM nights WHERE unit = @unit AND night = @night", new { unit, night = new DateOnly(2026, 6, 22).DayNumber }));
        Assert.Contains("Other figures were signed", (await browser.Open($"/homes/{home}/statement/2026-06")).Text);
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await Sign(network, host, home);
        Assert.NotEqual(first, second);
        using var anybody = network.Visitor();
        await (await anybody.Open(Check)).Submit(new { number = first }, action: Check);
        Assert.Contains("A later statement of this month", anybody.Text);
        await anybody.Submit(new { number = second }, action: Check);
        Assert.DoesNotContain("A later statement of this month", anybody.Text);
    }

    [Theory, Databases]
    public async Task The_host_and_the_coordinators_of_the_house_see_it_and_nobody_else(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, home, _) = await JuneOf(network);
        var (path, theirs) = ($"/homes/{home}/statement/2026-06", await network.Organisation("Theirs", "PL"));
        foreach (var (account, status) in ((Guid, HttpStatusCode)[])[
            (host.Id, HttpStatusCode.OK), (await network.Person(Roles.Coordinator, host.Organisation!.Value), HttpStatusCode.OK), (await network.Person(Roles.Caseworker, host.Organisation!.Value), HttpStatusCode.NotFound),
            (await network.Person(Roles.Coordinator, theirs), HttpStatusCode.NotFound), (await network.Person(Roles.Host, host.Organisation!.Value), HttpStatusCode.NotFound)])
        {
            using var browser = await network.SignedIn(account);
            Assert.Equal(status, (await browser.Open(path)).Status);
        }
    }

    [Fact]
    public void A_number_is_read_as_it_was_written_and_has_a_hundred_bits()
    {
        var bits = Enumerable.Range(0, 13).Select(at => (byte)(at * 37 + 5)).ToArray();
        var number = StatementNumber.Write(bits);
        Assert.Equal(number, StatementNumber.Read($"  {number.ToLowerInvariant()} "));
        for (var bit = 0; bit < 100; bit++)
        {
            var other = bits.ToArray();
            other[bit / 8] ^= (byte)(1 << (7 - bit % 8));
            Assert.NotEqual(number, StatementNumber.Write(other));
        }
    }

    // June of a home with two rooms; today is the 3rd of July.
    private static async Task<(Viewer Host, Guid Home, Guid Second)> JuneOf(TestNetwork network)
    {
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var host = await world.Host(ours);
        var (home, units) = await world.Home(host, "Lipowa 1", (3, 0), (2, 0));
        var three = await BreakdownTests.Lived(network, ours, await world.Household(ours, new() { Adults = 2, ChildAges = [9] }, name: "Halina"), host, units[0]);
        network.Clock.Advance(TimeSpan.FromDays(9));
        await network.Get<StayChanges>().Move(new(Viewer.System, "test"), three, StayMove.End, reason: "moved_on");
        await BreakdownTests.Lived(network, ours, await world.Household(ours), host, units[0], arrives: false);
        network.Clock.Advance(TimeSpan.FromDays(11));
        await BreakdownTests.Lived(network, ours, await world.Household(ours), host, units[1]);
        network.Clock.Advance(TimeSpan.FromDays(12));
        return (host, home, units[1]);
    }

    private static async Task<string> Sign(TestNetwork network, Viewer host, Guid home, string month = "2026-06")
    {
        using var browser = await network.SignedIn(host.Id);
        await browser.Open($"/homes/{home}/statement/2026-06");
        var token = browser.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await browser.Send(new(HttpMethod.Post, $"/homes/{home}/statement/{month}") { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]) });
        if (browser.Status is not HttpStatusCode.OK) throw new Refusal((Why)browser.Status, "refusal.stale");
        return browser.Page.QuerySelector(".link")!.TextContent;
    }

    private static async Task<Refusal> Refused(Func<Task> work) => await Assert.ThrowsAsync<Refusal>(work);

    private static List<(string, string, string)> Rows(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("tbody tr, tfoot tr").Select(row => row.Children.Select(cell =>
        string.Concat(cell.TextContent.Where(char.IsDigit))).ToArray()).Select(cells => (cells[0], cells[1], cells[2]))];
}
