using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Prytulak.Tests.Story;

/// <summary>Somebody in front of a real browser. Everything that they see is looked at: where requests go, how heavy a page is, whether everybody can read it.</summary>
public sealed class Person : IAsyncDisposable
{
    private const int MostBytes = 60_000, MostBytesOfMap = 150_000;

    private const string RunAxe = """
        axe.run({ resultTypes: ["violations"] }).then(found => found.violations.map(rule => `${rule.id}: ${rule.nodes.slice(0, 3).map(node => node.html).join(" | ")}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly IBrowserContext context;
    private readonly Uri home;
    private readonly bool script;
    private readonly List<string> faults;
    private readonly ConcurrentBag<Task<int>> weights = [];

    private Person(IBrowserContext context, IPage page, Uri home, bool script, List<string> faults) =>
        (this.context, Page, this.home, this.script, this.faults) = (context, page, home, script, faults);

    public IPage Page { get; }

    public string Path => new Uri(Page.Url).PathAndQuery;

    /// <param name="faults">Where what is wrong with any page is written down.</param>
    public static async Task<Person> With(Uri home, string language, int width, int height, bool script, List<string> faults)
    {
        var context = await (await Chromium.Browser).NewContextAsync(new() { Locale = language, ViewportSize = new() { Width = width, Height = height }, JavaScriptEnabled = script });
        context.SetDefaultTimeout(45_000);
        var page = await context.NewPageAsync();
        var person = new Person(context, page, home, script, faults);
        page.Request += (_, request) => person.Watch(request);
        page.RequestFinished += (_, request) => person.weights.Add(Weight(request));
        // That an answer was a refusal is said there too.
        page.Console += (_, message) => { if (message.Type == "error" && !message.Text.Contains("status of 4")) faults.Add($"{person.Path}: console: {message.Text}"); };
        return person;
    }

    /// <summary>From now on every page is a first one: where requests are looked at, the browser keeps no copies.</summary>
    public Task KeepNothing() => context.RouteAsync("**/*", route => route.ContinueAsync());

    /// <summary>Signed in already.</summary>
    public async Task ComeAs(string cookies)
    {
        await context.ClearCookiesAsync();
        await context.AddCookiesAsync(from cookie in cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries)
                                      select new Cookie { Url = home.ToString(), Name = cookie[..cookie.IndexOf('=')], Value = cookie[(cookie.IndexOf('=') + 1)..] });
    }

    public async Task Open(string path)
    {
        weights.Clear();
        await Page.GotoAsync(new Uri(home, path).ToString());
        await Look();
    }

    public Task Fill(string name, string value) => Page.Locator($"main [name={name}]:visible").First.FillAsync(value);

    public Task Tick(string name, string value = "on") => Page.Locator($"main input[name={name}][value={value}], main input[type=checkbox][name={name}]:not([value])").First.CheckAsync();

    public Task Choose(string name, string value) => Page.Locator($"main select[name={name}]").First.SelectOptionAsync(value);

    /// <summary>Types a place and sends the form; where the name may mean several, takes the first.</summary>
    public async Task Place(string name, string typed, string action)
    {
        await Fill(name, typed);
        await SendPlace(name, action);
    }

    public async Task SendPlace(string name, string action)
    {
        await Send(action);
        if (await Page.Locator($"main input[name={name}_id][type=radio]").CountAsync() == 0) return;
        await Page.Locator($"main input[name={name}_id][type=radio]").First.CheckAsync();
        await Send(action);
    }

    /// <summary>Presses the first button of the form whose action begins so; of the first form of the page when left out.</summary>
    public async Task Send(string action = "")
    {
        var form = Page.Locator($"main form[method=post][action^='{action}']").First;
        await Press(form.Locator("button").First);
    }

    public async Task Follow(string pathBegin)
    {
        await Press(Page.Locator($"main a[href^='{pathBegin}']").First);
    }

    /// <summary>Presses what leads to another page, and waits until it is there.</summary>
    public async Task Press(ILocator what)
    {
        weights.Clear();
        await Page.RunAndWaitForResponseAsync(() => what.ClickAsync(), answer => answer.Request.IsNavigationRequest && answer.Status is < 300 or >= 400);
        await Loaded();
        await Look();
    }

    // The package misses an event that comes in the moment in which it begins to wait; asked again, it knows.
    private async Task Loaded()
    {
        for (var patience = 30; ; patience--)
        {
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 2_000 });
                return;
            }
            catch (TimeoutException) when (patience > 0)
            {
            }
        }
    }

    /// <summary>Opens a part of the page that is folded.</summary>
    public Task Unfold(string text) => Page.Locator("main summary", new() { HasText = text }).First.ClickAsync();

    public Task<string> Text() => Page.Locator("main").InnerTextAsync();

    public async Task<bool> Sees(string text) => (await Text()).Contains(text, StringComparison.Ordinal);

    /// <summary>Whether everybody can read what is there now.</summary>
    public async Task Look()
    {
        var (title, wide) = (await Page.TitleAsync(), 0);
        if (title != "Prytulak") faults.Add($"{Path}: the title says “{title}”");
        var weight = (await Task.WhenAll(weights.ToArray())).Sum();
        if (weight > (Path.StartsWith("/map", StringComparison.Ordinal) ? MostBytesOfMap : MostBytes)) faults.Add($"{Path}: {weight} bytes");
        if (!script) return;
        wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) faults.Add($"{Path}: {wide} pixels wider than the screen");
        // In the page itself: none of ours has a frame, for which the package's own way opens a second page every time.
        await Page.EvaluateAsync(Axe);
        foreach (var violation in await Page.EvaluateAsync<string[]>(RunAxe)) faults.Add($"{Path}: axe {violation}");
    }

    private void Watch(IRequest request)
    {
        if (new Uri(request.Url) is { Scheme: "http" or "https" } to && to.Authority != home.Authority) faults.Add($"a request left for {to.Authority}");
    }

    private static async Task<int> Weight(IRequest request)
    {
        try
        {
            var sizes = await request.SizesAsync();
            return sizes.ResponseBodySize + sizes.ResponseHeadersSize;
        }
        catch (PlaywrightException)
        {
            // The page has been closed meanwhile.
            return 0;
        }
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
