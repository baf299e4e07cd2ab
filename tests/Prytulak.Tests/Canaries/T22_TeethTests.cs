using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>The crawl finds what it looks for: where a defence is taken away, it says so.</summary>
public sealed class T22_TeethTests
{
    private static readonly MaySee[] Table =
    [
        new("/leak/page", Roles.Everyone, Whose.Nobodys),
        new("/leak/header", Roles.Everyone, Whose.Nobodys),
        new("/leak/redirect", Roles.Everyone, Whose.Nobodys),
        new("/leak/grouped", Roles.Everyone, Whose.Nobodys),
        new("/leak/wall/{id:guid}", Roles.Caseworker, Whose.HouseNamed, Secret.HouseholdName),
        new("/leak/word/{id:guid}", Roles.Caseworker, Whose.HouseNamed),
        new("/leak/shut/{id:guid}", Roles.Caseworker, Whose.HouseNamed),
    ];

    private PlantedNetwork planted = null!;

    private Canary Canary(Secret secret) => planted.Canaries.First(canary => canary.Secret == secret && canary.Of == "household A1");

    [Fact]
    public async Task T22_A_fact_that_slips_out_anywhere_is_found_and_named()
    {
        await using var network = planted = await PlantedNetwork.Start(On.Sqlite, Leak);
        var crawl = new Crawl(network, Table);
        await crawl.Read(Table.Select(line => line.Route));
        var (leaks, doors) = (crawl.Findings.Leaks.Distinct().ToList(), crawl.Findings.Doors.Distinct().ToList());

        Assert.Contains("/leak/page to stranger as a page tells HouseholdName of household A1", leaks);
        Assert.Contains("the headers of /leak/header to auditor B as JSON tell HouseholdEmail of household A1", leaks);
        Assert.Contains("the headers of /leak/redirect to host B1 as a page tell HouseholdOther of household A1", leaks);
        Assert.Contains("/leak/grouped to vetter A as a page tells HouseholdPhone of household A1", leaks);
        Assert.Contains("/leak/grouped to vetter A as a page tells Phrase of household A1", leaks);
        Assert.Contains("/leak/wall/{id:guid} to caseworker A as a page tells HouseholdName of household B2", leaks);
        Assert.DoesNotContain(leaks, leak => leak.Contains("/leak/wall") && (leak.Contains("caseworker A as a page tells HouseholdName of household A") || leak.Contains("coordinator")));

        Assert.Contains(doors, door => door.StartsWith("/leak/wall/{id:guid} to caseworker B as a page is open: ", StringComparison.Ordinal) && door.Contains(Canary(Secret.HouseholdName).Owner.ToString()));
        Assert.Contains(doors, door => door.StartsWith("/leak/word/{id:guid} to caseworker B as JSON tells what is there from what is not: ", StringComparison.Ordinal));
        Assert.Contains(doors, door => door.StartsWith("/leak/shut/{id:guid} to caseworker A as a page is shut: ", StringComparison.Ordinal));

        var finder = new CanaryFinder(planted.Canaries);
        Assert.Contains(planted.Network.Heard.Lines, line => finder.In(line).Contains(Canary(Secret.HouseholdNote)));
    }

