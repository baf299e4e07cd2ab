using Microsoft.AspNetCore.Routing;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.HouseRules;

/// <summary>Every route says who may use it, and no other site can make a browser change anything.</summary>
public sealed class EndpointTests : IAsyncLifetime
{
    private static readonly string[] Harmless = ["GET", "HEAD"];
    private TestNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await TestNetwork.Start(On.Sqlite);

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public void Every_route_says_who_may_use_it_and_by_which_method()
    {
        Assert.NotEmpty(Endpoints);
        Rule.Holds(Endpoints.Where(e => e.Metadata.GetMetadata<MayUse>() is not { Roles: not Roles.None }).Select(e => e.DisplayName));
        Rule.Holds(Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>() is null).Select(e => e.DisplayName));
    }

    [Fact]
    public void T32_Every_route_that_changes_something_asks_where_the_request_comes_from() =>
        Rule.Holds(Endpoints.Where(e => Methods(e).Except(Harmless).Any())
            .Where(e => e.Metadata.GetMetadata<ProvesOrigin>() is null && e.Metadata.GetMetadata<NoFormToken>() is not { Because.Length: > 20 })
            .Select(e => e.DisplayName));

    [Fact]
    public void Routes_are_added_in_one_way() =>
        Rule.Holds(Sources.Application.Where(s => s.Name is not ("Routes" or "Server")).SelectMany(s => s.Places(@"\bMap(Get|Post|Put|Delete|Patch|Methods|Group|Fallback)?\(")));

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. network.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
}
