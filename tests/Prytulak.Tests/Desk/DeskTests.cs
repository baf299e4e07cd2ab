using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Xunit;

namespace Prytulak.Tests.Desk;

/// <summary>A caseworker's day: who waits, most urgent first; one case; the homes for it, with each reason named.</summary>
public sealed class DeskTests
{
    [Theory, Databases]
    public async Task The_most_urgent_of_the_own_organisation_stand_first_and_the_list_filters_sorts_and_exports(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours, theirs) = (new World(network), await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var later = await world.Household(ours, new() { Adults = 4, From = network.Clock.Today.AddDays(30), Languages = ["be"] });
        var tonight = await world.Household(ours, new() { Adults = 1, From = network.Clock.Today, Languages = ["uk"] });
        var baby = await world.Household(ours, new() { Adults = 1, ChildAges = [1], From = network.Clock.Today, Languages = ["uk"] });
        await world.Household(theirs);
        using var caseworker = await network.Caseworker(ours);
        Assert.Equal([baby, tonight, later], await Listed(caseworker, "/desk"));
        Assert.Equal([later, baby, tonight], await Listed(caseworker, "/desk?sort=size"));
        Assert.Equal([later], await Listed(caseworker, "/desk?language=be"));
        Assert.Equal([later], await Listed(caseworker, "/desk?urgency=Later"));
        Assert.Equal([], await Listed(caseworker, "/desk?state=Housed"));
        Assert.Equal([], await Listed(caseworker, "/desk?mine=on"));
        await caseworker.Open($"/desk/households/{tonight}");
        await caseworker.Submit(action: $"/desk/households/{tonight}/take");
        Assert.Equal([tonight], await Listed(caseworker, "/desk?mine=on"));
        var table = await caseworker.Client.GetStringAsync("/desk.csv?language=uk", TestContext.Current.CancellationToken);
        Assert.Equal(3, table.Trim().Split('\n').Length);
    }

    [Fact]
    public async Task A_queue_longer_than_a_page_goes_on_at_the_next()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        for (var n = 0; n < 103; n++) await world.Household(ours);
        using var caseworker = await network.Caseworker(ours);
        var first = await Listed(caseworker, "/desk?sort=waiting");
        await caseworker.Open("/desk?sort=waiting");
        Assert.Contains("Page 1 of 2", caseworker.Text);
        await caseworker.Follow("/desk?sort=waiting&page=2");
        var second = await Listed(caseworker, caseworker.Path);
        Assert.Equal((100, 3), (first.Count, second.Count));
        Assert.Empty(first.Intersect(second));
        Assert.Equal(second, await Listed(caseworker, "/desk?sort=waiting&page=99"));
    }

    [Theory, Databases]
    public async Task A_case_is_found_by_its_reference_by_its_own_desk_alone(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, theirs) = (await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var household = await new World(network).Household(ours);
        var reference = network.OnlyPlea().Reference;
        using var caseworker = await network.Caseworker(ours);
        using var stranger = await network.Caseworker(theirs);
        Assert.Equal($"/desk/households/{household}", (await caseworker.Open($"/desk/find?reference={reference.ToLowerInvariant()}")).Path);
        await stranger.Open($"/desk/find?reference={reference}");
        Assert.DoesNotContain(household.ToString(), stranger.Path);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Open($"/desk/households/{household}")).Status);
    }

    [Theory, Databases]
    public async Task Each_home_says_what_fits_and_what_does_not_and_only_what_fits_can_be_proposed(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (world, ours) = (new World(network), await network.Organisation("Ours", "PL"));
        var (_, large) = await world.Home(await world.Host(ours), "Lipowa 1", (4, 1));
        var (_, small) = await world.Home(await world.Host(ours), "Lipowa 2", (1, 0));
        await world.Home(await world.Host(ours, Prytulak.Housing.Contracts.Vetting.Awaiting), "Lipowa 3", (6, 0));
        var household = await world.Household(ours, new() { Adults = 2, ChildAges = [7] });
        using var caseworker = await network.Caseworker(ours);
        var answer = await caseworker.Ask($"/desk/households/{household}/candidates");
        Assert.Equal([large[0]], answer.GetProperty("fitting").EnumerateArray().Select(c => c.GetProperty("unit").GetGuid()));
        var miss = Assert.Single(answer.GetProperty("misses").EnumerateArray());
        Assert.Equal(small[0], miss.GetProperty("unit").GetGuid());
        Assert.Contains(miss.GetProperty("constraints").EnumerateArray(), c => c.GetProperty("name").GetString() == "fit.beds" && !c.GetProperty("holds").GetBoolean());

        await caseworker.Open($"/desk/households/{household}/candidates");
        await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{household}/propose/{small[0]}") { Content = new FormUrlEncodedContent([]) });
        Assert.Equal(HttpStatusCode.Conflict, caseworker.Status);
        await caseworker.Open($"/desk/households/{household}/candidates");
        await caseworker.Submit(action: $"/desk/households/{household}/propose/");
        Assert.StartsWith("/stays/", caseworker.Path);
    }

    private static async Task<IReadOnlyList<Guid>> Listed(Visitor visitor, string path) =>
        [.. (await visitor.Ask(path)).GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("id").GetGuid())];
}
