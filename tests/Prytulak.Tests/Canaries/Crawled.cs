using System.Collections.Concurrent;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>A planted network on each database, crawled once for all tests that ask what was found, or what is there afterwards.</summary>
[CollectionDefinition(nameof(Crawled))]
public sealed class Crawled : IAsyncDisposable, ICollectionFixture<Crawled>
{
    private readonly ConcurrentDictionary<On, Lazy<Task<(PlantedNetwork, Crawl)>>> all = new();

    public Task<(PlantedNetwork Planted, Crawl Crawl)> On(On on) => all.GetOrAdd(on, _ => new(() => Start(on))).Value;

    private static async Task<(PlantedNetwork, Crawl)> Start(On on)
    {
        var planted = await PlantedNetwork.Start(on);
        var crawl = new Crawl(planted, WhoMaySee.Reading);
        await crawl.Read(Crawl.Routes(planted, "GET").Select(Crawl.PathOf));
        return (planted, crawl);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in all.Values) await (await one.Value).Item1.DisposeAsync();
    }
}
