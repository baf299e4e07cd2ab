using System.Net;
using Prytulak.Foundation;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>Caseworkers agree for households that cannot do it by themselves, and see who wishes to live near whom.</summary>
public sealed class NearbyAtDeskTests
{
    [Theory, Databases]
    public async Task A_caseworker_makes_a_code_for_one_and_types_it_for_the_other_and_sees_both_cases(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((olena, hers), (taras, _)) = (await network.Family(ours), await network.Family(ours));
        using var caseworker = await network.Caseworker(ours);
        var code = await caseworker.MakesCode($"/desk/households/{olena}");
        Assert.Contains("Only when this household has asked you to", caseworker.Text);
        await caseworker.Agrees(code, $"/desk/households/{taras}");
        Assert.Equal($"/desk/households/{taras}/nearby", caseworker.Path);
        Assert.Equal(1, await hers.Others());
        await caseworker.Open($"/desk/households/{olena}");
        Assert.Contains($"Wishes to live near {network.Get<OpenPleas>().Find(taras)!.Reference}", caseworker.Text);
        await caseworker.Follow($"/desk/households/{taras}");
        Assert.Contains(network.Get<OpenPleas>().Find(olena)!.Reference, caseworker.Text);
        Assert.Contains(await network.JournalOf(taras), line => line is { Kind: "agreed to live near others", Purpose: "on behalf" } && line.Actor != taras);
        await hers.Leaves();
        Assert.DoesNotContain("Wishes to live near", (await caseworker.Open($"/desk/households/{taras}")).Text);
    }

    [Theory, Databases]
    public async Task T43_across_organisations_nobody_agrees_at_either_door_and_no_other_caseworker_sees_or_does_anything(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, theirs) = (await network.Organisation("Ours", "PL"), await network.Organisation("Theirs", "DE"));
        var ((olena, hers), (taras, his)) = (await network.Family(ours), await network.Family(theirs));
        using var caseworker = await network.Caseworker(theirs);
        var code = await hers.MakesCode();
        Assert.Contains("does not work for you", (await his.Agrees(code)).Faults["code"]);
        Assert.Contains("does not work for you", (await caseworker.Agrees(code, $"/desk/households/{taras}")).Faults["code"]);
        Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Open($"/desk/households/{olena}/nearby")).Status);
        foreach (var move in (string[])["code", "agree", "leave"])
            Assert.Equal(HttpStatusCode.NotFound, (await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{olena}/nearby/{move}") { Content = new FormUrlEncodedContent([new("code", code)]) })).Status);
        Assert.Equal(code, (await hers.Open("/my/nearby")).Page.QuerySelector(".code")!.TextContent);
        var (sister, _) = await network.Family(ours);
        await network.World().Group(ours, sister, (await network.Family(ours)).Id);
        Assert.Empty(await network.Get<Groups>().Others(new Viewer(Guid.NewGuid(), Roles.Caseworker, theirs), sister));
        Assert.Empty(await network.Get<Groups>().Others(new Viewer(sister, Roles.Household), sister));
        Assert.Single(await network.Get<Groups>().Others(new Viewer(Guid.NewGuid(), Roles.Caseworker, ours), sister));
    }
}
