using System.Net;
using Prytulak.Foundation;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>Households agree to live near each other, by a code that one tells the other.</summary>
public sealed class LiveNearbyTests
{
    [Theory, Databases]
    public async Task Two_families_agree_by_a_code_told_on_the_phone_and_each_ends_it_with_one_click(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((olena, hers), (taras, his)) = (await network.Family(ours), await network.Family(ours));
        await his.Agrees(await hers.MakesCode());
        Assert.Contains("You wish to live near 1 other household. Agreed on 1 June 2026.", his.Text);
        Assert.Contains("You wish to live near 1 other household. Agreed on 1 June 2026.", (await hers.Open("/my/nearby")).Text);
        Assert.Contains("You wish to live near 1 other household.", (await hers.Open("/my")).Text);
        var pleas = network.Get<OpenPleas>();
        Assert.NotNull(pleas.Find(olena)!.Group);
        Assert.Equal(pleas.Find(olena)!.Group, pleas.Find(taras)!.Group);
        Assert.Empty(await pleas.Differences());
        await hers.Leaves();
        Assert.Equal((0, 0), (await hers.Others(), await his.Others()));
        Assert.DoesNotContain("You wish to live near", (await his.Open("/my")).Text);
        Assert.Null(pleas.Find(olena)!.Group);
        await his.MakesCode();
        await his.TakesItBack();
        Assert.Equal((0L, 0L), (await network.Rows("group_members"), await network.Rows("household_groups")));
        Assert.Empty(await pleas.Differences());
    }

    [Theory, Databases]
    public async Task A_code_is_shown_again_until_it_is_over_and_only_its_keyed_hash_is_kept(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var (_, hers) = await network.Family(ours);
        var code = await hers.MakesCode();
        Assert.Matches("^[A-Z2-9]{5} [A-Z2-9]{5}$", code);
        Assert.Equal(code, (await hers.Open("/my/nearby")).Page.QuerySelector(".code")!.TextContent);
        Assert.DoesNotContain(network.Heard.Lines, line => line.Contains(code) || line.Contains(code.Replace(" ", "")));
        Assert.NotEqual(code, await MakesAnother(network, hers));
        network.Clock.Advance(GroupCodes.Life);
        Assert.Null((await hers.Open("/my/nearby")).Page.QuerySelector(".code"));
    }

    private static Task<string> MakesAnother(TestNetwork network, Visitor visitor)
    {
        network.Clock.Advance(TimeSpan.FromSeconds(1));
        return visitor.MakesCode();
    }

    [Theory, Databases]
    public async Task A_code_is_understood_small_without_spaces_and_in_Cyrillic_letters(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        for (var time = 0; time < 4; time++)
        {
            var ((_, hers), (_, his)) = (await network.Family(ours), await network.Family(ours));
            var heard = string.Concat((await hers.MakesCode()).Replace(" ", "").Select(sign => "ADEFHJKLMRTUXZ".IndexOf(sign) is >= 0 and var at ? "АДЕФНЈКЛМРТУХЗ"[at] : sign));
            await his.Agrees(heard.ToLowerInvariant());
            Assert.Equal(1, await hers.Others());
        }
    }

    [Theory, Databases]
    public async Task Both_have_made_codes_and_either_may_type_the_other_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((_, hers), (_, his)) = (await network.Family(ours), await network.Family(ours));
        var (herCode, hisCode) = (await hers.MakesCode(), await his.MakesCode());
        await his.Agrees(herCode);
        Assert.Equal((1, 1, 1L), (await hers.Others(), await his.Others(), await network.Rows("household_groups")));
        // She had her page open all the while.
        await hers.Send(new(HttpMethod.Post, "/my/nearby/agree") { Content = new FormUrlEncodedContent(await Fields(hers, hisCode)) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hers.Status);
        Assert.Contains("agreed with another household already", hers.Faults["code"]);
        Assert.Equal((1, 1), (await hers.Others(), await his.Others()));
    }

