using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Oversight;

public sealed class OversightTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task Without_a_mail_server_an_operator_reads_a_letter_and_the_journal_says_so(On on)
    {
        var network = await networks.Get(on);
        var dach = await network.Organisation();
        var address = Persons.NewAddress();
        var halina = await network.Person(Roles.Host, dach, address);
        await network.Get<Journal>().Write(new(Viewer.System, "mail"), write => network.Get<Notices>().Tell(write, halina, "notice.news"));
        using var browser = await network.SignedIn(await network.Person(Roles.Operator, dach));
        await browser.Open("/mail");
        Assert.DoesNotContain("halina", browser.Text, StringComparison.Ordinal);
        await browser.Follow("/mail/");
        Assert.Contains(address, browser.Text, StringComparison.Ordinal);
        Assert.Contains("/sign-in", browser.Text, StringComparison.Ordinal);
        Assert.Contains(await network.JournalOf(halina), l => l is { Purpose: "mail by hand", About: "outbox", Role: "Operator" });
    }

    [Theory, Databases]
    public async Task An_auditor_reads_the_lines_of_her_organisation_and_an_operator_all(On on)
    {
        var network = await networks.Get(on);
        var (dach, ganok) = (await network.Organisation("Dach"), await network.Organisation("Ganok"));
        var other = await network.Person(Roles.Host, ganok);
        var own = await network.Person(Roles.Host, dach);
        using var auditor = await network.SignedIn(await network.Person(Roles.Auditor, dach));
        await auditor.Open("/journal?kind=added");
        Assert.Contains(own.ToString(), auditor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(other.ToString(), auditor.Text, StringComparison.Ordinal);
        using var chief = await network.SignedIn(await network.Person(Roles.Operator, dach));
        await chief.Open($"/journal?kind=added&id={other}");
        Assert.Contains(other.ToString(), chief.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(own.ToString(), chief.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("signed in", (await chief.Open("/journal?kind=added")).Text, StringComparison.Ordinal);
    }

    [Theory, Databases]
    public async Task A_long_journal_goes_on_at_older_lines_until_its_first(On on)
    {
        var network = await networks.Get(on);
        var organisation = await network.Organisation();
        using var auditor = await network.SignedIn(await network.Person(Roles.Auditor, organisation));
        var subjects = Enumerable.Range(0, 230).Select(_ => Guid.NewGuid()).ToList();
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write =>
        {
            foreach (var subject in subjects) write.Note("tests", "counted", subject, organisation);
            return Task.CompletedTask;
        });
        var (read, path) = (new List<Guid>(), "/journal?kind=counted");
        while (path is not null)
        {
            await auditor.Open(path);
            read.AddRange(auditor.Page.QuerySelectorAll("tbody tr td:nth-child(5)").Select(cell => Guid.Parse(cell.TextContent)));
            path = auditor.Page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }
        Assert.Equal(Enumerable.Reverse(subjects), read);
    }

    [Theory, Databases]
    public async Task The_journal_is_saved_as_a_table(On on)
    {
        var network = await networks.Get(on);
        var auditor = await network.Person(Roles.Auditor, await network.Organisation());
        using var browser = await network.SignedIn(auditor);
        using var answer = await browser.Client.GetAsync($"/journal.csv?id={auditor}", Stop);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var lines = (await answer.Content.ReadAsStringAsync(Stop)).Trim().Split("\r\n");
        Assert.StartsWith("seq,at,actor", lines[0].TrimStart('\uFEFF'));
        Assert.All(lines[1..], line => Assert.Contains(auditor.ToString(), line, StringComparison.Ordinal));
        Assert.True(lines.Length > 2);
    }

    [Theory, Databases]
    public async Task Anybody_may_ask_how_the_node_is_and_an_operator_what_is_behind_it(On on)
    {
        var network = await networks.Get(on);
        using var stranger = network.Visitor();
        Assert.Equal("{\"status\":\"ok\"}", await stranger.Client.GetStringAsync("/health", Stop));
        using var chief = await network.SignedIn(await network.Person(Roles.Operator, await network.Organisation()));
        var answer = await chief.Ask("/health");
        Assert.True(answer.GetProperty("journal_head").GetInt64() > 0);
        Assert.Equal(on is On.Sqlite ? "sqlite" : "postgres", answer.GetProperty("database").GetString());
        Assert.True(answer.TryGetProperty("letters_waiting", out _));
    }

    [Theory, Databases("/mail"), Databases("/journal"), Databases("/journal.csv")]
    public async Task Nobody_else_knows_that_these_pages_are_there(On on, string path)
    {
        var network = await networks.Get(on);
        using var browser = await network.SignedIn(await network.Person(Roles.Host | Roles.Caseworker | Roles.Vetter | Roles.Coordinator, await network.Organisation()));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Open(path)).Status);
    }
}
