using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Prytulak.Map.Features;
using Prytulak.Operating;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>The two other classes of conformance that we claim: GeoJSON and OpenAPI 3.0; and that what is served comes from the network's own homes.</summary>
[Collection(MapNetwork.Collection)]
public sealed class OpenFormatTests(MapNetwork map)
{
    [Fact]
    public async Task GeoJson_is_right_by_the_letter_of_its_standard()
    {
        foreach (var query in (string[])["homes/items?limit=1000", "homes/items?kind=region", "homes/items?kind=country", "needs/items?limit=1000", "needs/items?kind=region", "crossings/items", "reception/items"])
        {
            var features = await map.All("/ogc/collections/" + query);
            Assert.NotEmpty(features);
            Assert.All(features, GeoJsonRules.Check);
            Assert.Equal(features.Count, features.Select(feature => (string)feature["id"]!).Distinct().Count());
        }
    }

    [Fact]
    public async Task GeoJson_names_its_type_and_takes_no_other_words_for_it()
    {
        var reply = await map.Get("/ogc/collections/homes/items", "en", ("Accept", "application/geo+json"));
        Assert.Equal("application/geo+json", reply.Type?.ToString());
        Assert.False(reply.Json.ContainsKey("crs"));
        Assert.Equal(reply.Body, (await map.Get("/ogc/collections/homes/items", "en", ("Accept", "application/json"))).Body);
    }

    [Fact]
    public async Task The_description_has_every_path_of_the_server_and_every_path_answers()
    {
        var api = await Described();
        var served = map.Network.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(endpoint => endpoint.RoutePattern.RawText!).Where(path => path.StartsWith(ServeFeatures.Root, StringComparison.Ordinal));
        var collections = ((string[])["homes", "needs", "crossings", "reception"]).SelectMany(id => served.Where(path => path.Contains("{collection}")).Select(path => path.Replace("{collection}", id).Replace("{feature}", "{featureId}")));
        Assert.Equal(served.Where(path => !path.Contains('{')).Concat(collections).Select(path => path[ServeFeatures.Root.Length..]).Select(path => path == "" ? "/" : path).Order(), api.Paths.Keys.Order());
        var root = api.Servers!.Single().Url!;
        foreach (var path in api.Paths.Keys)
            Assert.Equal((path, HttpStatusCode.OK), (path, (await map.Get(root + path.Replace("{featureId}", path.Contains("crossings") ? "UA-PL-01" : path.Contains("reception") ? map.ReceptionPoint.ToString() : "PL", StringComparison.Ordinal))).Status));
    }

    [Fact]
    public async Task The_description_has_every_status_and_type_that_comes()
    {
        var api = await Described();
        foreach (var (path, item) in api.Paths)
        {
            var asked = api.Servers!.Single().Url + path;
            var responses = item.Operations![HttpMethod.Get].Responses!;
            Assert.Equal(["200", "400", "404", "503"], responses.Keys.Order());
            foreach (var reply in (Reply[])[await map.Get(asked.Replace("{featureId}", "PL", StringComparison.Ordinal)), await map.Get(asked + "?nonsense=1"), await map.Get(asked.Replace("{featureId}", "none", StringComparison.Ordinal))])
                Assert.Contains(reply.Type!.ToString().Replace("; version", ";version", StringComparison.Ordinal), responses[$"{(int)reply.Status}"].Content!.Keys);
        }
    }

    [Fact]
    public async Task Every_described_parameter_is_taken_and_its_default_changes_nothing()
    {
        foreach (var (path, item) in (await Described()).Paths)
            foreach (var parameter in item.Operations![HttpMethod.Get].Parameters!.Where(parameter => parameter.In is ParameterLocation.Query))
            {
                var value = parameter.Name switch { "bbox" => "-30,30,60,75", "datetime" or "from" => "2026-06-01", "to" => "2026-06-03", "speaks" => "uk", "country" => "PL", _ => $"{parameter.Schema!.Default ?? parameter.Schema.Enum?.FirstOrDefault() ?? "2"}" };
                var reply = await map.Get($"/ogc{path}?{parameter.Name}={value}");
                Assert.True(reply.Status == HttpStatusCode.OK, $"{path} {parameter.Name}={value}: {reply.Body}");
                if (parameter.Schema!.Default is null) continue;
                Assert.Equal((await map.Get("/ogc" + path)).Features.Select(feature => feature.ToJsonString()), reply.Features.Select(feature => feature.ToJsonString()));
            }
    }

    [Theory, Databases]
    public async Task Homes_of_a_network_are_served_from_either_database(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Get<Demonstration>().Fill(_ => { });
        using var visitor = network.Visitor();
        foreach (var collection in (string[])["homes", "needs"])
        {
            var served = await visitor.Ask($"/ogc/collections/{collection}/items?kind=country");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            Assert.True(served.GetProperty("numberMatched").GetInt32() > 0);
        }
        Assert.True((await visitor.Ask("/ogc/collections/homes/items")).GetProperty("numberMatched").GetInt32() > 0);
    }

    private async Task<OpenApiDocument> Described() => OpenApiDocument.Parse((await map.Get("/ogc/api")).Body, "json").Document!;
}
