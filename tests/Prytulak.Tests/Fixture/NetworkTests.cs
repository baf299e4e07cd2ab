using System.Net;
using Prytulak.Foundation;
using Xunit;

namespace Prytulak.Tests.Fixture;

public sealed class NetworkTests
{
    [Theory, Databases]
    public async Task A_network_starts_empty_answers_and_starts_again_on_the_same_data(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var somebody = network.Visitor("uk");
        await somebody.Open("/nowhere");
        Assert.Equal(HttpStatusCode.NotFound, somebody.Status);
        Assert.Equal("uk", somebody.Page.DocumentElement.GetAttribute("lang"));
        await network.Restart();
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Open("/nowhere")).Status);
        Assert.Null(await network.Get<JournalLines>().Fault());
    }
}
