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
    private static readonly int AtOnce = Math.Clamp(Environment.ProcessorCount, 2, 4);

    private static readonly (int Width, int Height) Phone = (360, 740), Desk = (1280, 800);

    // The letters of the one are the widest, the words of the other the longest.
    [Fact]
    public Task Every_page_is_readable_light_and_asks_nobody_else_on_a_phone_and_fits_in_every_language() => Everybody("uk", Phone, script: true, async (person, path) =>
        await person.LookInLanguages([.. Texts.Languages.OrderByDescending(language => language == "uk")], await person.Open(path), Desk));

    [Fact]
    public Task Every_page_is_readable_light_and_asks_nobody_else_on_a_desk_without_script() => Everybody("de", Desk, script: false, async (person, path) =>
    {
        await person.Open(path);
        await person.LookForBarriers();
    });

    [Fact]
    public void Every_route_that_answers_with_a_page_is_among_them()
    {
        var seen = pages.ByActor.SelectMany(actor => actor.Value).Select(path => path.Split('?')[0]).ToList();
        var forPrograms = pages.Planted.Network.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => route.Metadata.GetMetadata<ForPrograms>() is not null).Select(route => route.RoutePattern.RawText).ToHashSet();
        var missing = WhoMaySee.Reading.Select(line => line.Route).Distinct().Where(route => !pages.NoPages.Contains(route) && !forPrograms.Contains(route) && !seen.Any(path => pages.IsOf(route, path)));
        Assert.Empty(missing);
    }

    // Several browsers at once, each with pages of its own.
    private async Task Everybody(string language, (int Width, int Height) window, bool script, Func<Person, string, Task> look)
    {
        var all = pages.ByActor.SelectMany(actor => actor.Value.Select(path => (actor.Key, Path: path))).ToList();
        var faults = await Task.WhenAll(all.Chunk((all.Count + AtOnce - 1) / AtOnce).Select(async some =>
        {
            var found = new List<string>();
            await using var person = await Person.With(pages.Planted.Network.Address, language, window.Width, window.Height, script, found);
            await person.KeepNothing();
            foreach (var paths in some.GroupBy(one => one.Key, one => one.Path))
            {
                await person.ComeAs(paths.Key.Cookies);
                foreach (var path in paths) await look(person, path);
            }
            return found;
        }));
        Assert.Empty(faults.SelectMany(found => found).Distinct());
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
        "/sign-in/code", "/desk/households/{id:guid}/answers/check", "/map-worker.js", "/imports/{id:guid}/rejects",
        "/homes/{id:guid}/statement", "/homes/{id:guid}/nights/{month}.csv", "/outcomes.csv", "/plan/fairness.csv",
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
