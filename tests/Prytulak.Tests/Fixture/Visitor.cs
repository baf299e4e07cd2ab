using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Prytulak.Tests.Fixture;

/// <summary>Somebody with a browser without script: opens pages, follows links, fills in forms and sends them.</summary>
public sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();

    public Visitor(HttpClient client, string language)
    {
        Client = client;
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    public HttpClient Client { get; }

    /// <summary>The page that is open.</summary>
    public IHtmlDocument Page { get; private set; } = Parser.ParseDocument("");

    public HttpStatusCode Status { get; private set; }

    /// <summary>Path and query of the page that is open, after redirects.</summary>
    public string Path { get; private set; } = "/";

    /// <summary>What the page says, with single spaces.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main") ?? Page.Body)!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is said beside the fields, by the field's name.</summary>
    public IReadOnlyDictionary<string, string> Faults =>
        Page.QuerySelectorAll("#faults a").ToDictionary(a => a.GetAttribute("href")!.TrimStart('#'), a => a.TextContent);

    public Task<Visitor> Open(string path) => Send(new(HttpMethod.Get, path));

    /// <summary>Follows the link with this text, or the first whose address begins so.</summary>
    public Task<Visitor> Follow(string textOrPath) => Open(Page.QuerySelectorAll<IHtmlAnchorElement>("a[href]")
        .First(a => a.TextContent.Trim() == textOrPath || a.GetAttribute("href")!.StartsWith(textOrPath, StringComparison.Ordinal)).GetAttribute("href")!);

    /// <summary>
    /// Fills in a form of the open page and sends it with all that stands in it already. Answers are the properties of an
    /// object: true ticks, false and null leave out, a list gives several.
    /// </summary>
    /// <param name="action">The beginning of the form's action; the first form of the main part when left out.</param>
    /// <param name="press">The "name=value" of the button.</param>
    public Task<Visitor> Submit(object? answers = null, string? action = null, string? press = null)
    {
        var form = FormOf(action);
        var fields = Standing(form);
        foreach (var (name, values) in Given(answers)) fields = [.. fields.Where(f => f.Key != name), .. values.Select(v => KeyValuePair.Create(name, v))];
        if (press?.Split('=', 2) is [var button, var value]) fields.Add(new(button, value));
        return Send(new(HttpMethod.Post, form.GetAttribute("action") is { Length: > 0 } to ? to : Path) { Content = Encoded(form, fields) });
    }

    /// <summary>The answer of a page for programs.</summary>
    public async Task<JsonElement> Ask(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "application/json" } } };
        using var response = await Client.SendAsync(request);
        Status = response.StatusCode;
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public IHtmlFormElement FormOf(string? action = null) =>
        Page.QuerySelectorAll<IHtmlFormElement>(action is null ? "main form" : "form").FirstOrDefault(f => action is null || f.GetAttribute("action")!.StartsWith(action, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"{Path} ({(int)Status}) has no form {action}: {Text}");

    /// <summary>Sends any request, and opens the page that comes of it.</summary>
    public async Task<Visitor> Send(HttpRequestMessage request)
    {
        for (var hops = 0; ; hops++)
        {
            using var response = await Client.SendAsync(request);
            if ((int)response.StatusCode is >= 300 and < 400 && hops < 10 && response.Headers.Location is { } next && IsHere(next))
            {
                request = new(HttpMethod.Get, next);
                continue;
            }
            (Status, Path) = (response.StatusCode, response.Headers.Location?.ToString() ?? response.RequestMessage!.RequestUri!.PathAndQuery);
            Page = Parser.ParseDocument(await response.Content.ReadAsStringAsync());
            return this;
        }
    }

    private bool IsHere(Uri next) => !next.IsAbsoluteUri || next.Authority == Client.BaseAddress!.Authority;

    private static List<KeyValuePair<string, string>> Standing(IHtmlFormElement form) =>
        [.. form.Elements.OfType<IHtmlElement>().Where(f => f.GetAttribute("name") is { Length: > 0 })
            .SelectMany(f => Standing(f).Select(value => KeyValuePair.Create(f.GetAttribute("name")!, value)))];

    private static string[] Standing(IHtmlElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "submit" or "file" } => [],
        IHtmlInputElement input => [input.Value],
        IHtmlTextAreaElement area => [area.Value],
        IHtmlSelectElement select => [.. select.SelectedOptions.Select(option => option.Value)],
        _ => [],
    };

    private static IEnumerable<(string Name, string[] Values)> Given(object? answers) =>
        from property in answers?.GetType().GetProperties() ?? []
        select (property.Name, property.GetValue(answers) switch
        {
            null or false => Array.Empty<string>(),
            true => ["on"],
            DateOnly date => [date.ToString("O")],
            string text => [text],
            System.Collections.IEnumerable several => [.. several.Cast<object>().Select(v => v.ToString()!)],
            var one => [one.ToString()!],
        });

    private static HttpContent Encoded(IHtmlFormElement form, List<KeyValuePair<string, string>> fields)
    {
        if (form.Enctype != "multipart/form-data") return new FormUrlEncodedContent(fields);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields) parts.Add(new StringContent(value), name);
        return parts;
    }

    public void Dispose() => Client.Dispose();
}
