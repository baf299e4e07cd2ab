using System.Net;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>What counts how much: read at the desk, tried out and set by coordinators.</summary>
public sealed class WeightsTests
{
    [Theory, Databases]
    public async Task A_coordinator_sees_the_effect_first_and_then_uses_the_weights(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, random) = (await network.Organisation("Ours", "PL"), new Random(6));
        await PlanFixture.Homes(network, ours, 60, random);
        await PlanFixture.Households(network, ours, 60, random);
        var before = await network.Plan(ours);
        using var coordinator = await Coordinator(network, ours);
        await (await coordinator.Open("/plan/weights")).Submit(new { distance = 0, language = 1000, @do = "effect" }, action: "/plan/weights");
        Assert.Contains("What these weights would do", coordinator.Text);
        Assert.Equal((before.Problem.Weights, "1000"), ((await network.Plan(ours)).Problem.Weights, coordinator.Held("language")));
        var cells = coordinator.Page.QuerySelectorAll("#effect tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent).ToList()).ToDictionary(row => row[0]);
        Assert.Equal(before.Plan.Placed.ToString(), cells["Households with a home"][1]);
        Assert.True(Share(cells["With a language in common"][2]) > Share(cells["With a language in common"][1]), string.Join(" ", cells["With a language in common"]));
        await coordinator.Submit(new { @do = "use" }, action: "/plan/weights");
        Assert.Equal("1000", coordinator.Held("language"));
        var after = await network.Plan(ours);
        Assert.Equal((0, 1000), (after.Problem.Weights.Distance, after.Problem.Weights.Language));
        Assert.Equal(cells["Households with a home"][2], after.Plan.Placed.ToString());
        Assert.NotEqual(before.Pairs(), after.Pairs());
    }

    [Theory, Databases]
    public async Task What_cannot_be_a_weight_is_said_beside_it_and_what_was_typed_stays(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        using var coordinator = await Coordinator(network, ours);
        await (await coordinator.Open("/plan/weights")).Submit(new { person = "many", near = "1001", distance = 77, @do = "use" }, action: "/plan/weights");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "near, person"), (coordinator.Status, string.Join(", ", coordinator.Faults.Keys.Order())));
        Assert.Equal(("many", "77"), (coordinator.Held("person"), coordinator.Held("distance")));
        Assert.Equal(0, (await network.Get<SavedWeights>().Of(ours)).Version);
    }

    [Theory, Databases]
    public async Task A_caseworker_reads_them_and_cannot_set_them_and_of_two_coordinators_the_second_is_told(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        using var caseworker = await network.Caseworker(ours);
        using var coordinator = await Coordinator(network, ours);
        Assert.Contains("A language in common 200", (await caseworker.Open("/plan/weights")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Send(new(HttpMethod.Post, "/plan/weights") { Content = new FormUrlEncodedContent([]) })).Status);
        await coordinator.Open("/plan/weights");
        await network.Get<Journal>().Write(new(await new World(network).Account(Roles.Coordinator, ours), "test"), write => SavedWeights.Set(write, ours, new() { Near = 5 }, 0));
        await coordinator.Submit(new { near = 9, @do = "use" }, action: "/plan/weights");
        Assert.Equal((HttpStatusCode.Conflict, 5), (coordinator.Status, (await network.Get<SavedWeights>().Of(ours)).Weights.Near));
    }

    private static int Share(string percent) => int.Parse(percent.Split(' ')[0]);

    private static async Task<Visitor> Coordinator(TestNetwork network, Guid organisation)
    {
        await network.Get<Journal>().Write(Somebody.System, write => Network.Set(write, Network.Demonstration));
        var visitor = network.Visitor();
        await visitor.Open(network.Get<SignInLinks>().ForDemonstration((await new World(network).Account(Roles.Coordinator, organisation)).Id));
        return visitor;
    }
}
