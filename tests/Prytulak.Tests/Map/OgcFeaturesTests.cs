using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>The abstract tests of OGC API – Features, part 1: core (17-069r4), by the numbers of the OGC's suite.</summary>
[Collection(MapNetwork.Collection)]
public sealed class OgcFeaturesTests(MapNetwork map)
{
    private const string Crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84", GeoJson = "application/geo+json", Default = "100";
    private const int MostLimit = 1_000;

    public static readonly TheoryData<string> Collections = ["homes", "needs", "crossings"];

    [Fact]
    public async Task A_01_http()
    {
        var (known, ahead) = (new HashSet<string> { "/ogc" }, new Queue<string>(["/ogc"]));
        while (ahead.TryDequeue(out var path))
        {
            var reply = await map.Get(path);
            Assert.True((reply.Status, reply.Version) == (HttpStatusCode.OK, HttpVersion.Version11), $"{path}: {reply.Status}");
            if (reply.MediaType is not ("application/json" or GeoJson)) continue;
            foreach (var link in LinksOf(reply.Json).Concat(Inside(reply.Json, "collections").SelectMany(LinksOf)).Where(link => (string?)link["rel"] is not ("next" or "prev")))
                if (known.Add((string)link["href"]!)) ahead.Enqueue((string)link["href"]!);
        }
        Assert.True(known.Count > 10, string.Join('\n', known));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_02_crs84(string collection)
    {
        var extent = (await map.Get($"/ogc/collections/{collection}")).Json["extent"]!["spatial"]!;
        Assert.Equal(Crs84, (string?)extent["crs"]);
        var box = extent["bbox"]![0]!.AsArray().Select(edge => (double)edge!).ToArray();
        // The box is in Europe, so whoever took latitude for longitude would be outside.
        foreach (var (lon, lat) in (await map.All($"/ogc/collections/{collection}/items?limit=1000")).SelectMany(GeoJsonRules.Corners))
            Assert.True(lon >= box[0] && lat >= box[1] && lon <= box[2] && lat <= box[3], $"{lon} {lat}");
    }

    [Fact]
    public async Task A_03_root_op() => Assert.Equal((HttpStatusCode.OK, "application/json"), await StatusAndType("/ogc"));

    [Fact]
    public async Task A_04_root_success()
    {
        var landing = await map.Get("/ogc");
        foreach (var rel in (string[])["self", "service-desc", "service-doc", "conformance", "data"]) Assert.StartsWith(map.Network.Address.ToString(), landing.Href(rel));
        AllHaveRelAndType(landing.Links);
        Assert.NotEqual("", (string?)landing.Json["title"]);
    }

    [Fact]
    public async Task A_05_api_definition_op()
    {
        var landing = await map.Get("/ogc");
        Assert.Equal((HttpStatusCode.OK, "application/vnd.oai.openapi+json"), await StatusAndType(landing.Href("service-desc")));
        Assert.Equal((HttpStatusCode.OK, "text/html"), await StatusAndType(landing.Href("service-doc")));
    }

    [Fact]
    public async Task A_06_api_definition_success()
    {
        var read = OpenApiDocument.Parse((await map.Get("/ogc/api")).Body, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_0, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task A_07_conformance_op() => Assert.Equal((HttpStatusCode.OK, "application/json"), await StatusAndType((await map.Get("/ogc")).Href("conformance")));

    [Fact]
    public async Task A_08_conformance_success() => Assert.Equal(
        ((string[])["core", "geojson", "oas30"]).Select(name => "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + name),
        (await map.Get("/ogc/conformance")).Json["conformsTo"]!.AsArray().Select(name => (string)name!));

    [Fact]
    public async Task A_09_fc_md_op() => Assert.Equal((HttpStatusCode.OK, "application/json"), await StatusAndType((await map.Get("/ogc")).Href("data")));

    [Fact]
    public async Task A_10_fc_md_success()
    {
        var reply = await map.Get("/ogc/collections");
        Assert.EndsWith("/ogc/collections", reply.Href("self"));
        AllHaveRelAndType(reply.Links);
        // Of reception points, which are served like crossings, there is but one here.
        Assert.Equal([.. Collections.Select(row => row.Data), "reception"], Inside(reply.Json, "collections").Select(collection => (string)collection["id"]!));
        foreach (var collection in Inside(reply.Json, "collections"))
        {
            Assert.Equal(Crs84, (string?)collection["crs"]![0]);
            Assert.Equal("feature", (string?)collection["itemType"]);
            Assert.Contains(LinksOf(collection), link => ((string?)link["rel"], (string?)link["type"]) == ("items", GeoJson));
            AllHaveRelAndType(LinksOf(collection));
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_11_sfc_md_op(string collection) => Assert.Equal((HttpStatusCode.OK, "application/json"), await StatusAndType($"/ogc/collections/{collection}"));

    [Theory, MemberData(nameof(Collections))]
    public async Task A_12_sfc_md_success(string collection)
    {
        var alone = (await map.Get($"/ogc/collections/{collection}")).Json;
        Assert.True(JsonNode.DeepEquals(alone, Inside((await map.Get("/ogc/collections")).Json, "collections").Single(one => (string?)one["id"] == collection)));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_13_fc_op(string collection)
    {
        var items = $"/ogc/collections/{collection}/items";
        Assert.Equal((HttpStatusCode.OK, GeoJson), await StatusAndType(items));
        var inBox = Ids(await map.All($"{items}?bbox=10,45,30,55&limit=1000"));
        var today = map.Network.Clock.Today.ToString("O", CultureInfo.InvariantCulture);
        Assert.NotEmpty(inBox);
        Assert.Equal(inBox, Ids(await map.All($"{items}?bbox=10,45,30,55&limit=1000&datetime={today}")));
        Assert.Equal(collection == "crossings" ? inBox : [], Ids(await map.All($"{items}?bbox=10,45,30,55&limit=1000&datetime=2020-01-01")));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_14_fc_bbox_definition(string collection)
    {
        await IsDefined(collection, "bbox", """{ "type": "array", "oneOf": [{ "minItems": 4, "maxItems": 4 }, { "minItems": 6, "maxItems": 6 }], "items": { "type": "number" } }""");
        var items = $"/ogc/collections/{collection}/items?limit=1000&bbox=";
        Assert.Equal(Ids(await map.All(items + "10,45,30,55")), Ids(await map.All(items + "10,45,-100,30,55,9000")));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_15_fc_bbox_response(string collection)
    {
        var items = $"/ogc/collections/{collection}/items?limit=1000";
        var all = await map.All(items);
        var counts = new HashSet<int>();
        foreach (var (west, south, east, north) in Boxes(all))
        {
            var box = string.Create(CultureInfo.InvariantCulture, $"{west},{south},{east},{north}");
            var found = Ids(await map.All($"{items}&bbox={box}"));
            Assert.Equal(Ids(all.Where(feature => Flat.Meets(GeoJsonRules.Corners(feature), west, south, east, north))), found);
            counts.Add(found.Count);
        }
        Assert.True(counts.Count > 5 && counts.Contains(0) && counts.Contains(all.Count));
    }

    [Theory, MemberData(nameof(Collections))]
    public Task A_16_fc_limit_definition(string collection) =>
        IsDefined(collection, "limit", $$"""{ "type": "integer", "minimum": 1, "maximum": {{MostLimit}}, "default": {{Default}} }""");

    [Theory, MemberData(nameof(Collections))]
    public async Task A_17_fc_limit_response(string collection)
    {
        var items = $"/ogc/collections/{collection}/items";
        var matched = (int)(await map.Get(items)).Json["numberMatched"]!;
        foreach (var limit in (int[])[1, 7, 100, MostLimit, MostLimit + 1, 1_000_000])
            Assert.Equal(Math.Min(matched, Math.Min(limit, MostLimit)), (await map.Get($"{items}?limit={limit}")).Features.Count());
        Assert.Equal(Math.Min(matched, int.Parse(Default, CultureInfo.InvariantCulture)), (await map.Get(items)).Features.Count());
        Assert.True(matched > MostLimit || collection is not "homes");
    }

    [Theory, MemberData(nameof(Collections))]
    public Task A_18_fc_time_definition(string collection) => IsDefined(collection, "datetime", """{ "type": "string" }""");

    [Theory, MemberData(nameof(Collections))]
    public async Task A_19_fc_time_response(string collection)
    {
        Assert.Equal(new(2026, 6, 1), map.Network.Clock.Today);
        foreach (var (time, isToday) in ((string, bool)[])
        [
            ("2026-06-01", true), ("2026-05-31", false), ("2026-06-02", false), ("2026-06-01T08:00:00Z", true), ("2026-06-01T23:59:59.999Z", true), ("2026-06-02T00:00:00Z", false),
            ("2026-06-01T01:00:00%2B02:00", false), ("2026-06-01T01:00:00-02:00", true), ("2026-06-01t08:00:00z", true),
            ("2026-05-01/2026-06-30", true), ("2026-05-01T00:00:00Z/2026-05-31T23:59:59Z", false), ("2026-06-02/..", false), ("2026-06-01/..", true), ("../2026-06-01", true),
            ("../2026-05-31", false), ("/2026-06-01", true), ("2026-06-01/", true),
        ])
        {
            var matched = (int)(await map.Get($"/ogc/collections/{collection}/items?datetime={time}")).Json["numberMatched"]!;
            Assert.True(matched > 0 == (isToday || collection == "crossings"), time);
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_20_query_param_invalid(string collection)
    {
        foreach (var query in (string[])["limit=0", "limit=x", "limit=1.5", "limit=-1", "bbox=1,2,3", "bbox=a,b,c,d", "bbox=10,50,20,40", "datetime=yesterday", "datetime=2026-06-02/2026-06-01", "datetime=../..", "offset=-1"])
            Assert.Equal((query, HttpStatusCode.BadRequest, "application/problem+json"), (query, (await map.Get($"/ogc/collections/{collection}/items?{query}")).Status, (await map.Get($"/ogc/collections/{collection}/items?{query}")).MediaType));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_21_query_param_unknown(string collection)
    {
        foreach (var path in (string[])["", "/conformance", "/api", "/collections", $"/collections/{collection}", $"/collections/{collection}/items"])
            Assert.Equal((path, HttpStatusCode.BadRequest), (path, (await map.Get($"/ogc{path}?never_heard_of=1")).Status));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_22_fc_response(string collection)
    {
        var reply = await map.Get($"/ogc/collections/{collection}/items");
        Assert.Equal("FeatureCollection", (string?)reply.Json["type"]);
        Assert.NotEmpty(reply.Features);
        var kind = (string)reply.Features.First()["properties"]!["kind"]!;
        var country = (string?)reply.Features.First()["properties"]!["country"];
        var asked = $"kind={kind}" + (country is null ? "" : $"&country={country}");
        var all = await map.All($"/ogc/collections/{collection}/items?limit=1000");
        Assert.Equal(Ids(all.Where(f => (string?)f["properties"]!["kind"] == kind && (string?)f["properties"]!["country"] == country)), Ids(await map.All($"/ogc/collections/{collection}/items?limit=1000&{asked}")));
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_23_fc_links(string collection)
    {
        var path = $"/ogc/collections/{collection}/items?limit=17&bbox=-30,30,60,75";
        var first = await map.Get(path);
        Assert.Equal(path, Uri.UnescapeDataString(new Uri(first.Href("self")).PathAndQuery));
        AllHaveRelAndType(first.Links);
        var second = await map.Get(first.Href("next"));
        Assert.Equal(Ids(first.Features), Ids((await map.Get(second.Href("prev"))).Features));
        var paged = await map.All(path);
        Assert.Equal((int)first.Json["numberMatched"]!, paged.Count);
        Assert.Equal(Ids(await map.All($"/ogc/collections/{collection}/items?limit=1000")), Ids(paged));
        Assert.DoesNotContain((await map.Get($"/ogc/collections/{collection}/items?offset={paged.Count - 1}")).Links, link => (string?)link["rel"] == "next");
    }

    // It may be left out; where it is, it is the moment of the answer, and two moments would tell two answers apart.
    [Theory, MemberData(nameof(Collections))]
    public async Task A_24_fc_timeStamp(string collection)
    {
        var reply = await map.Get($"/ogc/collections/{collection}/items");
        Assert.True(reply.Json["timeStamp"] is not { } stamp || DateTimeOffset.Parse((string)stamp!, CultureInfo.InvariantCulture) == map.Network.Clock.Now);
        map.Network.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(reply.Body, (await map.Get($"/ogc/collections/{collection}/items")).Body);
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_25_fc_numberMatched(string collection)
    {
        foreach (var query in (string[])["limit=5", "limit=1000", "limit=5&bbox=15,48,25,54", "limit=3&offset=4"])
        {
            var all = await map.All($"/ogc/collections/{collection}/items?{query.Replace("&offset=4", "", StringComparison.Ordinal)}");
            Assert.Equal(all.Count, (int)(await map.Get($"/ogc/collections/{collection}/items?{query}")).Json["numberMatched"]!);
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_26_fc_numberReturned(string collection)
    {
        foreach (var query in (string[])["", "limit=5", "limit=1000", "bbox=0,0,1,1", "offset=100000"])
        {
            var reply = await map.Get($"/ogc/collections/{collection}/items?{query}");
            Assert.Equal(reply.Features.Count(), (int)reply.Json["numberReturned"]!);
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_27_f_op(string collection)
    {
        foreach (var id in Ids((await map.Get($"/ogc/collections/{collection}/items?limit=20")).Features))
            Assert.Equal((HttpStatusCode.OK, GeoJson), await StatusAndType($"/ogc/collections/{collection}/items/{Uri.EscapeDataString(id)}"));
        Assert.Equal(HttpStatusCode.NotFound, (await map.Get($"/ogc/collections/{collection}/items/nothing")).Status);
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_28_f_success(string collection)
    {
        foreach (var listed in (await map.Get($"/ogc/collections/{collection}/items?limit=20")).Features)
        {
            var alone = (await map.Get($"/ogc/collections/{collection}/items/{listed["id"]}")).Json;
            alone.Remove("links");
            Assert.True(JsonNode.DeepEquals(listed, alone), alone.ToJsonString());
        }
    }

    [Theory, MemberData(nameof(Collections))]
    public async Task A_29_f_links(string collection)
    {
        var id = Ids((await map.Get($"/ogc/collections/{collection}/items?limit=1")).Features)[0];
        var reply = await map.Get($"/ogc/collections/{collection}/items/{id}");
        Assert.Equal($"/ogc/collections/{collection}/items/{id}", new Uri(reply.Href("self")).AbsolutePath);
        Assert.Equal($"/ogc/collections/{collection}", new Uri(reply.Href("collection")).AbsolutePath);
        AllHaveRelAndType(reply.Links);
    }

    private async Task<(HttpStatusCode, string?)> StatusAndType(string path)
    {
        var reply = await map.Get(path);
        return (reply.Status, reply.MediaType);
    }

    private async Task IsDefined(string collection, string name, string schema)
    {
        var operation = (await map.Get("/ogc/api")).Json["paths"]![$"/collections/{collection}/items"]!["get"]!;
        var defined = operation["parameters"]!.AsArray().Single(one => (string?)one!["name"] == name);
        var expected = JsonNode.Parse($$"""{ "name": "{{name}}", "in": "query", "required": false, "schema": {{schema}}, "style": "form", "explode": false }""");
        Assert.True(JsonNode.DeepEquals(expected, defined), defined!.ToJsonString());
    }

    // Of each size and everywhere: between features, around one, along a slanting edge, all round the world, and over its back.
    private static IEnumerable<(double, double, double, double)> Boxes(List<JsonObject> all)
    {
        var random = new Random(17);
        foreach (var feature in Enumerable.Range(0, 60).Select(_ => GeoJsonRules.Corners(all[random.Next(all.Count)])))
        {
            var (lon, lat) = (feature[0].Lon + random.NextDouble() * 0.8 - 0.4, feature[0].Lat + random.NextDouble() * 0.5 - 0.25);
            var size = Math.Pow(10, random.NextDouble() * 4 - 3);
            yield return (Math.Round(lon, 4), Math.Round(lat, 4), Math.Round(lon + size, 4), Math.Round(lat + size / 2, 4));
        }
        yield return (-180, -90, 180, 90);
        yield return (0, 0, 0, 0);
        yield return (22, -90, 21, 90);
        yield return (170, 40, 22, 60);
        yield return (22, 40, -170, 60);
    }

    private static List<string> Ids(IEnumerable<JsonObject> features) => [.. features.Select(feature => (string)feature["id"]!)];

    private static IEnumerable<JsonObject> Inside(JsonObject json, string name) => json[name]?.AsArray().Select(one => one!.AsObject()) ?? [];

    private static IEnumerable<JsonObject> LinksOf(JsonObject json) => Inside(json, "links");

    private static void AllHaveRelAndType(IEnumerable<JsonObject> links) =>
        Assert.All(links, link => Assert.True(link["rel"] is not null && link["type"] is not null && Uri.IsWellFormedUriString((string?)link["href"], UriKind.Absolute), link.ToJsonString()));
}
