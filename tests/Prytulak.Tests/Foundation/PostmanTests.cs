using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>A letter leaves when what it tells of has happened, once, and not before.</summary>
public sealed class PostmanTests
{
    private static readonly Act Acting = new(Viewer.System, "test");

    [Theory, Databases]
    public async Task T59_What_did_not_happen_is_told_to_nobody_and_what_did_is_told_once(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (journal, postman) = (network.Get<Journal>(), network.Get<Postman>());
        await Assert.ThrowsAsync<FormatException>(() => journal.Write(Acting, async write =>
        {
            await Send(network, write, "undone@mail.example");
            throw new FormatException();
        }));
        await journal.Write(Acting, write => Send(network, write, "done@mail.example"));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => postman.Round()));
        await network.Restart();
        await network.Get<Postman>().Round();
        Assert.Contains("done@mail.example", File.ReadAllText(Assert.Single(Directory.GetFiles(network.Settings.MailFolder))));
        Assert.Equal(0, await network.Get<Outbox>().Waiting());
    }

    [Theory, Databases]
    public async Task T59_Of_two_servers_that_see_a_letter_one_sends_it_and_the_other_does_when_the_first_has_died(On on)
    {
        // At an hour at which the server's own rounds find nothing due.
        await using var network = await TestNetwork.Start(on);
        var (journal, outbox, clock) = (network.Get<Journal>(), network.Get<Outbox>(), network.Clock);
        await journal.Write(Acting, write => Send(network, write, "nobody at home"));
        await network.Get<Postman>().Round();
        var letter = Assert.Single(await outbox.Newest(1));
        Assert.True(letter.DueAt > clock.Now);
        clock.Now = letter.DueAt.AddMilliseconds(-1);
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => journal.Write(Acting, write => Outbox.Claim(write, letter))));
        Assert.Single(claims, claimed => claimed);
        Assert.Empty(await outbox.Due(clock.Now));
        Assert.Single(await outbox.Due(clock.Now.AddMinutes(6)));
    }

    [Theory, Databases]
    public async Task T59_A_letter_that_cannot_be_sent_is_put_off_longer_each_time_and_holds_up_no_other(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (journal, outbox, postman, clock) = (network.Get<Journal>(), network.Get<Outbox>(), network.Get<Postman>(), network.Clock);
        await journal.Write(Acting, write => Send(network, write, "no address"));
        await journal.Write(Acting, write => Send(network, write, "good@mail.example"));
        var waits = new List<TimeSpan>();
        for (var round = 0; round < 4; round++)
        {
            await postman.Round();
            var bad = (await outbox.Newest(10)).Single(letter => letter.SentAt is null);
            waits.Add(bad.DueAt - clock.Now);
            clock.Now = bad.DueAt;
        }
        Assert.Single(Directory.GetFiles(network.Settings.MailFolder));
        Assert.All(waits.Zip(waits.Skip(1)), pair => Assert.True(pair.Second > pair.First));
    }

    private static async Task Send(TestNetwork network, Write write, string address) =>
        await network.Get<Outbox>().Send(write, Guid.NewGuid(), address, new("News", "There is news."));
}
