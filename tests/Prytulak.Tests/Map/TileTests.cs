using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tests.Tiles;
using Prytulak.Engines.Tiles;
using Prytulak.Map;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>Tiles as programs find and read them: TileJSON 3.0, vector tiles 2.1, and HTTP.</summary>
[Collection(MapNetwork.Collection)]
public sealed class TileTests(MapNetwork map)
{
    private static readonly Position[] Capitals = [new(52.23, 21.01), new(50.45, 30.52), new(52.52, 13.4), new(48.86, 2.35), new(47.5, 19.04), new(44.43, 26.1)];

    [Fact]
    public async Task The_tiles_are_described_as_TileJSON_and_are_where_it_says()
    {
        var about = (await map.Get("/map/tiles.json", "uk")).Json;
        Assert.Equal(("3.0.0", "xyz"), ((string?)about["tilejson"], (string?)about["scheme"]));
        var (least, most) = ((int)about["minzoom"]!, (int)about["maxzoom"]!);
        Assert.True(least == 0 && most is > 5 and <= 30);
        var bounds = about["bounds"]!.AsArray().Select(edge => (double)edge!).ToArray();
        Assert.True(bounds is [>= -180, >= -90, <= 180, <= 90] && bounds[0] < bounds[2] && bounds[1] < bounds[3]);
        var centre = about["center"]!.AsArray().Select(number => (double)number!).ToArray();
        Assert.True(centre.Length == 3 && centre[0] > bounds[0] && centre[0] < bounds[2] && centre[1] > bounds[1] && centre[1] < bounds[3] && centre[2] >= least && centre[2] <= most);
        Assert.NotEqual("", (string?)about["attribution"]);
        var template = (string)about["tiles"]!.AsArray().Single()!;
        foreach (var zoom in (int[])[least, (int)centre[2], most])
        {
            var tile = TileAddress.Of(new(centre[1], centre[0]), zoom);
            var reply = await map.Get(template.Replace("{z}", $"{tile.Z}").Replace("{x}", $"{tile.X}").Replace("{y}", $"{tile.Y}"));
            Assert.Equal((HttpStatusCode.OK, Packed.Tile), (reply.Status, reply.MediaType));
        }
    }

    [Fact]
    public async Task Tiles_of_what_is_asked_for_are_described_too()
    {
        var template = (string)(await map.Get("/map/tiles.json?beds=2&pets=on", "uk")).Json["tiles"]![0]!;
        Assert.EndsWith("/map/tiles/uk/{z}/{x}/{y}?beds=2&pets=true", template);
        var (all, some) = (await Read("/map/tiles/uk/0/0/0"), await Read(new Uri(template.Replace("{z}", "0").Replace("{x}", "0").Replace("{y}", "0")).PathAndQuery));
        Assert.NotEmpty(some.Layer("homes")!.Features);
        Assert.NotEqual(Counts(all), Counts(some));
    }

    [Fact]
    public async Task Every_tile_is_right_by_the_letter_and_has_what_is_described()
    {
        var described = (await map.Get("/map/tiles.json")).Json["vector_layers"]!.AsArray().ToDictionary(layer => (string)layer!["id"]!, layer => layer!["fields"]!.AsObject());
        var seen = new HashSet<string>();
        foreach (var tile in Tiles())
            foreach (var layer in (await Read($"/map/tiles/uk/{tile.Z}/{tile.X}/{tile.Y}")).Layers)
                foreach (var feature in layer.Features)
                {
                    Assert.All(feature.Parts.SelectMany(part => part), point => Assert.True(point is { X: > -8_192 and < 8_192, Y: > -8_192 and < 8_192 }));
                    Assert.Equal(described[layer.Name].Select(field => (field.Key, (string?)field.Value)).Order(), feature.Attributes.Select(tag => (tag.Key, (string?)(tag.Value is string ? "String" : "Number"))).Order());
                    seen.Add(layer.Name);
                }
        Assert.Equal(described.Keys.Order(), seen.Order());
    }

    [Fact]
    public async Task Every_tile_of_the_drawn_map_is_right_by_the_letter()
    {
        foreach (var tile in Tiles()) Assert.NotEmpty((await Read($"/map/base/uk/{tile.Z}/{tile.X}/{tile.Y}")).Layers);
    }

