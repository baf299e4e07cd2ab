using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>Rows, lines and keys of a write commit together, once.</summary>
public sealed class JournalWriteTests
{
    private static readonly Act Work = new(Viewer.System, "test");

    [Theory, Databases]
    public async Task A_write_that_fails_half_way_leaves_neither_rows_nor_lines(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await Assert.ThrowsAsync<Refusal>(() => network.Get<Journal>().Write(Work, async write =>
        {
            await Add(write, "lost");
            throw Refusal.Stale;
        }));
        Assert.False(await network.Get<Network>().Is("lost"));
        Assert.Equal(0, await Lines(network));
    }

    [Theory, Databases]
    public async Task A_write_whose_line_cannot_be_written_leaves_no_rows(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Get<Database>().RefuseLines();
        await Assert.ThrowsAnyAsync<Exception>(() => network.Get<Journal>().Write(Work, write => Add(write, "lost")));
        Assert.False(await network.Get<Network>().Is("lost"));
        await network.Get<Database>().TakeLines();
        await network.Get<Journal>().Write(Work, write => Add(write, "kept"));
        Assert.True(await network.Get<Network>().Is("kept"));
        Assert.Null(await network.Get<JournalLines>().Fault());
    }

    [Theory, Databases]
    public async Task A_write_inside_a_write_is_refused_and_does_not_wait_for_ever(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var journal = network.Get<Journal>();
        await Assert.ThrowsAsync<InvalidOperationException>(() => journal.Write(Work, _ => journal.Write(Work, write => Add(write, "inner"))));
        await journal.Write(Work, write => Add(write, "after"));
        Assert.True(await network.Get<Network>().Is("after"));
    }

    [Theory, Databases]
    public async Task Lines_of_writers_at_once_have_numbers_without_gaps(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await Task.WhenAll(Enumerable.Range(0, 64).Select(n => Task.Run(() => network.Get<Journal>().Write(Work, write =>
        {
            for (var line = 0; line <= n % 3; line++) write.Note("network", $"added {n}", Guid.NewGuid());
            return Task.CompletedTask;
        }))));
        Assert.Null(await network.Get<JournalLines>().Fault());
        Assert.Equal(Enumerable.Range(0, 64).Sum(n => n % 3 + 1), await Lines(network));
    }

    [Theory, Databases]
    public async Task A_row_that_the_schema_refuses_is_told_by_the_table_that_refused_it(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var refused = await Assert.ThrowsAsync<ConstraintViolation>(() => network.Get<Journal>().Write(Work, write =>
            write.Execute("INSERT INTO network (name, value) VALUES ('same', '1'), ('same', '2')")));
        Assert.True(refused.Concerns("network"));
        Assert.False(refused.Concerns("nights"));
    }

    [Theory, Databases]
    public async Task The_lines_of_an_organisation_are_seen_by_its_auditor_and_by_nobody_elses(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var (ours, theirs) = (Guid.NewGuid(), Guid.NewGuid());
        foreach (var organisation in (Guid?[])[ours, theirs, null])
            await network.Get<Journal>().Write(Work, write =>
            {
                write.Note("households", "asked", Guid.NewGuid(), organisation);
                return Task.CompletedTask;
            });
        var lines = network.Get<JournalLines>();
        Assert.Equal([2L], (await lines.Newest(new(Guid.NewGuid(), Roles.Auditor, ours), 10)).Select(l => l.Seq));
        Assert.Empty(await lines.Newest(new(Guid.NewGuid(), Roles.Auditor), 10));
        Assert.Equal([4L, 3L, 2L, 1L], (await lines.Newest(new(Guid.NewGuid(), Roles.Operator), 10)).Select(l => l.Seq));
    }

    private static Task<long> Lines(TestNetwork network) => network.Get<Database>().Ask<long>("SELECT COUNT(*) FROM journal WHERE about = 'network'");

    private static async Task Add(Write write, string name)
    {
        await Network.Set(write, name);
        write.Note("network", "added", Guid.NewGuid());
    }
}
