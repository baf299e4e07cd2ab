using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Xunit;

namespace Prytulak.Tests.Map;

/// <summary>GDAL, on which most programs that read maps stand, finds its way through our formats by itself.</summary>
[Collection(MapNetwork.Collection)]
public sealed class MapClientsTests(MapNetwork map)
{
    private string Service => $"OAPIF:{map.Network.Address}ogc";

    [Fact]
    public async Task Gdal_lists_the_collections()
    {
        var told = await Ogrinfo(Service);
        foreach (var collection in (string[])["homes", "needs", "crossings", "reception"]) Assert.Matches($@"(?m)^\d+: {collection} ", told);
    }

    [Theory, InlineData("homes", "Polygon"), InlineData("needs", "Polygon"), InlineData("crossings", "Point"), InlineData("reception", "Point")]
    public async Task Gdal_reads_every_feature_page_by_page(string collection, string geometry)
    {
        var expected = await map.All($"/ogc/collections/{collection}/items?limit=1000");
        var told = await Ogrinfo("-al", "-oo", "PAGE_SIZE=23", Service, collection);
        Assert.Contains($"Geometry: {geometry}", told);
        Assert.Contains("WGS 84", told);
        Assert.Equal(expected.Select(feature => (string?)feature["id"]), Regex.Matches(told, @"(?m)^  id \(String\) = (.+)$").Select(match => match.Groups[1].Value));
        Assert.Equal(expected.Select(feature => (string?)feature["properties"]!["name"]), Regex.Matches(told, @"(?m)^  name \(String\) = (.+)$").Select(match => match.Groups[1].Value));
    }

    [Fact]
    public async Task Gdal_asks_for_a_part_of_the_map()
    {
        var inside = (await map.All("/ogc/collections/homes/items?limit=1000")).Count(feature => Flat.Meets(GeoJsonRules.Corners(feature), 14.5, 49.5, 24, 54.5));
        Assert.NotEqual(0, inside);
        Assert.Equal(inside, await Count("-spat", "14.5", "49.5", "24", "54.5", Service, "homes"));
    }

    [Fact]
    public async Task Gdal_asks_for_features_by_what_is_told_of_them()
    {
        var polish = (await map.All("/ogc/collections/homes/items?limit=1000")).Count(feature => (string?)feature["properties"]!["country"] == "PL");
        Assert.NotEqual(0, polish);
        Assert.Equal(polish, await Count("-where", "country = 'PL'", Service, "homes"));
    }

    [Theory, InlineData(4, 8, 5), InlineData(6, 35, 21), InlineData(8, 142, 84)]
    public async Task Gdal_reads_a_tile(int z, int x, int y)
    {
        var file = Path.Combine(map.Network.Settings.Data, $"{z}-{x}-{y}.mvt");
        await File.WriteAllBytesAsync(file, (await map.Get($"/map/tiles/uk/{z}/{x}/{y}")).Bytes, TestContext.Current.CancellationToken);
        string[] tile = ["-al", "-so", "-oo", string.Create(CultureInfo.InvariantCulture, $"Z={z}"), "-oo", $"X={x}", "-oo", $"Y={y}", "MVT:" + file];
        var told = await Ogrinfo(tile);
        var read = Engines.Tests.Tiles.StrictTile.Read(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
        Assert.NotEmpty(read.Layers);
        foreach (var layer in read.Layers)
            Assert.Matches($@"Layer name: {layer.Name}\n(.*\n)*?Feature Count: {layer.Features.Count}\n", told);
    }

    private static async Task<int> Count(params string[] arguments) =>
        int.Parse(Regex.Match(await Ogrinfo(["-al", "-so", .. arguments]), @"Feature Count: (\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static async Task<string> Ogrinfo(params string[] arguments)
    {
        var start = new ProcessStartInfo("ogrinfo", ["-ro", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var proxy in (string[])["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"]) start.Environment.Remove(proxy);
        using var gdal = Process.Start(start)!;
        var (told, wrong) = (gdal.StandardOutput.ReadToEndAsync(), gdal.StandardError.ReadToEndAsync());
        await gdal.WaitForExitAsync();
        Assert.Equal("", await wrong);
        Assert.Equal(0, gdal.ExitCode);
        return await told;
    }
}
