using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>One network on each database for the tests of a class, which are about people who do not know each other. An hour passes between them.</summary>
public sealed class SharedNetworks : IAsyncLifetime
{
    private readonly Dictionary<On, TestNetwork> networks = [];

    public async Task<TestNetwork> Get(On on)
    {
        if (!networks.TryGetValue(on, out var network)) networks.Add(on, network = await TestNetwork.Start(on));
        network.Clock.Advance(TimeSpan.FromHours(1));
        return network;
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var network in networks.Values) await network.DisposeAsync();
    }
}
