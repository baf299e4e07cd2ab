using Microsoft.AspNetCore.Http;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>What caches on the way may keep: only what is the same for everybody.</summary>
public sealed class CachingTests
{
    [Theory]
    [InlineData("/shared", "public, max-age=60")]
    [InlineData("/shared?cookie=yes", "no-store")]
    [InlineData("/own", "no-store")]
    public async Task An_answer_that_sets_a_cookie_is_kept_by_nobody(string path, string kept)
    {
        await using var network = await TestNetwork.Start(On.Sqlite, routes: Add);
        using var client = network.Client();
        using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal(kept, answer.Headers.CacheControl!.ToString());
    }

    private static void Add(Routes routes)
    {
        routes.Get("/own", Roles.Everyone, () => "");
        routes.Get("/shared", Roles.Everyone, (HttpContext http, string? cookie) =>
        {
            http.Response.Headers.CacheControl = "public, max-age=60";
            if (cookie is not null) http.Response.Cookies.Append("session", "secret");
            return "";
        });
    }
}
