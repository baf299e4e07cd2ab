using System.Net;
using Prytulak.People;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

public sealed class ComeBackTests
{
    [Theory, Databases]
    public async Task The_private_link_opens_the_page_on_another_phone_and_is_in_no_log(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var link = olena.Link();
        using var tablet = network.Visitor();
        await tablet.Open(link);
        Assert.Equal("/my", tablet.Path);
        Assert.DoesNotContain(network.Heard.Lines, line => line.Contains(link["/k/".Length..]) && !line.Contains("Hosting.Diagnostics"));
    }

    [Theory, Databases]
    public async Task A_link_that_is_too_old_or_cut_off_says_so_and_how_to_get_a_new_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var link = olena.Link();
        using var tablet = network.Visitor();
        await tablet.Open(link[..^3]);
        Assert.Equal(HttpStatusCode.Gone, tablet.Status);
        Assert.Contains("does not work any more", tablet.Text);
        Assert.NotNull(tablet.FormOf("/return"));
        network.Clock.Advance(TimeSpan.FromDays(181));
        await tablet.Open(link);
        Assert.Equal(HttpStatusCode.Gone, tablet.Status);
    }

    [Theory, Databases]
    public async Task A_link_that_is_used_stays_good(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var link = olena.Link();
        for (var month = 0; month < 12; month++)
        {
            network.Clock.Advance(TimeSpan.FromDays(30));
            using var phone = network.Visitor();
            Assert.Equal("/my", (await phone.Open(link)).Path);
        }
    }

    [Theory, Databases]
    public async Task T47_who_lost_the_phone_comes_back_by_eight_words_and_the_phone_is_out(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var lost = await network.HasAsked();
        var (words, link) = (lost.Words(), lost.Link());
        using var olena = network.Visitor();
        await olena.Open("/return");
        await olena.Submit(new { words = words.ToUpperInvariant().Replace(" ", ",  ") });
        Assert.StartsWith("/my/link", olena.Path);
        Assert.NotEqual(words, olena.Words());
        Assert.NotEqual(link, olena.Link());
        Assert.StartsWith("/sign-in", (await lost.Open("/my")).Path);
        Assert.Equal(HttpStatusCode.Gone, (await lost.Open(link)).Status);
        await lost.Open("/return");
        await lost.Submit(new { words });
        Assert.StartsWith("These words open nothing", lost.Faults["words"]);
    }

    [Theory, Databases]
    public async Task A_word_that_is_none_is_named(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var words = olena.Words().Split(' ');
        await olena.Open("/return");
        await olena.Submit(new { words = string.Join(' ', [.. words[..7], "qqqqqq"]) });
        Assert.Contains("“qqqqqq”", olena.Faults["words"]);
        await olena.Submit(new { words = string.Join(' ', words[..7]) });
        Assert.Contains("all eight words", olena.Faults["words"]);
    }

    [Theory, Databases]
    public async Task A_pasted_link_is_as_good_as_a_followed_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        using var tablet = network.Visitor();
        await tablet.Open("/return");
        await tablet.Submit(new { words = "  https://shelter.example" + olena.Link() + " " });
        Assert.Equal("/my", tablet.Path);
    }

    [Theory, Databases]
    public async Task T47_after_ten_wrong_tries_one_must_wait(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var household = await network.HasAsked();
        var words = household.Words();
        using var somebody = network.Visitor();
        somebody.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        await somebody.Open("/return");
        for (var wrong = 0; wrong < WrongTries.MostFromOne; wrong++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await somebody.Submit(new { words = $"wrong {wrong}" })).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await somebody.Submit(new { words })).Status);
        using var elsewhere = network.Visitor();
        elsewhere.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.2");
        await elsewhere.Open("/return");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await elsewhere.Submit(new { words = "wrong" })).Status);
        network.Clock.Advance(TimeSpan.FromMinutes(16));
        await somebody.Open("/return");
        Assert.StartsWith("/my/link", (await somebody.Submit(new { words })).Path);
    }

    [Theory, Databases]
    public async Task A_new_link_ends_the_old_one_but_not_the_browser_that_made_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        var link = olena.Link();
        using var thief = network.Visitor();
        await thief.Open(link);
        await olena.Submit(action: "/my/link");
        Assert.NotEqual(link, olena.Link());
        Assert.Equal("/my", (await olena.Open("/my")).Path);
        Assert.StartsWith("/sign-in", (await thief.Open("/my")).Path);
    }

    [Theory, Databases]
    public async Task A_strange_link_does_not_take_the_place_of_whoever_is_signed_in(On on)
    {
        await using var network = await TestNetwork.Start(on);
        using var olena = await network.HasAsked();
        using var somebody = await network.HasAsked();
        var (own, strange) = (olena.Link(), somebody.Link());
        await olena.Open(strange);
        Assert.Equal(strange, olena.Path);
        await olena.Open("/my/link");
        Assert.Equal(own, olena.Link());
        await olena.Open(strange);
        await olena.Submit();
        await olena.Open("/my/link");
        Assert.Equal(strange, olena.Link());
    }
}