    [Theory, Databases]
    public async Task T22_An_open_word_in_any_column_or_file_is_found(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var canary = new Canary { Secret = Secret.HouseholdName, Of = "somebody", Owner = Guid.Empty, Organisation = null, Objects = [], Words = ["qwzrtplkxmnv"], Numbers = [51.2345678] };
        var scan = new ByteScan([canary]);
        Assert.DoesNotContain(await Kept.Of(network), place => scan.In(place.Bytes).Contains(canary));
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), async write =>
        {
            await write.Execute("INSERT INTO network (name, value) VALUES ('note', 'of qwzrtplkxmnv alone')");
            await write.Execute("INSERT INTO protection_keys (name, box) VALUES ('key', @box)", new { box = Encoding.Unicode.GetBytes("of qwzrtplkxmnv alone") });
        });
        var found = (await Kept.Of(network)).Where(place => scan.In(place.Bytes).Contains(canary)).Select(place => place.Place).ToList();
        string[] places = ["network.value", "protection_keys.box", .. on is On.Sqlite ? ["prytulak.db-wal"] : Array.Empty<string>()];
        Assert.Empty(places.Except(found));
    }

    [Fact]
    public void A_word_is_found_in_each_disguise_and_at_every_place()
    {
        var (random, word) = (new Random(22), Encoding.UTF8.GetBytes("qwzrtplkxmnv"));
        var canary = new Canary { Secret = Secret.Address, Of = "somebody", Owner = Guid.Empty, Organisation = null, Objects = [], Words = ["qwzrtplkxmnv"] };
        var scan = new ByteScan([canary]);
        for (var turn = 0; turn < 300; turn++)
        {
            var (before, after) = (new byte[random.Next(40)], new byte[random.Next(40)]);
            random.NextBytes(before);
            random.NextBytes(after);
            Assert.Empty(scan.In([.. before, .. word[..6], .. word[7..], .. after]));
            byte[] all = [.. before, .. word, .. after];
            foreach (var kept in (byte[][])[all, Encoding.ASCII.GetBytes(Convert.ToBase64String(all)), Encoding.ASCII.GetBytes(Convert.ToHexString(all)),
                Encoding.ASCII.GetBytes(Convert.ToHexStringLower(all)), [.. before, .. Encoding.Unicode.GetBytes("qwzrtplkxmnv"), .. after]])
                Assert.Contains(canary, scan.In(kept));
        }
    }

    [Fact]
    public void A_letter_is_read_however_it_is_encoded()
    {
        var word = Convert.ToBase64String(Encoding.UTF8.GetBytes("Прывітанне, qwzrtplkxmnv"));
        Assert.Contains("qwzrtplkxmnv", PostedMail.Read($"Subject: x\r\nContent-Transfer-Encoding: base64\r\n\r\n{word[..10]}\r\n{word[10..]}\r\n"));
        Assert.Contains("qwzrtplkxmnv", PostedMail.Read($"Subject: =?utf-8?B?{word}?=\r\n\r\nx"));
        Assert.Contains("qwzrtplkxmnv", PostedMail.Read("Subject: x\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nqwzr=74pl=\r\nkxmnv"));
    }

    private void Leak(Routes routes)
    {
        routes.Get("/leak/page", Roles.Everyone, () => TypedResults.Text($"<p>{Canary(Secret.HouseholdName).Words[0]}</p>", "text/html"));
        routes.Get("/leak/header", Roles.Everyone, (Visit visit) =>
        {
            visit.Http.Response.Headers["X-Note"] = Canary(Secret.HouseholdEmail).Words[0];
            return TypedResults.Text("");
        });
        routes.Get("/leak/redirect", Roles.Everyone, () => TypedResults.Redirect("/?note=" + Canary(Secret.HouseholdOther).Words[0]));
        routes.Get("/leak/grouped", Roles.Everyone, (Visit visit, HouseholdLinks links) =>
        {
            visit.Http.RequestServices.GetRequiredService<ILogger<Visit>>().LogWarning("{Note}", Canary(Secret.HouseholdNote).Words[0]);
            var words = links.Phrase(Canary(Secret.Phrase).Owner, 1, "uk").Split(' ').Select(word => $"<li>{word}</li>");
            return TypedResults.Text($"call <b>+48</b> {string.Join(' ', Canary(Secret.HouseholdPhone).Squeezed[0][2..].Chunk(3).Select(three => new string(three)))} {string.Concat(words)}", "text/html");
        });
        // The wall between the organisations, taken away.
        routes.Get("/leak/wall/{id:guid}", Roles.Caseworker, async (Visit visit, Guid id, Households households, Reveals reveals) =>
        {
            var household = await households.Find(Viewer.System, id) ?? throw Refusal.Absent;
            return TypedResults.Text(await reveals.Open(visit.Act("test"), "households", id, household.Name, HouseholdFacts.Name), "text/plain");
        });
        routes.Get("/leak/word/{id:guid}", Roles.Caseworker, async Task<IResult> (Visit visit, Guid id, Households households) =>
        {
            if (await households.Find(visit.Viewer, id) is not null) return TypedResults.Text("");
            throw await households.Find(Viewer.System, id) is null ? Refusal.Absent : new Refusal(Why.Absent, "desk.not_found");
        });
        routes.Get("/leak/shut/{id:guid}", Roles.Caseworker, IResult () => throw Refusal.Absent);
    }
}
