using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class RecognitionTests(SharedNetworks networks) : IClassFixture<SharedNetworks>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, Databases]
    public async Task A_cookie_made_elsewhere_is_nobody(On on)
    {
        var network = await networks.Get(on);
        using var forger = network.Visitor();
        foreach (var cookie in (string[])["account=CfDJ8AAAAAAAAAAAAAAAAAAAAAA", "household=x", "account=; household=" + Guid.NewGuid()])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { { "Cookie", cookie } } };
            using var answer = await forger.Client.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }
    }

    [Theory, Databases]
    public async Task Cookies_are_closed_to_scripts_and_other_sites(On on)
    {
        var network = await networks.Get(on);
        var halina = await network.Person(Roles.Host, await network.Organisation());
        await network.BecomeDemonstration();
        using var client = network.Client();
        using var answer = await client.GetAsync(network.Get<SignInLinks>().ForDemonstration(halina), Stop);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("account=", StringComparison.Ordinal) && !c.Contains("account=;", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, Databases]
    public async Task The_cookie_of_a_household_outlives_the_browser_by_its_age_and_goes_when_they_leave(On on)
    {
        var network = await networks.Get(on);
        var coming = await Answered(network, http => HouseholdSession.SignIn(http, Guid.NewGuid(), 1));
        Assert.Contains("max-age=15552000", coming, StringComparison.Ordinal);
        Assert.DoesNotContain("expires=", coming, StringComparison.Ordinal);
        var leaving = await Answered(network, HouseholdSession.SignOut);
        Assert.Contains("household=; expires=Thu, 01 Jan 1970", leaving, StringComparison.Ordinal);
        Assert.DoesNotContain("max-age=1", leaving, StringComparison.Ordinal);
    }

    private static async Task<string> Answered(TestNetwork network, Func<HttpContext, Task> sign)
    {
        using var scope = network.Services.CreateScope();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        await sign(http);
        return http.Response.Headers.SetCookie.Single(c => c!.StartsWith("household=", StringComparison.Ordinal))!;
    }
}
