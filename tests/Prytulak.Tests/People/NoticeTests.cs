using Prytulak.Foundation;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.People;

/// <summary>Hosts are not written to all the time: what comes within half an hour is told in one letter.</summary>
public sealed class NoticeTests
{
    [Theory, Databases]
    public async Task What_comes_within_half_an_hour_of_a_letter_is_told_in_one_more(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var host = await Host(network);
        await Tell(network, host, "notice.news");
        foreach (var key in (string[])["notice.news", "notice.vetting", "notice.news"]) await Tell(network, host, key);
        await Round(network);
        Assert.Single(await Letters(network, host));
        network.Clock.Advance(Notices.Rest);
        await Round(network);
        await Round(network);
        var letters = await Letters(network, host);
        Assert.Equal(2, letters.Count);
        Assert.Contains("There is something new for you.", letters[1].Letter.Body);
        Assert.Contains("There is news for you.", letters[1].Letter.Body);
    }

    [Theory, Databases]
    public async Task However_much_happens_a_host_has_half_an_hour_of_peace_and_learns_of_all(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, chance, last) = (await Host(network), new Random(5), DateTimeOffset.MinValue);
        await new World(network).Home(host, "Lipowa 1", (2, 0));
        for (var step = 0; step < 80; step++)
        {
            if (chance.Next(2) == 0)
            {
                await Task.WhenAll(Enumerable.Range(0, chance.Next(1, 4)).Select(_ => Tell(network, host, chance.Next(2) == 0 ? "notice.news" : "notice.vetting")));
                last = network.Clock.Now;
            }
            network.Clock.Advance(chance.Next(10) == 0 ? TimeSpan.FromDays(4) : TimeSpan.FromMinutes(chance.Next(1, 40)));
            await Task.WhenAll(Round(network), Round(network));
            await network.Get<AskWhetherFree>().Round();
        }
        network.Clock.Advance(Notices.Rest);
        await Round(network);
        var times = (await Letters(network, host)).Select(letter => letter.MadeAt).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.True(pair.Second - pair.First >= Notices.Rest, $"{pair.First} and {pair.Second}"));
        Assert.Contains(times, time => time >= last);
        Assert.Empty(await network.Get<Notices>().Due());
    }

    [Theory, Databases]
    public async Task A_question_with_a_private_link_waits_for_its_turn_and_takes_with_it_what_waits(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var host = await Host(network);
        await new World(network).Home(host, "Lipowa 1", (2, 0));
        network.Clock.Advance(TimeSpan.FromDays(10));
        await Tell(network, host, "notice.news");
        await Tell(network, host, "notice.news");
        await network.Get<AskWhetherFree>().Round();
        Assert.Single(await Letters(network, host));
        network.Clock.Advance(Notices.Rest);
        await network.Get<AskWhetherFree>().Round();
        await Round(network);
        var letters = await Letters(network, host);
        Assert.Equal(2, letters.Count);
        Assert.Equal("Is it still so?", letters[1].Letter.Subject);
        Assert.Contains("/still/", letters[1].Letter.Body);
        Assert.Contains("There is something new for you.", letters[1].Letter.Body);
    }

    [Theory, Databases]
    public async Task An_alarm_waits_for_nobody_and_those_who_are_no_hosts_are_told_at_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (host, colleague) = (await Host(network), await new World(network).Account(Roles.Coordinator, await network.Organisation(), email: "coordinator@mail.example"));
        foreach (var key in (string[])["notice.news", "notice.sign_in", "notice.alarm"]) await Tell(network, host, key);
        for (var times = 0; times < 3; times++) await Tell(network, colleague, "notice.news");
        Assert.Equal((3, 3), ((await Letters(network, host)).Count, (await Letters(network, colleague)).Count));
    }

    private static async Task<Viewer> Host(TestNetwork network) => await new World(network).Host(await network.Organisation(), Vetting.Vetted, email: "host@mail.example");

    private static Task Tell(TestNetwork network, Viewer whom, string key) =>
        network.Get<Journal>().Write(new(Viewer.System, "test"), write => network.Get<Notices>().Tell(write, whom.Id, key));

    private static Task Round(TestNetwork network) => network.Get<SendNotices>().Round();

    private static async Task<List<(DateTimeOffset MadeAt, Letter Letter)>> Letters(TestNetwork network, Viewer whom)
    {
        var letters = new List<(DateTimeOffset, Letter)>();
        foreach (var letter in (await network.Get<Outbox>().Newest(1000)).Where(letter => letter.Subject == whom.Id).OrderBy(letter => letter.MadeAt).ThenBy(letter => letter.Id))
            letters.Add((letter.MadeAt, (await network.Get<Vault>().Open(letter.Letter, Outbox.Letter))!));
        return letters;
    }
}
