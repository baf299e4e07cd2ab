using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Prytulak.Tests.Placement.Planning;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Children without an adult are never placed with private hosts, whatever is done in whatever order (T05).</summary>
public sealed class T05_ChildrenAloneTests
{
    private const int Commands = 120;

    [Theory, Databases]
    public async Task T05_no_sequence_of_commands_gives_a_stay_to_children_alone(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, random) = (new World(network), await network.Organisation("Ours", "PL"), new Random(5));
        var (home, units) = await world.Home(await world.Host(ours), "Lipowa 1", (4, 1), (3, 0));
        var (shared, room) = await world.Home(await world.Host(ours), "Lipowa 2", (4, 0));
        await network.Get<Journal>().Write(Somebody.System, async write =>
        {
            await write.Execute("UPDATE accommodations SET residents = 'Men' WHERE id = @shared", new { shared });
            write.Note("accommodations", "changed", shared);
        });
        Guid[] all = [.. units, .. room];
        var household = await world.Household(ours, new() { ChildAges = [9, 15] });
        using var caseworker = await network.Caseworker(ours);
        using var colleague = await network.Caseworker(ours);
        var done = new HashSet<string>();
        for (var step = 0; step < Commands; step++)
        {
            var (who, unit) = (random.Next(2) == 0 ? caseworker : colleague, all[random.Next(all.Length)]);
            done.Add(await Try(network, who, household, unit, random));
            Assert.True(await network.Count("stays") + await network.Count("queued_proposals") + await network.Count("nights") == 0, done.Last());
        }
        Assert.True(done.Count >= 9, string.Join(", ", done));
        // The same commands place somebody else.
        var family = await world.Household(ours, new() { Adults = 1, ChildAges = [9] });
        await caseworker.Send(Post($"/desk/households/{family}/propose/{units[0]}", ("hold", "on")));
        Assert.Single(await network.StaysOf(family));
    }

    [Theory, Databases]
    public async Task T05_who_has_been_proposed_a_home_does_not_become_children_alone(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, units) = await world.Home(await world.Host(ours), "Lipowa 1", (4, 1));
        var household = await world.Household(ours, new() { Adults = 1, ChildAges = [9] });
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Send(Post($"/desk/households/{household}/propose/{units[0]}"));
        await caseworker.Open($"/desk/households/{household}/answers/1");
        await caseworker.Submit(new { adults = 0, child_ages = "9" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, caseworker.Status);
        Assert.Equal(1, network.Get<OpenPleas>().Find(household)!.Needs.Adults);
    }

    private static async Task<string> Try(TestNetwork network, Visitor who, Guid household, Guid unit, Random random)
    {
        var today = network.Clock.Today;
        switch (random.Next(11))
        {
            case 0: await who.Send(Post($"/desk/households/{household}/propose/{unit}", ("hold", "on"))); return "held";
            case 1: await who.Send(Post($"/desk/households/{household}/propose/{unit}", ("from", today.ToString("O")), ("to", today.AddDays(9).ToString("O")))); return "proposed";
            case 2: await who.Send(Post("/plan/send", ("chosen", new PlanChoice(household, unit, today, today.AddDays(30)).Written))); return "planned";
            case 3: await who.Send(Post($"/desk/households/{household}/waive/{unit}", ("waiver_reason", "known"))); return "waived";
            case 4: await who.Send(Post($"/desk/households/{household}/take", ("version", "1"))); return "taken";
            case 5:
                await who.Open($"/desk/households/{household}/answers/1");
                await who.Submit(new { adults = 0, with_man = random.Next(2) == 0, child_ages = string.Join(", ", Enumerable.Range(0, 1 + random.Next(4)).Select(_ => random.Next(18))) });
                return "answered";
            case 6: await network.Get<Journal>().Write(Somebody.System, write => Households.HasNoBed(write, household)); return "without a bed";
            case 7: await network.Get<Journal>().Write(Somebody.System, write => Households.SeekNext(write, household, random.Next(2) == 0 ? today : null)); return "seeks the next";
            case 8: await network.Get<SendQueued>().Round(); network.Clock.Advance(TimeSpan.FromMinutes(random.Next(1, 50))); return "queue";
            case 9: await Directly(network, household, unit, today); return "directly";
            default:
                await who.Open($"/desk/households/{household}/tonight");
                await who.Open($"/desk/households/{household}/candidates");
                Assert.Empty(who.Page.QuerySelectorAll("form[action*='/propose/'], form[action*='/waive/']"));
                return "looked";
        }
    }

    // As if every check of the program had been forgotten.
    private static Task Directly(TestNetwork network, Guid household, Guid unit, DateOnly today) => Assert.ThrowsAnyAsync<Exception>(() => network.Get<StayChanges>().Book(Somebody.System, async write =>
        await network.Get<SendProposal>().Send(write, network.Get<FreeUnits>().Find(unit)!, household, today, today.AddDays(9), hold: true, Guid.NewGuid(), isItsTurn: true)));

    private static HttpRequestMessage Post(string path, params (string Key, string Value)[] fields) =>
        new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value))) };
}
