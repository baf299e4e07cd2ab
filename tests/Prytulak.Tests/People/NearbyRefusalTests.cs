using System.Net;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>Whoever types a code that opens nothing learns not why, and nothing of anybody is told to anybody.</summary>
public sealed class NearbyRefusalTests
{
    [Theory, Databases]
    public async Task T17_every_code_that_does_not_work_is_refused_by_the_same_page_and_changes_nothing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, theirs) = (await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var (_, guesser) = await network.Family(ours);
        var codes = new Dictionary<string, string>
        {
            ["never made"] = "ADEFH JKLMR", ["empty of signs"] = "  -- ", ["own"] = await guesser.MakesCode(), ["of another organisation"] = await (await network.Family(theirs)).Visitor.MakesCode(),
            ["used"] = await Used(network, ours), ["taken back"] = await TakenBack(network, ours), ["replaced"] = await Replaced(network, ours), ["of one who left"] = await Left(network, ours),
            ["of one who is forgotten"] = await Forgotten(network, ours), ["of a pair that has not agreed on a third"] = await OfPair(network, ours),
        };
        var before = await network.Get<JournalLines>().Last();
        var pages = new Dictionary<string, string>();
        foreach (var (why, code) in codes)
        {
            network.Clock.Advance(TimeSpan.FromMinutes(2));
            await guesser.Agrees(code);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guesser.Status);
            pages[why] = guesser.Bare();
        }
        Assert.Contains("does not work for you", guesser.Faults["code"]);
        Assert.True(pages.Values.Distinct().Count() == 1, string.Join("\n", pages.GroupBy(page => page.Value).Select(same => string.Join(", ", same.Select(page => page.Key)))));
        Assert.Equal(before, await network.Get<JournalLines>().Last());
        var late = await (await network.Family(ours)).Visitor.MakesCode();
        network.Clock.Advance(GroupCodes.Life);
        await guesser.MakesCode();
        await guesser.Agrees(late);
        Assert.Contains("does not work for you", guesser.Faults["code"]);
        Assert.Equal(0, await guesser.Others());
    }

    private static async Task<string> Used(TestNetwork network, Guid organisation)
    {
        var code = await (await network.Family(organisation)).Visitor.MakesCode();
        await (await network.Family(organisation)).Visitor.Agrees(code);
        return code;
    }

    private static async Task<string> TakenBack(TestNetwork network, Guid organisation)
    {
        var (_, visitor) = await network.Family(organisation);
        var code = await visitor.MakesCode();
        await visitor.TakesItBack();
        return code;
    }

    private static async Task<string> Replaced(TestNetwork network, Guid organisation)
    {
        var (_, visitor) = await network.Family(organisation);
        var code = await visitor.MakesCode();
        network.Clock.Advance(TimeSpan.FromSeconds(1));
        await visitor.MakesCode();
        return code;
    }

    private static async Task<string> Left(TestNetwork network, Guid organisation)
    {
        var (id, visitor) = await network.Family(organisation);
        var code = await visitor.MakesCode();
        await network.Get<Journal>().Write(Somebody.System, write => GroupWrites.Leave(write, id));
        return code;
    }

    private static async Task<string> Forgotten(TestNetwork network, Guid organisation)
    {
        var (id, visitor) = await network.Family(organisation);
        var code = await visitor.MakesCode();
        await network.Get<Erasing>().Erase(Somebody.System, id);
        return code;
    }

    private static async Task<string> OfPair(TestNetwork network, Guid organisation)
    {
        var (_, visitor) = await network.Family(organisation);
        await (await network.Family(organisation)).Visitor.Agrees(await visitor.MakesCode());
        return await visitor.MakesCode();
    }

    [Theory, Databases]
    public async Task A_household_reads_nothing_of_another_but_that_it_is_there_whatever_becomes_of_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((olena, hers), (taras, his)) = (await network.Family(ours, "Canary Olena"), await network.Family(ours, "Canary Taras"));
        await his.Agrees(await hers.MakesCode());
        var (references, group) = (network.Get<OpenPleas>().All.ToDictionary(plea => plea.Id, plea => plea.Reference), network.Get<OpenPleas>().Find(olena)!.Group!.Value);
        var before = await Pages(hers);
        await network.Get<Journal>().Write(Somebody.System, write => Households.Become(write, taras, HouseholdState.Housed));
        Assert.Equal(before, await Pages(hers));
        await network.Get<Journal>().Write(Somebody.System, write => Households.Become(write, taras, HouseholdState.Withdrawn));
        Assert.Equal(before, await Pages(hers));
        foreach (var (page, other) in (await Pages(hers)).Select(page => (page, taras)).Concat((await Pages(his)).Select(page => (page, olena))))
        {
            Assert.DoesNotContain(other.ToString(), page);
            Assert.DoesNotContain(group.ToString(), page);
            Assert.DoesNotContain(references[other], page);
            Assert.DoesNotContain(other == taras ? "Canary Taras" : "Canary Olena", page);
        }
        await his.Leaves();
        Assert.Contains("\"others\":0", (await Pages(hers))[1]);
        Assert.DoesNotContain((await Pages(hers)), page => page.Contains(taras.ToString()));
    }

    // As a person and as a program, and everything that is kept; what is read oneself adds lines to it.
    private static async Task<IReadOnlyList<string>> Pages(Visitor visitor)
    {
        var pages = new List<string> { (await visitor.Open("/my/nearby")).Bare(), (await visitor.Ask("/my/nearby")).GetRawText(), (await visitor.Open("/my")).Bare(), (await visitor.Ask("/my")).GetRawText() };
        var data = await visitor.Ask("/my/data");
        pages.AddRange(data.EnumerateObject().Where(part => part.Name is not "journal").Select(part => part.Value.GetRawText()));
        pages.Add(string.Join('\n', data.GetProperty("journal").EnumerateArray().Select(line => line.GetRawText()).Where(line => !line.Contains("revealed"))));
        return pages;
    }

    [Theory, Databases]
    public async Task What_was_agreed_is_in_the_journal_and_in_the_data_that_a_household_takes_along(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((olena, hers), (taras, his)) = (await network.Family(ours), await network.Family(ours));
        await his.Agrees(await hers.MakesCode());
        var group = network.Get<OpenPleas>().Find(olena)!.Group!.Value;
        await his.Leaves();
        Assert.Equal([("made room", olena), ("joined", taras), ("left", taras)], (await network.JournalOf(group)).OrderBy(line => line.Seq).Select(line => (line.Kind, line.Actor)));
        Assert.Contains(await network.JournalOf(olena), line => line.Kind == "made a code to live near another" && line.Actor == olena);
        Assert.Equal(["agreed to live near others", "left its group"], (await network.JournalOf(taras)).Where(line => line.Actor == taras && line.IsChange).OrderBy(line => line.Seq).Select(line => line.Kind));
        Assert.All(await network.JournalOf(olena), line => Assert.NotEqual(taras, line.Actor));
        Assert.Equal(0, (await hers.Ask("/my/data")).GetProperty("nearby").GetProperty("others").GetInt32());
        Assert.Null(await network.Get<JournalLines>().Fault());
    }

    [Theory, Databases]
    public async Task A_forgotten_household_leaves_its_group_and_the_other_sees_only_the_number(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((_, hers), (taras, his)) = (await network.Family(ours), await network.Family(ours));
        await his.Agrees(await hers.MakesCode());
        await his.Open("/my/erase");
        await his.Submit(new { sure = true });
        Assert.Equal("/goodbye", his.Path);
        Assert.Equal((0, 1L), (await hers.Others(), await network.Rows("group_members")));
        Assert.Null(network.Get<OpenPleas>().Find(taras));
        await hers.MakesCode();
        await hers.TakesItBack();
        Assert.Equal((0L, 0L), (await network.Rows("group_members"), await network.Rows("household_groups")));
    }
}
