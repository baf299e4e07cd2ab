using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;
using Prytulak.Foundation;
using Prytulak.Tests.Canaries;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Story;

/// <summary>Every page of the endpoint table, in every language, in a real browser with an empty cache: readable for everybody, light, and nothing asked of anybody else.</summary>
public sealed class EveryPageTests(EveryPage pages) : IClassFixture<EveryPage>
{
    [Theory]
    [InlineData("en", 1280, 800)]
    [InlineData("uk", 360, 740)]
    [InlineData("be", 1280, 800)]
    [InlineData("ru", 360, 740)]
    [InlineData("pl", 1280, 800)]
    [InlineData("de", 360, 740)]
    [InlineData("fr", 360, 740)]
    public async Task Every_page_is_readable_light_and_asks_nobody_else(string language, int width, int height)
    {
        var faults = new List<string>();
        await using var person = await Person.With(pages.Planted.Network.Address, language, width, height, script: true, faults);
        await person.KeepNothing();
        foreach (var (actor, paths) in pages.ByActor)
        {
            await person.ComeAs(actor.Cookies);
            foreach (var path in paths) await person.Open(path);
        }
        Assert.Empty(faults.Distinct());
    }

    [Fact]
    public void Every_route_that_answers_with_a_page_is_among_them()
    {
        var seen = pages.ByActor.SelectMany(actor => actor.Value).Select(path => path.Split('?')[0]).ToList();
        var forPrograms = pages.Planted.Network.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<ForPrograms>() is not null).Select(route => route.RoutePattern.RawText).ToHashSet();
        var missing = WhoMaySee.Reading.Select(line => line.Route).Distinct().Where(route => !pages.NoPages.Contains(route) && !forPrograms.Contains(route) && !seen.Any(path => pages.IsOf(route, path)));
        Assert.Empty(missing);
    }
}

/// <summary>Who opens which pages: each route in each role that may use it, and what differs from one to the other.</summary>
public sealed class EveryPage : IAsyncLifetime
{
    // Their pages say other things to each.
    private static readonly string[] OfEach = ["/my", "/requests", "/stays/{id:guid}", "/vetting/{host:guid}"];

    public PlantedNetwork Planted { get; private set; } = null!;

    public IReadOnlyDictionary<Actor, List<string>> ByActor { get; private set; } = null!;

    /// <summary>Routes that lead on, or answer with something else than a page; and two pages that only the story comes to (a code that is awaited, a request that the desk has not sent yet).</summary>
    public IReadOnlySet<string> NoPages { get; } = new HashSet<string>
    {
        "/look/{hash}/{name}", "/language/{language}", "/leave", "/health", "/openapi.json", "/places", "/homes/{id:guid}/photos/{photo:guid}", "/my/data", "/desk.csv",
        "/desk/find", "/desk/households/{id:guid}/data", "/stays.csv", "/journal.csv", "/sign-in/demonstration/{token}", "/sign-in/passkey", "/my/stays",
        "/sign-in/code", "/desk/households/{id:guid}/answers/check", "/map-worker.js",
    };

    public async ValueTask InitializeAsync()
    {
        Planted = await PlantedNetwork.Start(On.Sqlite);
        using var client = Planted.Client();
        var (targets, crawl, all) = (new Targets(Planted), new Crawl(Planted, WhoMaySee.Reading), new Dictionary<Actor, List<string>>());
        foreach (var route in Crawl.Routes(Planted, "GET").Select(Crawl.PathOf).Where(route => !NoPages.Contains(route)))
        {
            var looks = from actor in Planted.Actors from target in targets.Of(route) where MayLook(crawl, route, actor, target) select (actor, target.Path);
            var taken = new HashSet<string>();
            foreach (var (actor, path) in looks)
            {
                var kind = OfEach.Contains(route) ? actor.Name + path : route.Contains("{number:int}") ? path.Split('/')[^1] : actor.Viewer.Roles.ToString();
                if (taken.Contains(kind) || !await IsPage(client, actor, path)) continue;
                taken.Add(kind);
                if (!all.TryGetValue(actor, out var paths)) all[actor] = paths = [];
                paths.Add(path);
            }
        }
        all[Planted.Actors.Single(actor => actor.Name is "stranger")].Add("/nowhere");
        ByActor = all;
    }

    public ValueTask DisposeAsync() => Planted.DisposeAsync();

    /// <summary>True when the path is one of the route.</summary>
    public bool IsOf(string route, string path) => new Targets(Planted).Of(route).Any(target => target.Path.Split('?')[0] == path);

    // What everybody may open is looked at once, as a stranger; a private link asks those who are signed in already.
    private static bool MayLook(Crawl crawl, string route, Actor actor, Target target) =>
        WhoMaySee.Reading.Where(line => line.Route == route).All(line => line.Who == Roles.Everyone)
            ? actor.Viewer.Roles == Roles.Stranger || route is "/k/{token}"
            : target.Things is [] ? WhoMaySee.Reading.Any(line => line.Route == route && actor.Viewer.Has(line.Who)) : crawl.IsOpen(route, actor.Viewer, target);

    private static async Task<bool> IsPage(HttpClient client, Actor actor, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        if (actor.Cookies is not "") request.Headers.Add("Cookie", actor.Cookies);
        using var response = await client.SendAsync(request);
        return response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone && response.Content.Headers.ContentType?.MediaType is "text/html";
    }
}
