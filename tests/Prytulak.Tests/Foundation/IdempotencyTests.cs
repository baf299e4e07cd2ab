using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>A command sent twice happens once (T54).</summary>
public sealed class IdempotencyTests
{
    [Theory, Databases]
    public async Task T54_A_command_sent_sixteen_times_at_once_happens_once_and_is_answered_alike(On on)
    {
        await using var network = await TestNetwork.Start(on);
        for (var round = 0; round < 10; round++)
        {
            var act = Act([1]);
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => Add(network, act))));
            Assert.Single(answers.Distinct());
            Assert.Equal(round + 1, await network.Get<Database>().Ask<long>("SELECT COUNT(*) FROM network"));
        }
        Assert.Equal(10, await Added(network));
    }

    [Theory, Databases]
    public async Task T54_The_same_key_with_another_body_is_refused(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var act = Act([1]);
        await Add(network, act);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Add(network, act with { Fingerprint = [2] }));
        Assert.Equal(Why.Invalid, refusal.Why);
        Assert.Equal(1, await Added(network));
    }

    [Theory, Databases]
    public async Task T54_A_command_is_remembered_after_a_restart(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var act = Act([1]);
        var answer = await Add(network, act);
        await network.Restart();
        Assert.Equal(answer, await Add(network, act));
        Assert.Equal(1, await Added(network));
    }

    [Theory, Databases]
    public async Task T54_A_command_that_failed_may_be_sent_again(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var act = Act([1]);
        await Assert.ThrowsAsync<Refusal>(() => network.Get<Journal>().Write<Guid>(act, _ => throw Refusal.Stale));
        Assert.NotEqual(Guid.Empty, await Add(network, act));
    }

    private static Task<long> Added(TestNetwork network) => network.Get<Database>().Ask<long>("SELECT COUNT(*) FROM journal WHERE about = 'network'");

    private static Act Act(byte[] fingerprint) => new(Viewer.System, "test", Guid.NewGuid(), fingerprint);

    private static Task<Guid> Add(TestNetwork network, Act act) => network.Get<Journal>().Write(act, async write =>
    {
        var id = Guid.NewGuid();
        await Network.Set(write, id.ToString());
        write.Note("network", "added", id);
        return id;
    });
}
