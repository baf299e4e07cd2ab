using System.Net;
using System.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class EndRequestTests
{
    [Theory, Databases]
    public async Task A_request_is_withdrawn_and_opened_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        await olena.Open("/my/withdraw");
        await olena.Submit();
        Assert.Contains("Your request is closed", olena.Text);
        Assert.Equal(HouseholdState.Withdrawn, network.OnlyPlea().State);
        Assert.Equal("/my", (await olena.Open("/ask/2")).Path);
        await olena.Submit(action: "/my/reopen");
        Assert.Equal(HouseholdState.Waiting, network.OnlyPlea().State);
    }

    [Theory, Databases]
    public async Task An_erased_household_leaves_no_word_that_can_be_read_not_even_in_an_older_backup(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Organisation("Kraków Shelter", "PL");
        using var olena = await network.HasAsked("uk");
        var link = olena.Link();
        await olena.Open("/ask/6");
        await olena.Submit(new { note = "canary-note" });
        await olena.Open("/ask/7");
        await olena.Submit(new { name = "canary-name", email = "canary@mail.example" });
        await olena.Submit(new { message = "canary-message" }, action: "/my/messages");
        Assert.Contains("canary-message", olena.Text);
        var backup = await network.Get<Households>().Find(Viewer.System, network.OnlyPlea().Id);
        Assert.NotNull(await network.Get<Vault>().OpenNeed(backup!.Needs, HouseholdFacts.Needs));

        await olena.Open("/my/erase");
        await olena.Submit();
        Assert.True(olena.Faults.ContainsKey("sure"));
        await olena.Submit(new { sure = true });
        Assert.Equal("/goodbye", olena.Path);

        Assert.StartsWith("/sign-in", (await olena.Open("/my")).Path);
        Assert.Equal(HttpStatusCode.Gone, (await olena.Open(link)).Status);
        Assert.Empty(network.Get<OpenPleas>().All);
        Assert.Null(await network.Get<Vault>().OpenNeed(backup.Needs, HouseholdFacts.Needs));
        Assert.Null(await network.Get<Reveals>().Open(Somebody.System, "households", backup.Id, backup.Name, HouseholdFacts.Name));
        foreach (var table in (string[])["messages", "links", "outbox"])
            Assert.Equal(0, await network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}")));
        Assert.Equal(1, await network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM households WHERE state = 'Erased' AND needs IS NULL AND name IS NULL AND contact IS NULL AND note IS NULL AND email_index IS NULL")));
        if (on is On.Sqlite) NothingReadable(network, backup);
        Assert.DoesNotContain(network.Heard.Lines, line => line.Contains("canary"));
    }

    // Neither the words nor the boxes that held them are in any file of the database.
    private static void NothingReadable(TestNetwork network, Household backup)
    {
        foreach (var file in Directory.EnumerateFiles(network.Settings.Data, "*.db*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.Equal(-1, bytes.AsSpan().IndexOf("canary"u8));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("canary")));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(backup.Name!.Sealed));
            Assert.Equal(-1, bytes.AsSpan().IndexOf(backup.Note!.Sealed));
        }
    }

    [Theory, Databases]
    public async Task A_draft_that_nobody_sent_is_forgotten_after_thirty_days(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = network.Visitor();
        await olena.Open("/ask");
        await olena.Submit(new { adults = 1 });
        network.Clock.Advance(TimeSpan.FromDays(29));
        await network.Get<HouseholdHousekeeping>().Round();
        Assert.Equal("/ask/2", (await olena.Open("/ask")).Path);
        network.Clock.Advance(TimeSpan.FromDays(2));
        await network.Get<HouseholdHousekeeping>().Round();
        Assert.Equal("/ask", (await olena.Open("/ask")).Path);
        Assert.Equal(0, await network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM households")));
    }

    [Theory, Databases]
    public async Task A_request_that_no_organisation_could_take_is_given_to_the_first_that_comes(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        Assert.Null(network.OnlyPlea().Organisation);
        var organisation = await network.Organisation("Kraków Shelter", "PL");
        await network.Get<HouseholdHousekeeping>().Round();
        Assert.Equal(organisation, network.OnlyPlea().Organisation);
        Assert.Contains("Kraków Shelter", (await olena.Open("/my")).Text);
    }

    [Theory, Databases]
    public async Task T66_everything_that_is_kept_is_handed_over_with_who_has_read_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var organisation = await network.Organisation("Kraków Shelter", "PL");
        using var olena = await network.HasAsked();
        await olena.Open("/ask/7");
        await olena.Submit(new { name = "Olena", other = "@olena" });
        await olena.Submit(new { message = "Hello" }, action: "/my/messages");
        using var caseworker = await network.Caseworker(organisation);
        await caseworker.Open($"/desk/households/{network.OnlyPlea().Id}/answers/7");
        var data = await olena.Ask("/my/data");
        Assert.Equal("Olena", data.GetProperty("answers").GetProperty("name").GetString());
        Assert.Equal("@olena", data.GetProperty("answers").GetProperty("contact").GetProperty("other").GetString());
        Assert.Equal("Hello", data.GetProperty("messages")[0].GetProperty("body").GetString());
        Assert.Contains(data.GetProperty("journal").EnumerateArray(), line =>
            line.GetProperty("who").GetString()!.StartsWith("caseworker", StringComparison.Ordinal) && line.GetProperty("what").GetString()!.StartsWith("revealed households.name", StringComparison.Ordinal));
    }
}
