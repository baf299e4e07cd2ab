using System.Collections.Concurrent;
using System.Net;

namespace Prytulak.Tests.Canaries;

/// <summary>Sends forms as somebody, with or without the token that proves that they come from one of our own pages.</summary>
public sealed class Sender(PlantedNetwork planted)
{
    // Enough for every form to be looked at further than its first field.
    private static readonly Dictionary<string, string> Anything = new()
    {
        ["sure"] = "on", ["purpose"] = "call", ["body"] = "x", ["message"] = "x", ["version"] = "1", ["reason"] = "no_reason", ["decision"] = "No", ["verdict"] = "No",
        ["evidence"] = "x", ["about"] = "x", ["no_return"] = "on", ["beds"] = "2", ["cots"] = "0", ["name"] = "x", ["duties"] = "Caseworker", ["adults"] = "1",
        ["language"] = "en", ["kind"] = "Flat", ["cost"] = "free", ["residents"] = "Mixed", ["from"] = "2026-07-01", ["to"] = "2026-08-01", ["address"] = "x", ["place"] = "Lublin",
    };

    private readonly HttpClient client = planted.Client();
    private readonly ConcurrentDictionary<Actor, Task<(string Token, string Cookies)>> tokens = new();

    public async Task<Answered> Post(Actor actor, string path, bool withToken, bool asJson = true, string? from = null)
    {
        var (token, cookies) = await TokenOf(actor);
        var fields = withToken ? Anything.Append(new("__RequestVerificationToken", token)) : Anything;
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) };
        request.Headers.Add("Accept", asJson ? "application/json" : "text/html");
        request.Headers.Add("Cookie", cookies);
        if (from is not null) request.Headers.Add("Sec-Fetch-Site", from);
        using var response = await client.SendAsync(request);
        return await Answered.Read(response);
    }

    /// <summary>The token of a form, and the cookies with which it is good.</summary>
    public Task<(string Token, string Cookies)> TokenOf(Actor actor) => tokens.GetOrAdd(actor, Token);

    private async Task<(string Token, string Cookies)> Token(Actor actor)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/test/token");
        if (actor.Cookies is not "") request.Headers.Add("Cookie", actor.Cookies);
        using var response = await client.SendAsync(request);
        return (await response.Content.ReadAsStringAsync(), string.Join("; ", ((string[])[actor.Cookies, PlantedNetwork.CookiesOf(response)]).Where(cookie => cookie is not "")));
    }
}
