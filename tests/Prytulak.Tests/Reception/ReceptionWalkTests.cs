using Microsoft.Playwright;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Story;
using Xunit;

namespace Prytulak.Tests.Reception;

/// <summary>Somebody with a telephone looks for where to go.</summary>
public sealed class ReceptionWalkTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Somebody_finds_where_to_go_on_the_list_and_on_the_map(bool script)
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (world, faults) = (new World(network), new List<string>());
        var organisation = await world.Organisation();
        var point = await world.ReceptionPoint(await world.Account(Roles.Coordinator, organisation), await world.Account(Roles.Vetter, organisation));
        await using var person = await Person.With(network.Address, "uk", 360, 740, script, faults);
        await person.Open("/reception?place=" + Uri.EscapeDataString("Люблін"));
        await person.Follow($"/reception/{point}");
        Assert.True(await person.Page.Locator("a.button[href^='tel:']").IsVisibleAsync());
        await person.Page.GotoAsync(new Uri(network.Address, "/map?lat=51.25&lon=22.57&zoom=8").ToString());
        if (script) await PressOnMap(person);
        else await person.Follow("/reception");
        Assert.StartsWith("/reception", person.Path);
        Assert.True(await person.Sees("Arrivals desk"));
        Assert.Empty(faults);
    }

    private static async Task PressOnMap(Person person)
    {
        await person.Page.Locator("#map.ready").WaitForAsync();
        await person.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Пункти прийому" }).CheckAsync();
        await person.Page.Locator(".map-mark.point").First.ClickAsync();
        await person.Page.Locator(".map-popup a").ClickAsync();
        await person.Page.WaitForURLAsync("**/reception/*");
    }
}
