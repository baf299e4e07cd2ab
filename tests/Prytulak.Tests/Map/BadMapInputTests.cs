using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Prytulak.Map.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>Whatever nonsense is asked of the map, the answer says which part of it is nonsense and what would have been right, in the reader's language.</summary>
[Collection(MapNetwork.Collection)]
public sealed class BadMapInputTests(MapNetwork map)
{
    private const string Items = "/ogc/collections/homes/items", Seen = "/map/seen", Tile = "/map/tiles/uk/4/9/5", Base = "/map/base/uk", Europe = "box=30,-20,70,40";

    /// <summary>Path, status, the key of the sentence, and what it must name.</summary>
    public static readonly TheoryData<string, int, string, string> Cases = new()
    {
        { $"{Items}?bbox=1,2,3", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=1,2,3,4,5", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=a,b,c,d", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=,,,", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=NaN,50,20,51", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=-Infinity,-90,Infinity,90", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=1e999,50,20,51", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=10,50,20,90.0001", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=-181,50,20,51", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox=10,51,20,50", 400, "map.box_turned", "bbox" },
        { $"{Items}?bbox=10.5;50;20;51", 400, "map.wrong_box", "bbox" },
        { $"{Items}?bbox={new string('1', 2_000)},1,2,3", 400, "map.wrong_box", "bbox" },
        { $"{Items}?limit=0", 400, "query.wrong_number", "limit" },
        { $"{Items}?limit=-1", 400, "query.wrong_number", "limit" },
        { $"{Items}?limit=abc", 400, "query.wrong_number", "limit" },
        { $"{Items}?limit=1e3", 400, "query.wrong_number", "limit" },
        { $"{Items}?limit=5&limit=6", 400, "query.wrong_number", "limit" },
        { $"{Items}?limit=%D9%A3", 400, "query.wrong_number", "limit" },
        { $"{Items}?offset=-1", 400, "query.wrong_number", "offset" },
        { $"{Items}?offset=x", 400, "query.wrong_number", "offset" },
        { $"{Items}?datetime=tomorrow", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=2026-02-30", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=2026-06-01T25:00:00Z", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=..", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=../..", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=/", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=2026-01-01/2026-02-01/2026-03-01", 400, "map.wrong_time", "datetime" },
        { $"{Items}?datetime=2026-06-02/2026-06-01", 400, "query.dates_turned", "datetime" },
        { $"{Items}?kind=street", 400, "query.wrong_choice", "kind" },
        { $"{Items}?country=poland", 400, "map.wrong_country", "country" },
        { $"{Items}?country=pl", 400, "map.wrong_country", "country" },
        { $"{Items}?colour=blue", 400, "query.unknown_field", "colour" },
        { $"{Items}?BBOX=1,2,3,4", 400, "query.unknown_field", "BBOX" },
        { $"{Items}?{new string('x', 3_000)}=1", 400, "query.unknown_field", "xxx" },
        { $"{Items}?beds=99", 400, "query.wrong_number", "beds" },
        { $"{Items}?beds=0", 400, "query.wrong_number", "beds" },
        { $"{Items}?beds=99999999999999999999999", 400, "query.wrong_number", "beds" },
        { $"{Items}?pets=false", 400, "map.only_yes", "pets" },
        { $"{Items}?pets=perhaps", 400, "query.wrong_choice", "pets" },
        { $"{Items}?speaks=Ukrainian", 400, "query.wrong_language", "speaks" },
        { $"{Items}?from=2026-13-01", 400, "query.wrong_day", "from" },
        { $"{Items}?to=0001-01-01", 400, "query.wrong_day", "to" },
        { $"{Items}?from=2026-08-01&to=2026-07-01", 400, "query.dates_turned", "to" },
        { $"{Items}?kind=%00", 400, "refusal.malformed", "" },
        { "/ogc/collections/needs/items?pets=true", 400, "query.unknown_field", "pets" },
        { "/ogc/collections/crossings/items?country=PL", 400, "query.unknown_field", "country" },
        { "/ogc/collections/crossings/items/UA-PL-01?f=json", 400, "query.unknown_field", "f" },
        { "/ogc/conformance?lang=en", 400, "query.unknown_field", "lang" },
        { "/ogc/collections/nothing", 404, "refusal.absent", "" },
        { "/ogc/collections/nothing/items", 404, "refusal.absent", "" },
        { "/ogc/collections/homes/items/nothing", 404, "refusal.absent", "" },
        { $"/ogc/collections/homes/items/{new string('9', 3_000)}", 404, "refusal.absent", "" },
        { "/ogc/collections/homes/items/europe", 404, "refusal.absent", "" },
        { $"{Seen}?zoom=5", 400, "map.wrong_box", "box" },
        { $"{Seen}?box=0&zoom=5", 400, "map.wrong_box", "box" },
        { $"{Seen}?box=NaN,NaN,NaN,NaN&zoom=5", 400, "map.wrong_box", "box" },
        { $"{Seen}?box=-91,0,0,0&zoom=5", 400, "map.wrong_box", "box" },
        { $"{Seen}?box=51,10,50,20&zoom=5", 400, "map.box_turned", "box" },
        { $"{Seen}?box=50,20,51,10&zoom=5", 400, "map.box_turned", "box" },
        { $"{Seen}?{Europe}", 400, "query.wrong_number", "zoom" },
        { $"{Seen}?{Europe}&zoom=99", 400, "query.wrong_number", "zoom" },
        { $"{Seen}?{Europe}&zoom=-1", 400, "query.wrong_number", "zoom" },
        { $"{Seen}?{Europe}&zoom=5.5", 400, "query.wrong_number", "zoom" },
        { $"{Seen}?{Europe}&zoom=5&beds=9", 400, "query.wrong_number", "beds" },
        { $"{Seen}?{Europe}&zoom=5&near=home", 400, "query.unknown_field", "near" },
        { "/map/tiles/uk/99/0/0", 404, "map.no_zoom", "10" },
        { "/map/tiles/uk/-1/0/0", 404, "map.no_zoom", "10" },
        { "/map/tiles/uk/4/16/5", 404, "map.no_tile", "15" },
        { "/map/tiles/uk/4/9/-1", 404, "map.no_tile", "15" },
        { "/map/tiles/uk/4/2147483647/5", 404, "map.no_tile", "15" },
        { "/map/tiles/xx/4/9/5", 404, "map.no_language", "fr" },
        { "/map/tiles/EN/4/9/5", 404, "map.no_language", "fr" },
        { $"/map/tiles/{new string('u', 2_000)}/4/9/5", 404, "map.no_language", "fr" },
        { $"{Tile}?beds=99", 400, "query.wrong_number", "beds" },
        { $"{Tile}?pets=no", 400, "map.only_yes", "pets" },
        { $"{Tile}?box=1,2,3,4", 400, "query.unknown_field", "box" },
        { $"{Tile}?from=2026-07-01&to=2026-07-01", 400, "query.dates_turned", "to" },
        { $"{Tile}?day=%00", 400, "refusal.malformed", "" },
        { $"{Base}/11/0/0", 404, "map.no_zoom", "10" },
        { $"{Base}/0/1/0", 404, "map.no_tile", "0" },
        { "/map/base/zz/0/0/0", 404, "map.no_language", "fr" },
        { "/map/tiles.json?beds=x", 400, "query.wrong_number", "beds" },
        { "/map/tiles.json?zoom=3", 400, "query.unknown_field", "zoom" },
        { "/ogc/nowhere", 404, "refusal.absent", "" },
        { "/ogc/collections/homes/items/PL/more", 404, "refusal.absent", "" },
        { "/map/tiles", 404, "refusal.absent", "" },
        { "/map/tiles/a/b/c", 404, "refusal.absent", "" },
        { "/map/tiles/uk/4/9/5/1", 404, "refusal.absent", "" },
        { "/map/base/", 404, "refusal.absent", "" },
        { "/map/base/uk/x/y/z", 404, "refusal.absent", "" },
        { "/map/seen/more", 404, "refusal.absent", "" },
        { "/desk/homes/tiles/a/b/c", 404, "refusal.absent", "" },
    };

    [Theory, MemberData(nameof(Cases))]
    public async Task A_program_is_told_which_field_and_why_in_its_language(string path, int status, string code, string names)
    {
        var (english, ukrainian) = (await Problem(path, "en", status, code), await Problem(path, "uk", status, code));
        Assert.Contains(names, english);
        Assert.Contains(names, ukrainian);
        Assert.InRange(english.Length, 20, 300);
        Assert.DoesNotContain(ukrainian, english);
        Assert.Contains(ukrainian, letter => letter is >= 'а' and <= 'я' or 'і' or 'ї');
    }

    [Theory, InlineData("/map?beds=99", 400, "beds"), InlineData("/map?pets=false", 400, "pets"), InlineData("/map?area=nowhere", 404, ""), InlineData("/map?from=x", 400, "from"),
        InlineData("/map?colour=blue", 400, "colour"), InlineData("/map?area=%00", 400, ""), InlineData("/map?from=2026-07-02&to=2026-07-01", 400, "to"), InlineData("/map?speaks=<b>", 400, "speaks")]
    public async Task A_person_is_told_the_same_on_a_page(string path, int status, string names)
    {
        foreach (var language in (string[])["en", "uk"])
        {
            using var visitor = map.Network.Visitor(language);
            await visitor.Open(path);
            Assert.Equal((HttpStatusCode)status, visitor.Status);
            Assert.Equal(language, visitor.Page.DocumentElement.GetAttribute("lang"));
            Assert.Contains(names, visitor.Text);
            Assert.NotEmpty(visitor.Page.QuerySelectorAll("main h1"));
        }
    }

    [Theory, InlineData("offset=2147483647"), InlineData("offset=99999999999999999999"), InlineData("limit=99999999999999999999")]
    public async Task Numbers_beyond_all_bounds_are_as_good_as_the_largest(string query)
    {
        var reply = await map.Get($"{Items}?{query}");
        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(query.StartsWith("limit", StringComparison.Ordinal), reply.Links.Any(link => (string?)link["rel"] == "next"));
        foreach (var link in reply.Links) Assert.Equal(HttpStatusCode.OK, (await map.Get((string)link["href"]!)).Status);
    }

    [Fact]
    public async Task A_tile_that_cannot_be_made_is_a_problem_and_never_breaks_the_page()
    {
        await using var network = await TestNetwork.Start(On.Sqlite, builder => builder.Services.RemoveAll<MapLayer>().AddSingleton<MapLayer, BrokenLayer>());
        using var client = network.Client();
        using var tile = await client.GetAsync("/map/tiles/uk/6/36/21", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (tile.StatusCode, tile.Content.Headers.ContentType?.MediaType));
        using var features = await client.GetAsync("/ogc/collections/crossings/items", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json"), (features.StatusCode, features.Content.Headers.ContentType?.MediaType));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/ogc/collections/homes/items", TestContext.Current.CancellationToken)).StatusCode);
        using var visitor = network.Visitor("uk");
        Assert.Equal(HttpStatusCode.OK, (await visitor.Open("/map?area=PL")).Status);
    }

    private async Task<string> Problem(string path, string language, int status, string code)
    {
        var reply = await map.Get(path, language);
        Assert.Equal(((HttpStatusCode)status, "application/problem+json"), (reply.Status, reply.MediaType));
        Assert.Equal((status, code), ((int)reply.Json["status"]!, (string?)reply.Json["code"]));
        return (string)reply.Json["detail"]!;
    }

    private sealed class BrokenLayer : MapLayer
    {
        public override string Name => "crossings";

        public override IReadOnlyList<MapPoint> Points => throw new InvalidOperationException("Nothing is here.");
    }
}
