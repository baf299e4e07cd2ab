using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Whatever goes wrong, one clear answer comes: for people a page in their language, for programs problem+json, and nothing of the inside.</summary>
public sealed class ProblemTests : IAsyncLifetime
{
    private const string Secret = "Цікавіця-7519";
    private TestNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await TestNetwork.Start(On.Sqlite, routes: routes =>
    {
        routes.Get("/test/breaks", Roles.Everyone, string () => throw new FormatException(Secret));
        routes.Get("/test/staff", Roles.Staff, () => "seen");
        routes.Get("/test/stale", Roles.Everyone, string () => throw Refusal.Stale);
        routes.Post("/test/say", Roles.Everyone, Say);
    });

    public ValueTask DisposeAsync() => network.DisposeAsync();

    private static async Task<IResult> Say(Visit visit)
    {
        var form = await visit.ReadForm();
        var said = form.Text("said", 20, required: true);
        return form.IsGood ? TypedResults.Text(said) : Problems.Invalid(form);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/look/0/secrets.txt")]
    public async Task What_is_absent_is_one_page_in_the_readers_language(string path)
    {
        using var reader = network.Visitor("uk");
        await reader.Open(path);
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        Assert.Contains(Texts.In("uk")["refusal.absent"], reader.Text);
        var answer = await reader.Ask(path);
        Assert.Equal(("refusal.absent", 404), (answer.GetProperty("code").GetString(), answer.GetProperty("status").GetInt32()));
    }

    [Fact]
    public async Task T22_A_bug_is_answered_without_its_message_which_is_in_no_log_either()
    {
        using var reader = network.Visitor();
        var response = await Get(reader, "/test/breaks");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
        Assert.DoesNotContain(Secret, await Body(response));
        Assert.Contains(network.Heard.Lines, line => line.Contains(nameof(FormatException)));
        Assert.DoesNotContain(network.Heard.Lines, line => line.Contains(Secret));
    }

    [Fact]
    public async Task Somebody_who_is_not_signed_in_is_asked_to_and_a_program_is_told()
    {
        using var reader = network.Visitor();
        var response = await Get(reader, "/test/staff?day=1");
        Assert.Equal("/sign-in?back=%2Ftest%2Fstaff%3Fday%3D1", response.Headers.Location?.ToString());
        await reader.Ask("/test/staff");
        Assert.Equal(HttpStatusCode.Unauthorized, reader.Status);
    }

    [Fact]
    public async Task What_somebody_else_has_changed_is_a_conflict()
    {
        using var reader = network.Visitor();
        Assert.Equal(HttpStatusCode.Conflict, (await reader.Open("/test/stale")).Status);
    }

    [Fact]
    public async Task T32_A_form_without_its_token_is_refused_keeps_what_was_typed_and_can_be_sent_again()
    {
        using var reader = network.Visitor("pl");
        await reader.Send(Post(new FormUrlEncodedContent([new("said", "dzień dobry"), new("key", Guid.NewGuid().ToString())])));
        Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
        await reader.Submit(action: "/test/say");
        Assert.Equal((HttpStatusCode.OK, "dzień dobry"), (reader.Status, reader.Text));
    }

    [Fact]
    public async Task T32_A_form_sent_from_another_site_is_refused_even_with_a_token()
    {
        using var reader = network.Visitor();
        await reader.Send(Post(new FormUrlEncodedContent([new("said", "hello")])));
        var token = reader.FormOf("/test/say").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var site in (string[])["cross-site", "same-site"])
        {
            var request = Post(new FormUrlEncodedContent([new("said", "hello"), new("__RequestVerificationToken", token)]));
            request.Headers.Add("Sec-Fetch-Site", site);
            await reader.Send(request);
            Assert.Equal(HttpStatusCode.BadRequest, reader.Status);
            Assert.Contains(Texts.In("en")["refusal.origin"], reader.Text);
        }
    }

    [Theory]
    [InlineData("{", "application/json")]
    [InlineData("""{"said":"\ud83d"}""", "application/json")]
    [InlineData("said=hello", "text/plain")]
    [InlineData("--a\r\n\r\nhello", "multipart/form-data; boundary=a")]
    [InlineData("%", "application/x-www-form-urlencoded")]
    public async Task What_cannot_be_read_is_refused_and_never_a_bug(string body, string type)
    {
        using var reader = network.Visitor();
        await reader.Send(Post(new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(type) } }));
        Assert.InRange((int)reader.Status, 400, 499);
        Assert.DoesNotContain(network.Heard.Lines, line => line.Contains("Unexpected"));
    }

    [Fact]
    public async Task T37_A_body_that_is_too_large_is_refused_as_such()
    {
        using var reader = network.Visitor("fr");
        var large = Post(new FormUrlEncodedContent([new("said", new string('x', 70_000))]));
        await reader.Send(large);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, reader.Status);
        Assert.Contains(Texts.In("fr")["refusal.too_large"], reader.Text);
    }

    [Fact]
    public async Task A_program_is_told_every_faulty_field()
    {
        using var reader = network.Visitor();
        await reader.Send(Post(new FormUrlEncodedContent([])));
        var token = reader.FormOf("/test/say").QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var request = Post(JsonContent.Create(new { said = "" }));
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("Accept", "application/json");
        using var response = await reader.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = JsonSerializer.Deserialize<JsonElement>(await Body(response));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(Texts.In("en")["form.required"], answer.GetProperty("errors").GetProperty("said").GetString());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    [InlineData("/test/breaks")]
    [InlineData("/test/staff")]
    [InlineData("/openapi.json")]
    public async Task T23_Every_answer_tells_the_browser_to_keep_to_this_house(string path)
    {
        using var reader = network.Visitor();
        var headers = (await Get(reader, path)).Headers;
        Assert.StartsWith("default-src 'none'", headers.GetValues("Content-Security-Policy").Single());
        Assert.DoesNotContain("unsafe", headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", headers.GetValues("Cross-Origin-Opener-Policy").Single());
        Assert.True(headers.CacheControl?.NoStore);
        Assert.False(headers.Contains("Server"));
    }

    private static HttpRequestMessage Post(HttpContent content) => new(HttpMethod.Post, "/test/say") { Content = content };

    private static Task<HttpResponseMessage> Get(Visitor reader, string path) => reader.Client.GetAsync(path, TestContext.Current.CancellationToken);

    private static Task<string> Body(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
