using System.Net;
using System.Text;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Pictures;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class HomePhotoTests
{
    private const string Secret = "N50.061W19.938-Anna";

    [Theory, Databases]
    public async Task T28_A_picture_is_shown_without_a_word_of_where_it_was_taken(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var home = await network.Draft(host);
        Assert.Equal(HttpStatusCode.Redirect, await Upload(host, home, Telling(), Telling()));
        await host.Browser.Open($"/homes/{home}");
        var shown = host.Browser.Page.QuerySelectorAll("main img").Select(i => i.GetAttribute("src")!).ToList();
        Assert.Equal(2, shown.Count);
        var picture = await host.Browser.Client.GetByteArrayAsync(shown[0], TestContext.Current.CancellationToken);
        Assert.Equal([0xFF, 0xD8, 0xFF], picture[..3]);
        Assert.Equal(-1, picture.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Secret)));
        Assert.Equal(HttpStatusCode.NotFound, (await (await network.Add(Roles.Host)).Browser.Client.GetAsync(shown[0], TestContext.Current.CancellationToken)).StatusCode);
        await host.Browser.Submit(action: shown[0] + "/remove");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser.Client.GetAsync(shown[0], TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory, Databases]
    public async Task What_is_no_picture_is_refused_with_a_sentence_and_so_is_a_ninth(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        var home = await network.Draft(host);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Upload(host, home, Encoding.UTF8.GetBytes("not a picture at all")));
        Assert.Equal(HttpStatusCode.Redirect, await Upload(host, home, [.. Enumerable.Repeat(Plain(), 8)]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, await Upload(host, home, Plain()));
        Assert.Equal(8, await network.Database.Read(c => c.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM photos")));
    }

    [Theory, Databases]
    public async Task More_than_the_pictures_may_weigh_is_not_even_read(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Upload(host, await network.Draft(host), new byte[17 * 1024 * 1024]));
    }

    private static byte[] Telling() => TellTale.Jpeg(Photos.Reencode(Plain(), 64), 1, Secret);

    private static byte[] Plain() => Png.Of(40, 30, (x, y) => ((byte)(x * 6), (byte)(y * 8), 90));

    private static async Task<HttpStatusCode> Upload(Person host, Guid home, params byte[][] files)
    {
        await host.Browser.Open($"/homes/{home}");
        var form = host.Browser.FormOf("/sign-out");
        var parts = new MultipartFormDataContent { { new StringContent(form.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" }, { new StringContent(Guid.NewGuid().ToString()), "key" } };
        foreach (var file in files) parts.Add(new ByteArrayContent(file), "photos", "IMG_1234.jpg");
        // The answer to what is too large comes before it is sent.
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/homes/{home}/photos") { Content = parts, Headers = { ExpectContinue = true } };
        using var response = await host.Browser.Client.SendAsync(request);
        return response.StatusCode;
    }
}
