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

    // The same page in these languages, put into the window one after the other: how heavy it is, and whether it fits.
    private const string PutIn = """
        async languages => {
          const kept = globalThis.keptPages ??= {}, ask = async language => {
            const answer = await fetch(location, { headers: { "Accept": "text/html", "Accept-Language": language } });
            return { status: answer.status, text: await answer.text() };
          };
          const put = [], wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
          for (const language of languages) {
            const { status, text } = kept[language] ??= await ask(language), page = new DOMParser().parseFromString(text, "text/html");
            document.documentElement.lang = page.documentElement.lang;
            document.body.replaceWith(page.body);
            // What looks too wide may not be laid out wholly yet.
            if (wide() > 0) await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
            put.push([status, page.documentElement.lang, page.title, new Blob([text]).size, wide()].join("|"));
          }
          return put;
        }
        """;

    // Where the page may run no script there is no timer either; the package uses one to wait for nothing.
    private const string DoWithoutTimers = "globalThis.setTimeout = act => { Promise.resolve().then(() => act()); return 0; }";

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

    /// <summary>From now on every page is a first one: the browser keeps no copies.</summary>
    public async Task KeepNothing() =>
        await (await context.NewCDPSessionAsync(Page)).SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });

    /// <summary>Signed in already.</summary>
    public async Task ComeAs(string cookies)
    {
        await context.ClearCookiesAsync();
        await context.AddCookiesAsync(from cookie in cookies.Split("; ", StringSplitOptions.RemoveEmptyEntries)
                                      select new Cookie { Url = home.ToString(), Name = cookie[..cookie.IndexOf('=')], Value = cookie[(cookie.IndexOf('=') + 1)..] });
    }

    /// <summary>Opens a page and looks at it; the status with which it came.</summary>
    public async Task<int> Open(string path)
    {
        weights.Clear();
        var answer = await Page.GotoAsync(new Uri(home, path).ToString());
        await Look();
        return answer!.Status;
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
        await LookAtSize();
        if (script) await LookForBarriers();
    }

    private async Task LookAtSize()
    {
        var (title, weight) = (await Page.TitleAsync(), await Weight());
        if (title != "Prytulak") faults.Add($"{Path}: the title says “{title}”");
        if (weight > MostWeight) faults.Add($"{Path}: {weight} bytes");
        var wide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide > 0) faults.Add($"{Path}: {wide} pixels wider than the screen");
    }

    /// <summary>What keeps somebody from reading or using the page, by the rules of axe. In the page itself: none of ours has a frame, for which the package's own way opens a second page every time.</summary>
    public async Task LookForBarriers()
    {
        if (!script) await Page.EvaluateAsync(DoWithoutTimers);
        await Page.EvaluateAsync(Axe);
        foreach (var violation in await Page.EvaluateAsync<string[]>(RunAxe)) faults.Add($"{Path}: axe {violation}");
    }

    /// <summary>Whether the same page is whole, light and no wider than the screen in these languages, of which the first is that of the window; here and in a window of another size.</summary>
    public async Task LookInLanguages(IReadOnlyList<string> languages, int status, (int Width, int Height) other)
    {
        var (here, beside) = (Page.ViewportSize!, await Weight());
        var put = await PutInEach(languages, status);
        foreach (var (language, bytes, _) in put.Where(one => beside - put[0].Bytes + one.Bytes > MostWeight)) faults.Add($"{Path} in {language}: {beside - put[0].Bytes + bytes} bytes");
        await Page.SetViewportSizeAsync(other.Width, other.Height);
        put = [.. put, .. await PutInEach(languages, status)];
        await Page.SetViewportSizeAsync(here.Width, here.Height);
        foreach (var (language, _, wide) in put.Where(one => one.Wide > 0)) faults.Add($"{Path} in {language}: {wide} pixels wider than the screen");
    }

    private async Task<IReadOnlyList<(string Language, int Bytes, int Wide)>> PutInEach(IReadOnlyList<string> languages, int status)
    {
        var put = (await Page.EvaluateAsync<string[]>(PutIn, languages)).Select(said => said.Split('|')).ToList();
        foreach (var (said, language) in put.Zip(languages).Where(one => one.First[0] != $"{status}" || one.First[1] != one.Second || one.First[2] != "Prytulak"))
            faults.Add($"{Path} in {language}: {string.Join(' ', said)}");
        return [.. put.Select((said, at) => (languages[at], int.Parse(said[3]), int.Parse(said[4])))];
    }

    private int MostWeight => Path.StartsWith("/map", StringComparison.Ordinal) ? MostBytesOfMap : MostBytes;

    private async Task<int> Weight() => (await Task.WhenAll(weights.ToArray())).Sum();

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
