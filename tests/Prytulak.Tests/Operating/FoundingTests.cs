using System.Net;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Operating;

/// <summary>How a network of real people begins: an empty house, one command, and somebody who may invite the others.</summary>
public sealed class FoundingTests
{
    [Theory, Databases]
    public async Task The_first_coordinator_is_invited_by_a_command_and_is_the_operator_too(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Stop();
        var first = await FoundOrganisation.Run(network.Settings, network.Clock, Ours("Dom Otwarty", "PL|LT", "pl|uk"), "Anna Nowak", "Anna@Nowak.example");
        network.Clock.Advance(TimeSpan.FromMinutes(1));
        await FoundOrganisation.Run(network.Settings, network.Clock, Ours("Zuflucht", "DE", "de"), "Jens Meier", "jens@meier.example");
        await network.Start();
        Assert.Equal(["Dom Otwarty", "Zuflucht"], (await network.Get<Organisations>().All()).Select(o => o.Name));
        Assert.Equal([Roles.Coordinator | Roles.Operator, Roles.Coordinator],
            (await network.Get<Database>().Read(c => c.QueryAsync<int>("SELECT roles FROM accounts ORDER BY created_at, id"))).Select(roles => (Roles)roles));
        using var anna = network.Visitor("pl");
        Assert.Equal(HttpStatusCode.OK, (await anna.Open(first.PathAndQuery)).Status);
        await anna.Submit();
        Assert.Equal("/sign-in/enrol", anna.Path);
        Assert.Empty(await new Verify(network.Settings, network.Clock, _ => { }).Run());
    }

    [Theory, Databases]
    public async Task What_cannot_be_is_said_and_leaves_nothing(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Stop();
        await FoundOrganisation.Run(network.Settings, network.Clock, Ours("Dom Otwarty", "PL", "pl"), "Anna Nowak", "anna@nowak.example");
        foreach (var (organisation, name, email) in (IEnumerable<(Organisation, string, string)>)
                 [(Ours("", "PL", "pl"), "Jan", "jan@mail.example"), (Ours("Dom", "", "pl"), "Jan", "jan@mail.example"), (Ours("Dom", "Polska", "pl"), "Jan", "jan@mail.example"),
                  (Ours("Dom", "PL", "xx"), "Jan", "jan@mail.example"), (Ours("Dom", "PL", "pl"), "", "jan@mail.example"), (Ours("Dom", "PL", "pl"), "Jan", "jan"),
                  (Ours("Dom", "PL", "pl"), "Jan", "ANNA@nowak.example")])
            await Assert.ThrowsAsync<InvalidDataException>(() => FoundOrganisation.Run(network.Settings, network.Clock, organisation, name, email));
        await network.Start();
        Assert.Single(await network.Get<Organisations>().All());
    }

    [Fact]
    public async Task Nobody_real_is_invited_into_a_demonstration()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => Network.Set(write, Network.Demonstration));
        await network.Stop();
        await Assert.ThrowsAsync<InvalidDataException>(() => FoundOrganisation.Run(network.Settings, network.Clock, Ours("Dom", "PL", "pl"), "Jan", "jan@mail.example"));
    }

    private static Organisation Ours(string name, string countries, string languages) => new() { Id = Guid.CreateVersion7(), Name = name, Countries = countries, Languages = languages };
}
