using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>The demonstration is a network like any other: whole, in every state of the life cycle, and with something to do for everybody.</summary>
public sealed class DemonstrationTests
{
    [Fact]
    public async Task Everybody_finds_something_to_do_in_a_network_that_is_whole_and_in_every_state()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var demonstration = network.Get<Demonstration>();
        await demonstration.Fill(_ => { });
        await demonstration.Fill(_ => { });
        Assert.Equal(3, (await network.Get<Organisations>().All()).Count());
        Assert.Equal((2000L, 600L), (await Count(network, "hosts"), await Count(network, "households")));
        Assert.Equal(Enum.GetNames<AccommodationState>().Order(), await States(network, "accommodations"));
        Assert.Equal(Enum.GetNames<StayState>().Order(), await States(network, "stays"));
        Assert.Equal(Enum.GetNames<HouseholdState>().Except([nameof(HouseholdState.Erased)]).Order(), await States(network, "households"));
        Assert.Empty(await new Verify(network.Settings, network.Clock, _ => { }).Run());
        await EachHasSomething(network, await demonstration.SignIns());
    }

    private static async Task EachHasSomething(TestNetwork network, IReadOnlyList<(string Role, string Path)> ways)
    {
        Assert.Equal(7, ways.Count);
        foreach (var (role, path) in ways)
        {
            using var visitor = network.Visitor();
            await visitor.Open(path);
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            if (role is "auditor" or "coordinator") continue;
            var leadsOn = visitor.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).ToList();
            Assert.True(leadsOn.Exists(to => Guid.TryParse(to.Split('/')[^1], out _)) || role is "operator", $"{role} has nothing to open at {visitor.Path}");
        }
    }

    private static Task<long> Count(TestNetwork network, string table) => network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));

    private static Task<IEnumerable<string>> States(TestNetwork network, string table) =>
        network.Get<Database>().Read(c => c.QueryAsync<string>($"SELECT DISTINCT state FROM {table} ORDER BY state"));
}
