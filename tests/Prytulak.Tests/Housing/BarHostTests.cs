using System.Net;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class BarHostTests
{
    [Theory, Databases]
    public async Task Two_people_bar_a_host_and_every_home_closes_at_once(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        var second = await network.Send(host);
        var (vetter, coordinator) = (await network.Add(Roles.Vetter), await network.Add(Roles.Coordinator));
        await Decide(vetter, host, "Просив паспорт у родини");
        Assert.Equal(2, network.Free.All.Count);
        Assert.Empty(network.Barred);
        Assert.Contains("Просив паспорт", (await coordinator.Browser.Open($"/vetting/{host.Id}")).Text);
        await Decide(coordinator, host, "Згода");
        Assert.Empty(network.Free.All);
        Assert.Equal((AccommodationState.Barred, AccommodationState.Barred), (await network.StateOf(home), await network.StateOf(second)));
        Assert.Equal(Vetting.Barred, (await network.HostOf(host.Id)).Vetting);
        Assert.Equal([host.Id], network.Barred);
        Assert.DoesNotContain("/homes/new", (await host.Browser.Open("/homes")).Page.Body!.InnerHtml);
        await (await host.Browser.Open("/homes/new")).Submit(network.Offer());
        Assert.NotEqual(HttpStatusCode.OK, host.Browser.Status);
    }

    [Theory, Databases]
    public async Task One_person_alone_bars_nobody(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, _) = await network.Open();
        var vetter = await network.Add(Roles.Vetter | Roles.Coordinator);
        await Decide(vetter, host, "Причина");
        await vetter.Browser.Open($"/vetting/{host.Id}");
        Assert.Null(vetter.Browser.Page.QuerySelector("#reason"));
        Assert.Equal(Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
    }

    [Theory, Databases]
    public async Task A_colleague_may_dismiss_it_and_that_is_no_word_for_vetting(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var host = await network.Add(Roles.Host);
        await network.Send(host);
        var (first, second, third) = (await network.Add(Roles.Vetter), await network.Add(Roles.Vetter), await network.Add(Roles.Vetter));
        await Decide(first, host, "Щось не так");
        Assert.Contains("Barring is proposed", (await second.Browser.Open("/vetting")).Text);
        await Decide(second, host, "Перевірили, усе добре", "Yes");
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        await first.SayYes(host.Id);
        Assert.Equal(Vetting.Awaiting, (await network.HostOf(host.Id)).Vetting);
        await third.SayYes(host.Id);
        Assert.Equal(Vetting.Vetted, (await network.HostOf(host.Id)).Vetting);
    }

    private static async Task Decide(Person person, Person host, string reason, string decision = "No") =>
        await (await person.Browser.Open($"/vetting/{host.Id}")).Submit(new { reason }, action: $"/vetting/{host.Id}/bar", press: $"decision={decision}");
}
