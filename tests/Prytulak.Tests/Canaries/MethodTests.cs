using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>HEAD is GET without its body, on every route; and whatever is asked by another method is told which there are.</summary>
[Collection(nameof(Crawled))]
public sealed class MethodTests(Crawled crawled) : IAsyncLifetime
{
    // They differ from one answer to the next, or say how the body comes.
    private static readonly string[] NewEachTime = ["Date", "Set-Cookie", "Transfer-Encoding", "Content-Length"];

    private PlantedNetwork planted = null!;
    private HttpClient client = null!;

    public async ValueTask InitializeAsync()
    {
        planted = (await crawled.On(On.Sqlite)).Planted;
        client = planted.Client();
    }

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task HEAD_has_the_status_and_the_headers_of_GET()
    {
        var (asked, faults) = (0, new List<string>());
        foreach (var route in Crawl.Routes(planted, "GET"))
            foreach (var actor in WhoMayAndAStranger(route))
                foreach (var path in Ends(Crawl.PathOf(route)))
                {
                    using var get = await Send("GET", path, actor.Cookies);
                    using var head = await Send("HEAD", path, actor.Cookies);
                    asked++;
                    if (get.StatusCode != head.StatusCode) faults.Add($"{path} for {actor.Name}: {get.StatusCode} and {head.StatusCode}");
                    faults.AddRange(Said(get).Except(Said(head)).Select(said => $"{path} for {actor.Name}: HEAD lacks {said}"));
                    faults.AddRange(Said(head).Except(Said(get)).Select(said => $"{path} for {actor.Name}: HEAD adds {said}"));
                }
        Rule.Holds(faults);
        Assert.InRange(asked, 200, 20_000);
    }

    [Theory, InlineData("/"), InlineData("/map"), InlineData("/ogc"), InlineData("/map/base/uk/4/9/5"), InlineData("/openapi.json"), InlineData("/health"), InlineData("/nowhere"), InlineData("/my")]
    public async Task HEAD_has_no_body(string path)
    {
        var answer = await Raw($"HEAD {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 ", answer);
        Assert.Equal(answer.Length, answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4);
    }

    [Fact]
    public async Task The_length_of_a_tile_is_told_before_it_is_asked_for()
    {
        using var get = await Send("GET", "/map/base/uk/4/9/5");
        using var head = await Send("HEAD", "/map/base/uk/4/9/5");
        Assert.NotEmpty(await get.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task What_is_asked_by_another_method_is_told_which_there_are()
    {
        var methods = All.GroupBy(Crawl.PathOf, Methods).ToDictionary(routes => routes.Key, routes => routes.SelectMany(of => of).Order().ToList());
        var faults = new List<string>();
        foreach (var (route, allowed) in methods)
            foreach (var method in ((string[])["PUT", "DELETE", "OPTIONS", "POST", "GET", "HEAD"]).Except(allowed))
            {
                using var answer = await Send(method, Ends(route).First());
                if (answer.StatusCode != HttpStatusCode.MethodNotAllowed) faults.Add($"{method} {route}: {answer.StatusCode}");
                if (!answer.Content.Headers.Allow.Order().SequenceEqual(allowed)) faults.Add($"{method} {route}: allows {string.Join(' ', answer.Content.Headers.Allow)}");
                if (method is not "HEAD" && answer.Content.Headers.ContentType?.MediaType != (IsForPrograms(route) ? "application/problem+json" : "text/html")) faults.Add($"{method} {route}: {answer.Content.Headers.ContentType}");
            }
        Rule.Holds(faults);
        Assert.InRange(methods.Count, 50, 1_000);
    }

    [Theory, InlineData("PUT", "/my", "refusal.wrong_method", "GET, HEAD"), InlineData("GET", "/sign-out", "refusal.only_form", "")]
    public async Task A_wrong_method_is_a_clear_sentence_and_a_problem_for_programs(string method, string path, string code, string names)
    {
        var sentence = Texts.In("uk")[code, names];
        Assert.Contains(names, sentence);
        using var page = await Send(method, path);
        Assert.Contains(sentence, await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        using var answer = await Send(method, path, accept: "application/json");
        Assert.Equal((HttpStatusCode.MethodNotAllowed, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var problem = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal((405, code, sentence), (problem.GetProperty("status").GetInt32(), problem.GetProperty("code").GetString(), problem.GetProperty("detail").GetString()));
    }

    private IEnumerable<RouteEndpoint> All => Crawl.Routes(planted, "GET").Concat(Crawl.Routes(planted, "POST"));

    private static IReadOnlyList<string> Methods(RouteEndpoint route) => route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods;

    private bool IsForPrograms(string path) => All.Any(route => Crawl.PathOf(route) == path && route.Metadata.GetMetadata<ForPrograms>() is not null);

    private IEnumerable<Actor> WhoMayAndAStranger(RouteEndpoint route) =>
        planted.Actors.DistinctBy(actor => actor.Viewer.Roles).Where(actor => actor.Viewer.Roles is Roles.Stranger || actor.Viewer.Has(route.Metadata.GetMetadata<MayUse>()!.Roles));

    private IEnumerable<string> Ends(string route)
    {
        var all = new Targets(planted).Of(route).Select(target => target.Path).ToList();
        return ((string[])[all[0], all[^1]]).Distinct();
    }

    private Task<HttpResponseMessage> Send(string method, string path, string cookies = "", string accept = "text/html")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path) { Headers = { { "Accept", accept }, { "Accept-Language", "uk" } } };
        if (cookies is not "") request.Headers.Add("Cookie", cookies);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Said(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => !NewEachTime.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
        .Concat(PlantedNetwork.CookiesOf(answer).Split("; ").Select(cookie => "sets " + cookie.Split('=')[0]));

    private async Task<string> Raw(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(planted.Network.Address.Host, planted.Network.Address.Port, TestContext.Current.CancellationToken);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream());
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
