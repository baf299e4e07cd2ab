using System.Collections.Concurrent;
using Microsoft.Playwright;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.People;
using Prytulak.Tests.Story;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>The map in front of people: on a phone, with and without script, with and without a connection.</summary>
public sealed class MapPageTests(DrawnNetwork map) : IClassFixture<DrawnNetwork>
{
    private const int FirstMap = 150_000;
    private const string IsKept = "!!await caches.match('/map')", IsGone = "(await caches.keys()).length === 0 && (await navigator.serviceWorker.getRegistrations()).length === 0";

    private readonly List<string> faults = [];

    [Theory]
    [InlineData("uk", 360, 740, "/map")]
    [InlineData("pl", 360, 740, "/map")]
    [InlineData("uk", 1280, 800, "/map")]
    [InlineData("fr", 1280, 800, "/map?area=PL")]
    [InlineData("be", 360, 740, "/map?area=DE")]
    public async Task The_first_map_is_light_readable_and_asks_nobody_else(string language, int width, int height, string path)
    {
        await using var person = await map.Somebody(faults, language: language, width: width, height: height);
        var bytes = await BytesUntilThere(person, path);
        Assert.InRange(bytes, 30_000, FirstMap);
        await person.Look();
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_map_lists_what_is_in_view_and_its_address_can_be_passed_on()
    {
        await using var person = await map.Somebody(faults);
        await Open(person, "/map");
        await person.Page.Locator(".map-mark", new() { HasText = "10+" }).First.WaitForAsync();
        Assert.True(await person.Sees("Німеччина"));
        await Press(person, "Польща");
        await person.Page.WaitForURLAsync("**/map?lat=*");
        await person.Page.Locator("[data-seen] a[href*='area=PL-']").First.WaitForAsync();
        Assert.False(await person.Sees("Литва"));

        await using var friend = await map.Somebody(faults);
        await Open(friend, person.Path);
        await friend.Page.Locator("[data-seen] a[href*='area=PL-']").First.WaitForAsync();
        Assert.Empty(faults);
    }

    [Fact]
    public async Task A_square_tells_its_name_and_its_band_and_Escape_gives_the_focus_back()
    {
        await using var person = await map.Somebody(faults, width: 1280, height: 800);
        await Open(person, FormattableString.Invariant($"/map?lat={map.Square.Latitude:0.00}&lon={map.Square.Longitude:0.00}&zoom=9"));
        var mark = person.Page.Locator(".map-mark").First;
        await mark.ClickAsync();
        await person.Page.GetByRole(AriaRole.Dialog).GetByText("Житло: 10+", new() { Exact = true }).WaitForAsync();
        await person.Look();
        await person.Page.Keyboard.PressAsync("Escape");
        Assert.True(await mark.EvaluateAsync<bool>("mark => mark === document.activeElement"));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Layers_are_switched_on_and_off()
    {
        await using var person = await map.Somebody(faults, width: 1280, height: 800);
        await Open(person, "/map?lat=49.8&lon=22.8&zoom=7");
        Assert.Equal(0, await person.Page.Locator(".map-mark.point").CountAsync());
        await person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Пункти пропуску" }).CheckAsync();
        await person.Page.Locator(".map-mark.point").First.WaitForAsync();
        await person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Пункти пропуску" }).UncheckAsync();
        await person.Page.Locator(".map-mark.point").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Keys_move_the_map_and_the_filter_keeps_the_view()
    {
        await using var person = await map.Somebody(faults, width: 1280, height: 800);
        await Open(person, "/map");
        await person.Page.Locator(".map-stage").FocusAsync();
        await person.Page.Keyboard.PressAsync("+");
        await person.Page.WaitForURLAsync("**/map?lat=*");
        var before = person.Path;
        await person.Page.Keyboard.PressAsync("ArrowRight");
        await person.Page.WaitForURLAsync(url => new Uri(url).PathAndQuery != before);
        await person.Page.Locator(".map-filter summary").ClickAsync();
        var view = person.Path.Split('?')[1];
        await person.Page.Locator("input[name=pets]").CheckAsync();
        await person.Page.Locator(".map-filter button").ClickAsync();
        await person.Page.WaitForURLAsync("**pets=true**");
        Assert.All(view.Split('&'), part => Assert.Contains(part, person.Path));
        Assert.Empty(faults);
    }

    [Fact]
    public async Task One_finger_scrolls_the_page_and_the_wheel_too_until_one_is_at_work_in_the_map()
    {
        await using var person = await map.Somebody(faults, width: 1280, height: 800);
        await Open(person, "/map");
        Assert.Equal("pan-x pan-y", await person.Page.Locator(".map-stage").EvaluateAsync<string>("stage => getComputedStyle(stage).touchAction"));
        await person.Page.Locator(".map-stage").HoverAsync();
        await person.Page.Mouse.WheelAsync(0, 200);
        await person.Page.WaitForFunctionAsync("() => scrollY > 0");
        Assert.Equal("/map", person.Path);
        await person.Page.Locator(".map-stage").FocusAsync();
        await person.Page.Mouse.WheelAsync(0, -200);
        await person.Page.WaitForURLAsync("**/map?lat=*");
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Without_script_there_are_numbers_and_links()
    {
        await using var person = await map.Somebody(faults, script: false);
        await person.Open("/map");
        Assert.True(await person.Sees("Житло: 10+"));
        Assert.Equal(0, await person.Page.Locator("[data-layers]:visible, .map-stage").CountAsync());
        await person.Follow("/map?area=PL");
        Assert.True(await person.Page.Locator("main a[href^='/map?area=PL-']").CountAsync() > 0);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Where_no_tile_comes_the_picture_stays()
    {
        await using var person = await map.Somebody([]);
        await person.Page.RouteAsync("**/map/base/**", route => route.AbortAsync());
        var thrown = new List<string>();
        person.Page.PageError += (_, error) => thrown.Add(error);
        await person.Page.GotoAsync(new Uri(map.Network.Address, "/map").ToString(), new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.True(await person.Page.Locator(".map-svg").IsVisibleAsync());
        Assert.False(await person.Page.Locator(".map-stage").IsVisibleAsync());
        Assert.Empty(thrown);
    }

    [Fact]
    public async Task After_one_visit_the_last_view_opens_without_a_connection_until_one_leaves()
    {
        await using var person = await map.Somebody([]);
        await Open(person, "/map");
        await Press(person, "Польща");
        await person.Page.WaitForURLAsync("**/map?lat=*");
        var view = person.Path;
        await Until(person, $"(await (await caches.match('/map-worker.js?last'))?.text()) === '{view}' && {IsKept} && (await (await caches.open('map-parts')).keys()).length > 15");
        await WithoutNetwork(async () =>
        {
            await Open(person, "/map");
            Assert.Equal(view, person.Path);
            await person.Page.Locator(".map-mark").First.WaitForAsync();
        });
        await Leave(person);
        await person.Page.GotoAsync(new Uri(map.Network.Address, "/").ToString());
        await Until(person, IsGone);
    }

    [Fact]
    public async Task Of_somebody_who_is_signed_in_nothing_is_kept()
    {
        var world = new World(map.Network);
        var host = await world.Host(await world.Organisation());
        await using var person = await map.Somebody(faults);
        await Open(person, "/map");
        await Until(person, IsKept);
        await map.Network.BecomeDemonstration();
        await person.Open(map.Network.Get<SignInLinks>().ForDemonstration(host.Id));
        await Open(person, "/map");
        Assert.Equal(1, await person.Page.Locator("form[action='/sign-out']").CountAsync());
        await Until(person, IsGone);
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Staff_see_a_home_of_their_own_on_the_map_soon_after_it_was_put_up_and_none_of_it_is_kept()
    {
        var world = new World(map.Network);
        var organisation = await world.Organisation();
        var (host, caseworker) = (await world.Host(organisation), await world.Account(Roles.Caseworker, organisation));
        await map.Network.BecomeDemonstration();
        await using var person = await map.Somebody(faults, width: 1280, height: 800);
        var answers = new ConcurrentBag<IResponse>();
        person.Page.Response += (_, answer) => { if (answer.Url.Contains("/desk/homes/tiles/", StringComparison.Ordinal)) answers.Add(answer); };
        await person.Open(map.Network.Get<SignInLinks>().ForDemonstration(caseworker.Id));
        await Open(person, "/map?lat=51.2&lon=22.5&zoom=8");
        Assert.Empty(answers);
        await person.Page.Locator("input[data-live]").CheckAsync();
        await person.Page.Locator("[data-ours] output", new() { HasTextRegex = new(": 0") }).WaitForAsync();
        Assert.Equal(0, await person.Page.Locator(".map-mark.ours").CountAsync());

        await world.Home(host, "ul. Lipowa 7", (2, 0), (3, 0));
        await person.Page.Locator(".map-mark.ours", new() { HasText = "2" }).WaitForAsync();
        await person.Page.Locator("[data-ours] output", new() { HasTextRegex = new(": 2") }).WaitForAsync();
        await person.Look();
        Assert.Contains("place=", await person.Page.Locator("[data-ours] a").GetAttributeAsync("href"), StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal("no-store", answer.Headers["cache-control"]));
        Assert.True(await person.Page.EvaluateAsync<bool>("async () => { for (const name of await caches.keys()) if ((await (await caches.open(name)).keys()).length) return false; return true; }"));
        await person.Page.Locator("input[data-live]").UncheckAsync();
        await person.Page.Locator(".map-mark.ours").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Empty(faults);
    }

    [Fact]
    public async Task The_page_of_whoever_is_not_of_the_staff_knows_nothing_of_the_live_layer()
    {
        var world = new World(map.Network);
        var organisation = await world.Organisation();
        var (host, vetter, coordinator) = (await world.Host(organisation), await world.Account(Roles.Vetter, organisation), await world.Account(Roles.Coordinator, organisation));
        await map.Network.BecomeDemonstration();
        Assert.False(await HasLiveLayer(null));
        Assert.False(await HasLiveLayer(host.Id));
        Assert.False(await HasLiveLayer(vetter.Id));
        Assert.True(await HasLiveLayer(coordinator.Id));

        async Task<bool> HasLiveLayer(Guid? account)
        {
            using var client = map.Network.Client();
            if (account is { } id) await client.GetAsync(map.Network.Get<SignInLinks>().ForDemonstration(id));
            var page = await client.GetStringAsync("/map");
            Assert.Equal(account is not null, page.Contains("/sign-out", StringComparison.Ordinal));
            return page.Contains("ours", StringComparison.Ordinal) || page.Contains("data-live", StringComparison.Ordinal) || page.Contains("/desk/homes/tiles", StringComparison.Ordinal);
        }
    }

    // What the head names and the script never asks for would be fetched in vain.
    [Theory]
    [InlineData(320, 640, "/map")]
    [InlineData(360, 740, "/map")]
    [InlineData(412, 915, "/map?pets=true")]
    [InlineData(1280, 800, "/map")]
    [InlineData(1920, 1080, "/map")]
    [InlineData(360, 740, "/map?lat=52.10&lon=19.40&zoom=6")]
    [InlineData(1280, 720, "/map?lat=52.23&lon=21.01&zoom=8.8")]
    public async Task What_the_page_has_fetched_ahead_is_what_the_map_shows(int width, int height, string path)
    {
        await using var person = await map.Somebody(faults, width: width, height: height);
        var loaded = new ConcurrentBag<string>();
        person.Page.Request += (_, request) => loaded.Add(new Uri(request.Url).PathAndQuery);
        await person.Page.AddInitScriptAsync("const fetching = fetch; asked = []; fetch = (...what) => { asked.push(what[0]); return fetching(...what); }");
        await Open(person, path);
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var ahead = await person.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('link[rel=preload]')].filter(link => matchMedia(link.media).matches).map(link => link.getAttribute('href'))");
        var asked = await person.Page.EvaluateAsync<string[]>("asked");
        Assert.InRange(ahead.Length, 2, 12);
        Assert.All(ahead, address => Assert.Contains(address, asked));
        Assert.All(ahead, address => Assert.Single(loaded, address));
        Assert.Empty(faults);
    }

    private async Task Open(Person person, string path)
    {
        await person.Page.GotoAsync(new Uri(map.Network.Address, path).ToString());
        await person.Page.Locator("#map.ready").WaitForAsync();
    }

    // The package's own way does not wait for what is not known at once.
    private static Task Until(Person person, string holds) =>
        person.Page.EvaluateAsync("async () => { while (!(" + holds + ")) await new Promise(next => setTimeout(next, 50)); }").WaitAsync(TimeSpan.FromSeconds(45));

    // The page it leads to is not ours, and a test does without it.
    private async Task Leave(Person person)
    {
        var answer = person.Page.WaitForResponseAsync(answered => new Uri(answered.Url).AbsolutePath == "/leave");
        await person.Page.Locator("[data-leave]").ClickAsync();
        Assert.Equal(302, (await answer).Status);
    }

    private static Task Press(Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { Name = name }).First.ClickAsync();

    private async Task<int> BytesUntilThere(Person person, string path)
    {
        var sizes = new List<Task<RequestSizesResult>>();
        person.Page.RequestFinished += (_, request) => { lock (sizes) sizes.Add(request.SizesAsync()); };
        await Open(person, path);
        await person.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Task<RequestSizesResult>[] all;
        lock (sizes) all = [.. sizes];
        return (await Task.WhenAll(all)).Sum(size => size.ResponseBodySize + size.ResponseHeadersSize);
    }

    private async Task WithoutNetwork(Func<Task> meanwhile)
    {
        await map.Network.Stop();
        try
        {
            await meanwhile();
        }
        finally
        {
            await map.Network.Start();
        }
    }
}
