using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Prytulak.Tests.Story;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>A coordinator plans for five hundred households, in a real browser; hosts and households answer; refusals heal.</summary>
public sealed class PlanStoryTests
{
    [Fact]
    public Task In_Ukrainian_with_script() => A_coordinator_plans_and_others_answer("uk", 1280, 800, true, On.Sqlite);

    [Fact]
    public Task In_Polish_on_a_phone_without_script() => A_coordinator_plans_and_others_answer("pl", 360, 740, false, On.Postgres);

    private static async Task A_coordinator_plans_and_others_answer(string language, int width, int height, bool script, On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random, faults) = (await network.Organisation("Ours", "PL"), new Random(8), new List<string>());
        await network.Get<Journal>().Write(Somebody.System, write => Network.Set(write, Network.Demonstration));
        await PlanFixture.Homes(network, ours, 400, random);
        await PlanFixture.Households(network, ours, 500, random);
        Task<Person> Somewhere() => Person.With(network.Address, language, width, height, script, faults);
        await using var coordinator = await Somewhere();
        await using var other = await Somewhere();

        await coordinator.Open(network.Get<SignInLinks>().ForDemonstration((await new World(network).Account(Roles.Coordinator, ours)).Id));
        await coordinator.Open("/plan");
        Assert.Contains("500", await coordinator.Page.Locator("main .lead").First.InnerTextAsync());
        await coordinator.Follow("/plan/households/");
        Assert.True(await coordinator.Page.Locator("main .fits li").CountAsync() > 0, await coordinator.Text());
        await coordinator.Open("/plan/without");

        await ChangeAWeight(coordinator);
        var planned = await Send(coordinator, network, ours);
        var stays = (await network.Get<Stays>().Current(Viewer.System)).OrderBy(stay => stay.Id).ToList();
        Assert.Equal(50, stays.Count);
        Assert.All(stays, stay => Assert.Equal(planned[stay.Household], stay.Unit));

        await Answer(other, network, stays[0], householdSays: "yes", hostSays: "yes");
        await Answer(other, network, stays[1], householdSays: "no");
        await Answer(other, network, stays[2], hostSays: "no");
        Assert.Equal([StayState.Confirmed, StayState.Declined, StayState.Declined], await Task.WhenAll(stays.Take(3).Select(async stay => (await network.Get<Stays>().Find(Viewer.System, stay.Id))!.State)));
        await coordinator.Open("/plan");
        var healed = await network.Plan(ours);
        Assert.Null(healed.NumberOf(stays[0].Household));
        foreach (var refused in stays[1..3])
        {
            Assert.NotNull(healed.NumberOf(refused.Household));
            Assert.NotEqual(refused.Unit, healed.Pairs().GetValueOrDefault(refused.Household));
            Assert.Contains(healed.Input.Gaps, gap => gap.Unit.Unit == refused.Unit);
        }
        Assert.DoesNotContain(healed.Pairs().Keys, stays.Skip(3).Select(stay => stay.Household).Contains);
        Assert.Empty(await BookingAudit.Faults(network.Get<Database>()));
        Assert.Empty(faults.Distinct());
    }

    private static async Task ChangeAWeight(Person coordinator)
    {
        await coordinator.Open("/plan/weights");
        await coordinator.Fill("language", "0");
        await coordinator.Send("/plan/weights");
        Assert.Equal(6, await coordinator.Page.Locator("#effect tbody tr").CountAsync());
        await coordinator.Press(coordinator.Page.Locator("main button[value=use]"));
        Assert.Equal("0", await coordinator.Page.Locator("input[name=language]").InputValueAsync());
    }

    // The first page of the plan, all of it.
    private static async Task<Dictionary<Guid, Guid>> Send(Person coordinator, TestNetwork network, Guid organisation)
    {
        await coordinator.Open("/plan");
        var planned = (await network.Plan(organisation)).Pairs();
        await coordinator.Page.Locator("main input[name=all]").CheckAsync();
        await coordinator.Send("/plan/send");
        Assert.Contains("50", await coordinator.Page.Locator("main .lead").InnerTextAsync());
        return planned;
    }

    private static async Task Answer(Person person, TestNetwork network, Stay stay, string? householdSays = null, string? hostSays = null)
    {
        if (householdSays is not null)
        {
            var links = network.Get<HouseholdLinks>();
            await network.Get<Journal>().Write(Somebody.System, write => links.Renew(write, stay.Household));
            await person.ComeAs("");
            await person.Open("/k/" + links.Token(stay.Household, 1));
            await Say(person, "/my/stays/", householdSays);
        }
        if (hostSays is null) return;
        await person.ComeAs("");
        await person.Open(network.Get<SignInLinks>().ForDemonstration(stay.Host));
        await person.Open("/requests");
        await Say(person, "/requests/", hostSays);
    }

    private static async Task Say(Person person, string path, string answer)
    {
        var form = person.Page.Locator($"main form[action^='{path}'][action$='/{answer}']").First;
        if (answer == "no")
        {
            await person.Page.Locator("main details:has(form) > summary").First.ClickAsync();
            await form.Locator("input[name=reason]").First.CheckAsync();
        }
        await person.Press(form.Locator("button").First);
    }
}
