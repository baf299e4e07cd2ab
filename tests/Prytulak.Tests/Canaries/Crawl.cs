using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing;
using Prytulak.Foundation;

namespace Prytulak.Tests.Canaries;

/// <summary>What was found on a crawl: facts shown to whom they should not be, objects that opened to the wrong one or not to the right one, and which lines of the table were used.</summary>
public sealed class Findings
{
    public ConcurrentQueue<string> Leaks { get; } = new();

    public ConcurrentQueue<string> Doors { get; } = new();

    public ConcurrentDictionary<(MaySee Line, Secret Fact), bool> Used { get; } = new();
}

/// <summary>Goes everywhere as everybody, asks for pages and for their answers as JSON, and reads all that comes back.</summary>
/// <param name="canaries">What to look for; everything that was planted, unless told.</param>
public sealed class Crawl(PlantedNetwork planted, IReadOnlyList<MaySee> table, IReadOnlyCollection<Canary>? canaries = null)
{
    private readonly CanaryFinder finder = new(canaries ?? planted.Canaries);
    private readonly Targets targets = new(planted);
    private readonly ConcurrentDictionary<(Actor, string, bool), Task<Answered>> absent = new();
    private readonly HttpClient client = planted.Client();

    public Findings Findings { get; } = new();

    public static IEnumerable<RouteEndpoint> Routes(PlantedNetwork planted, string method) =>
        planted.Network.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(route => !PathOf(route).StartsWith("/test/", StringComparison.Ordinal)
            && route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains(method));

    public static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');

    /// <summary>Asks for every address of these routes as everybody.</summary>
    public async Task Read(IEnumerable<string> routes)
    {
        var looks = from route in routes from actor in planted.Actors from target in TargetsOf(route, actor.Viewer) from asJson in (bool[])[false, true] select (actor, route, target, asJson);
        await Parallel.ForEachAsync(looks, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (look, _) => await Look(look.actor, look.route, look.target, look.asJson));
    }

    // Whoever may not use a route at all is turned away before any object is looked for: two addresses will do.
    private IEnumerable<Target> TargetsOf(string route, Viewer viewer)
    {
        var all = targets.Of(route).ToList();
        return table.Any(line => line.Route == route && viewer.Has(line.Who)) || all.Count < 3 ? all : [all[0], all[^1]];
    }

    private async Task Look(Actor actor, string route, Target target, bool asJson)
    {
        var answer = await Get(actor, target.Path, asJson);
        var face = $"{route} to {actor.Name} as {(asJson ? "JSON" : "a page")}";
        // Whoever asks with a private link has it.
        bool IsAskedWith(Canary canary) => canary.Secret is Secret.Link && canary.Words.Any(target.Path.Contains);
        foreach (var canary in finder.In(answer.Headers)) Findings.Leaks.Enqueue($"the headers of {face} tell {canary}");
        foreach (var canary in finder.In(answer.Body).Where(canary => !IsAskedWith(canary)))
            if (Permission(route, actor.Viewer, target, canary) is { } line) Findings.Used[(line, canary.Secret)] = true;
            else Findings.Leaks.Enqueue($"{face} tells {canary}");
        if (target.Things is not []) await Judge(face, answer, IsOpen(route, actor.Viewer, target), target, actor, asJson);
    }

    private async Task Judge(string face, Answered answer, bool isOpen, Target target, Actor actor, bool asJson)
    {
        if (isOpen && answer.IsNothing) Findings.Doors.Enqueue($"{face} is shut: {target.Path} ({(int)answer.Status})");
        if (isOpen) return;
        if (!answer.IsNothing) Findings.Doors.Enqueue($"{face} is open: {target.Path} ({(int)answer.Status})");
        else if (answer.Comparable(target) != (await Absent(actor, target, asJson)).Comparable(target)) Findings.Doors.Enqueue($"{face} tells what is there from what is not: {target.Path}");
    }

    /// <summary>The line of the table that lets this viewer see this fact here; null when none does.</summary>
    public MaySee? Permission(string route, Viewer viewer, Target target, Canary canary) => table.FirstOrDefault(line =>
        line.Route == route && viewer.Has(line.Who) && line.Facts.Contains(canary.Secret) && planted.Belonging.Fact(line.Whose, viewer, target, canary));

    /// <summary>True when the table opens every object of the address to this viewer.</summary>
    public bool IsOpen(string route, Viewer viewer, Target target) => target.IsWhole && table.Any(line =>
        line.Route == route && viewer.Has(line.Who) && target.Things.All(thing => planted.Belonging.Object(line.Whose, viewer, thing)));

    private Task<Answered> Absent(Actor actor, Target target, bool asJson) =>
        absent.GetOrAdd((actor, target.Absent, asJson), _ => Get(actor, target.Absent, asJson));

    private async Task<Answered> Get(Actor actor, string path, bool asJson)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", asJson ? "application/json" : "text/html" }, { "Accept-Language", "en" } } };
        if (actor.Cookies is not "") request.Headers.Add("Cookie", actor.Cookies);
        using var response = await client.SendAsync(request);
        return await Answered.Read(response);
    }
}
