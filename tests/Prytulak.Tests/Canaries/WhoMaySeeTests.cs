using Microsoft.AspNetCore.Routing;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>The tables of who may see and change what are complete, and say the same as the routes themselves.</summary>
[Collection(nameof(Crawled))]
public sealed class WhoMaySeeTests(Crawled crawled) : IAsyncLifetime
{
    private PlantedNetwork planted = null!;

    public async ValueTask InitializeAsync() => planted = (await crawled.On(On.Sqlite)).Planted;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory, InlineData("GET"), InlineData("POST")]
    public void Every_route_is_in_the_table_for_exactly_those_who_may_use_it(string method)
    {
        var routes = Crawl.Routes(planted, method).ToDictionary(Crawl.PathOf, route => route.Metadata.GetMetadata<MayUse>()!.Roles);
        var table = Table(method).GroupBy(line => line.Route).ToDictionary(lines => lines.Key, lines => lines.Aggregate(Roles.None, (who, line) => who | line.Who));
        Rule.Holds(routes.Except(table).Select(route => $"{route.Key} for {route.Value} is not in the table"));
        Rule.Holds(table.Except(routes).Select(line => $"{line.Key} for {line.Value} is no route"));
    }

    [Fact]
    public void No_route_is_used_by_another_method() =>
        Rule.Holds(planted.Network.Get<EndpointDataSource>().Endpoints
            .Where(e => string.Join(' ', e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []) is not ("GET HEAD" or "POST")).Select(e => e.DisplayName));

    [Theory, InlineData("GET"), InlineData("POST")]
    public void Every_route_has_addresses_to_ask_for(string method)
    {
        var targets = new Targets(planted);
        Rule.Holds(Crawl.Routes(planted, method).Select(Crawl.PathOf).Where(route => !targets.Of(route).Any(target => !target.Path.Contains('{'))));
    }

    [Fact]
    public void Every_kind_of_sealed_fact_is_planted()
    {
        Rule.Holds(Enum.GetValues<Secret>().Except(planted.Canaries.Select(canary => canary.Secret)).Select(secret => secret.ToString()));
        Rule.Holds(planted.Canaries.GroupBy(canary => (canary.Words.FirstOrDefault(), canary.Squeezed.FirstOrDefault())).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {string.Join(", ", same)}"));
    }

    private static IReadOnlyList<MaySee> Table(string method) => method is "GET" ? WhoMaySee.Reading : WhoMaySee.Changing;
}
