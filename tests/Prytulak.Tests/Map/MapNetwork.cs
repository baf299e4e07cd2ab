using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Prytulak.Engines.Search;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Map;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>A network whose picture of today is full: homes and needs in fourteen hundred squares, of which numbers are told.</summary>
public sealed class MapNetwork : IAsyncLifetime
{
    public const string Collection = "The map";

    private const int Squares = 1_400;

    private HttpClient client = null!;

    public TestNetwork Network { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Network = await TestNetwork.Start(On.Sqlite);
        client = Network.Client();
        var every = Network.Get<PublicAreas>().All.Where(area => area.Kind is AreaKind.Square).ToArray();
        var squares = every.Where((_, at) => at % (every.Length / Squares) == 0).ToArray();
        await Network.Get<PublicDays>().Keep(Network.Clock.Today, new(
            [.. squares.SelectMany((square, at) => Enumerable.Range(0, at % 3 == 0 ? 7 : 12).Select(number => Home(square.Id, at * 100 + number)))],
            [.. squares.Where((_, at) => at % 4 == 0).SelectMany(square => Enumerable.Repeat(square.Id, 11))]));
        await AddReception();
    }

    /// <summary>A reception point in Lublin.</summary>
    public Guid ReceptionPoint { get; private set; }

    private async Task AddReception()
    {
        var world = new World(Network);
        var organisation = await world.Organisation();
        ReceptionPoint = await world.ReceptionPoint(await world.Account(Roles.Coordinator, organisation), await world.Account(Roles.Vetter, organisation));
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Network.DisposeAsync();
    }

    /// <summary>What a program is told at this path, or at this address of the network.</summary>
    public async Task<Reply> Get(string path, string language = "en", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Version = HttpVersion.Version11, VersionPolicy = HttpVersionPolicy.RequestVersionExact };
        request.Headers.AcceptLanguage.ParseAdd(language);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var response = await client.SendAsync(request);
        return new(response.StatusCode, response.Version, response.Content.Headers.ContentType, response.Headers, [.. response.Content.Headers.ContentEncoding], await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>All features of an answer and of those it goes on to.</summary>
    public async Task<List<JsonObject>> All(string path)
    {
        var all = new List<JsonObject>();
        for (string? next = path; next is not null;)
        {
            var reply = await Get(next);
            all.AddRange(reply.Features);
            next = reply.Links.FirstOrDefault(link => (string?)link["rel"] == "next") is { } link ? (string)link["href"]! : null;
        }
        return all;
    }

    private PublicHome Home(string square, int number) => new(square, number, 1 + number % 5,
        [.. number % 2 == 0 ? (string[])[UnitTags.Pets] : [], PublicFilter.NoSmoking, UnitTags.Language("uk")],
        [new DaySpan(Network.Clock.Today.DayNumber, Network.Clock.Today.DayNumber + 200)]);
}

/// <summary>The tests that share one such network.</summary>
[CollectionDefinition(MapNetwork.Collection)]
public sealed class MapNetworkTests : ICollectionFixture<MapNetwork>;

/// <summary>An answer as it came.</summary>
public sealed record Reply(HttpStatusCode Status, Version Version, MediaTypeHeaderValue? Type, HttpResponseHeaders Headers, string[] Encodings, byte[] Bytes)
{
    public string Body => System.Text.Encoding.UTF8.GetString(Bytes);

    public string? MediaType => Type?.MediaType;

    public JsonObject Json => field ??= JsonNode.Parse(Bytes)!.AsObject();

    public IEnumerable<JsonObject> Links => Json["links"]!.AsArray().Select(link => link!.AsObject());

    public IEnumerable<JsonObject> Features => Json["features"]!.AsArray().Select(feature => feature!.AsObject());

    public string Href(string rel) => (string)Links.Single(link => (string?)link["rel"] == rel)["href"]!;
}