    [Fact]
    public async Task A_square_is_whole_in_every_tile_that_it_lies_in()
    {
        var squares = (await map.All("/ogc/collections/homes/items?limit=1000")).Where((_, at) => at % 40 == 0).Select(GeoJsonRules.Corners).ToList();
        foreach (var square in squares)
            foreach (var tile in square.Select(corner => TileAddress.Of(new(corner.Lat, corner.Lon), PublicTiles.MaxZoom)).Distinct())
            {
                var expected = square.Select(corner => WebMercator.ToTile(tile, new(corner.Lat, corner.Lon), 4096)).Where(corner => corner is { X: > -4_000 and < 8_000, Y: > -4_000 and < 8_000 }).ToList();
                var drawn = (await Read($"/map/tiles/uk/{tile.Z}/{tile.X}/{tile.Y}")).Layer("homes_squares")?.Features ?? [];
                Assert.Contains(drawn, feature => feature.Parts.Any(ring => expected.All(corner => ring.Exists(point => Math.Abs(point.X - corner.X) <= 1 && Math.Abs(point.Y - corner.Y) <= 1))));
            }
    }

    [Fact]
    public void What_is_far_larger_than_a_tile_is_cut_around_it()
    {
        TilePoint[] far = [new(-50_000, -50_000), new(50_000, -50_000), new(50_000, 50_000), new(-50_000, 50_000)], slanting = [new(-20_000, 2_000), new(2_000, -20_000), new(24_000, 2_000), new(2_000, 24_000)];
        Assert.Equal(new HashSet<TilePoint> { new(-100, -100), new(4_196, -100), new(4_196, 4_196), new(-100, 4_196) }, TileClip.Ring(far, 4_096, 100).ToHashSet());
        Assert.Equal(TileClip.Ring(far, 4_096, 100).ToHashSet(), TileClip.Ring(slanting, 4_096, 100).ToHashSet());
        Assert.Empty(TileClip.Ring([new(9_000, 9_000), new(9_900, 9_000), new(9_900, 9_900)], 4_096, 100));
        Assert.Equal([new(0, 0), new(9, 0), new(9, 9)], TileClip.Ring([new(0, 0), new(9, 0), new(9, 9)], 4_096, 100));
        Assert.Equal([new(50, -100), new(50, 0), new(0, 0), new(0, -100)], TileClip.Ring([new(0, -900), new(50, -900), new(50, 0), new(0, 0)], 4_096, 100));
    }

    [Theory, InlineData("/map/tiles/uk/6/35/21", 600), InlineData("/map/base/uk/6/35/21", 604_800)]
    public async Task A_tile_is_the_same_packed_or_not_is_kept_by_caches_and_is_not_sent_twice(string path, int seconds)
    {
        var (packed, plain) = (await map.Get(path, "en", ("Accept-Encoding", "gzip")), await map.Get(path));
        Assert.Equal(["gzip"], packed.Encodings);
        Assert.Empty(plain.Encodings);
        Assert.Equal(plain.Bytes, Unpacked(packed.Bytes));
        Assert.Empty((await map.Get(path, "en", ("Accept-Encoding", "gzip;q=0, identity"))).Encodings);
        foreach (var reply in (Reply[])[packed, plain])
        {
            Assert.Equal($"public, max-age={seconds}", reply.Headers.CacheControl?.ToString());
            Assert.Contains("Accept-Encoding", reply.Headers.Vary);
            Assert.True(reply.Headers.ETag!.IsWeak);
            await IsNotSentAgain(path, reply.Headers.ETag.ToString());
        }
        await IsNotSentAgain(path, "*");
        await IsNotSentAgain(path, "\"other\", " + plain.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, (await map.Get(path, "en", ("If-None-Match", "\"other\""))).Status);
    }

    [Fact]
    public async Task Whoever_asks_for_something_else_gets_another_tag() => Assert.Equal(3, (await Task.WhenAll(
        map.Get("/map/tiles/uk/4/9/5"), map.Get("/map/tiles/pl/4/9/5"), map.Get("/map/tiles/uk/4/9/5?pets=true"))).Select(reply => reply.Headers.ETag).Distinct().Count());

    private async Task IsNotSentAgain(string path, string held)
    {
        var reply = await map.Get(path, "en", ("If-None-Match", held));
        Assert.Equal((HttpStatusCode.NotModified, 0), (reply.Status, reply.Bytes.Length));
        Assert.NotNull(reply.Headers.ETag);
        Assert.NotNull(reply.Headers.CacheControl);
    }

    private async Task<StrictTile> Read(string path)
    {
        var reply = await map.Get(path);
        Assert.Equal((HttpStatusCode.OK, Packed.Tile), (reply.Status, reply.MediaType));
        return StrictTile.Read(reply.Bytes);
    }

    private static IEnumerable<TileAddress> Tiles() => Capitals.SelectMany(capital => ((int[])[0, 2, 4, 5, 6, 7, 8, 10]).Select(zoom => TileAddress.Of(capital, zoom))).Append(new(6, 36, 21)).Distinct();

    private static List<(object, object)> Counts(StrictTile tile) => [.. tile.Layer("homes")!.Features.Select(feature => (feature.Attributes["id"], feature.Attributes["count"]))];

    private static byte[] Unpacked(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zip.CopyTo(plain);
        return plain.ToArray();
    }
}