    [Theory, Databases]
    public async Task A_third_family_comes_only_when_both_have_made_room_for_it_and_a_fourth_never(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((_, one), (_, two), (_, three), (_, four)) = (await network.Family(ours), await network.Family(ours), await network.Family(ours), await network.Family(ours));
        await two.Agrees(await one.MakesCode());
        network.Clock.Advance(TimeSpan.FromDays(1));
        var first = await one.MakesCode();
        Assert.Contains("does not work for you", (await three.Agrees(first)).Faults["code"]);
        var second = await two.MakesCode();
        await three.Agrees(first);
        Assert.Contains("You wish to live near 2 other households. Agreed on 2 June 2026.", three.Text);
        Assert.Contains("does not work for you", (await four.Agrees(second)).Faults["code"]);
        Assert.Null((await one.Open("/my/nearby")).Page.QuerySelector("form[action$=code]"));
        await one.Send(new(HttpMethod.Post, "/my/nearby/code") { Content = new FormUrlEncodedContent(await Fields(one, "")) });
        Assert.Null(one.Page.QuerySelector(".code"));
        await two.Leaves();
        Assert.Equal((1, 0, 1), (await one.Others(), await two.Others(), await three.Others()));
        // Whoever made room for one made it for that one.
        Assert.Contains("does not work for you", (await four.Agrees(await one.MakesCode())).Faults["code"]);
    }

    [Theory, Databases]
    public async Task Room_that_was_made_for_one_is_closed_when_another_leaves_or_it_is_taken_back(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((_, one), (_, two), (_, three)) = (await network.Family(ours), await network.Family(ours), await network.Family(ours));
        await two.Agrees(await one.MakesCode());
        var (first, second) = (await one.MakesCode(), await two.MakesCode());
        await one.TakesItBack();
        Assert.Null(one.Page.QuerySelector(".code"));
        Assert.Equal(1, await one.Others());
        foreach (var code in (string[])[first, second]) Assert.Contains("does not work for you", (await three.Agrees(code)).Faults["code"]);
        await two.Leaves();
        Assert.Contains("does not work for you", (await three.Agrees(second)).Faults["code"]);
        Assert.Equal(0, await three.Others());
    }

    [Theory, Databases]
    public async Task T33_after_ten_wrong_codes_one_must_wait_and_nobody_waits_for_the_own_words_meanwhile(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var ours = await network.Organisation("Ours", "PL");
        var ((_, hers), (_, his)) = (await network.Family(ours), await network.Family(ours));
        var code = await hers.MakesCode();
        for (var wrong = 0; wrong < WrongTries.MostFromOne; wrong++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await his.Agrees($"wrong {wrong}")).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await his.Agrees(code)).Status);
        await his.Open("/return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await his.Submit(new { words = "wrong" })).Status);
        network.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.OK, (await his.Agrees(code)).Status);
        Assert.Equal(1, await hers.Others());
    }

    [Theory, Databases]
    public async Task T05_children_without_an_adult_and_drafts_and_cases_of_nobody_have_no_such_page(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var nobodys = await network.HasAsked();
        Assert.Equal(HttpStatusCode.NotFound, (await nobodys.Open("/my/nearby")).Status);
        var ours = await network.Organisation("Ours", "PL");
        using var children = await network.HasAsked(adults: 0, ages: "15, 16");
        Assert.Equal(HttpStatusCode.NotFound, (await children.Open("/my/nearby")).Status);
        Assert.DoesNotContain("nearby", (await children.Open("/my")).Page.DocumentElement.OuterHtml);
        using var draft = network.Visitor();
        await draft.Open("/ask");
        await draft.Submit(new { adults = 1 });
        Assert.Equal(HttpStatusCode.NotFound, (await draft.Open("/my/nearby")).Status);
        var ((_, hers), alone) = (await network.Family(ours), await network.World().Household(ours, new() { ChildAges = [15, 16] }));
        using var caseworker = await network.Caseworker(ours);
        await caseworker.Send(new(HttpMethod.Post, $"/desk/households/{alone}/nearby/agree") { Content = new FormUrlEncodedContent([new("code", await hers.MakesCode())]) });
        Assert.Equal((HttpStatusCode.NotFound, 0), (caseworker.Status, await hers.Others()));
    }

    // What a browser sends that had the page open before.
    private static async Task<List<KeyValuePair<string, string>>> Fields(Visitor visitor, string code)
    {
        await visitor.Open("/my/withdraw");
        return [new("__RequestVerificationToken", visitor.Held("__RequestVerificationToken")!), new("key", Guid.NewGuid().ToString()), new("code", code)];
    }
}
