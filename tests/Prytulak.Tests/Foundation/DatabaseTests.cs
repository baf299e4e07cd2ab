using System.Data.Common;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Foundation;

/// <summary>One writes, the others read (T56), and a transaction is whole.</summary>
public sealed class DatabaseTests
{
    [Theory, Databases]
    public async Task T56_Those_who_read_cannot_write(On on)
    {
        await using var network = await TestNetwork.Start(on);
        foreach (var sql in (string[])["INSERT INTO network (name, value) VALUES ('a', 'b')", "DELETE FROM network", "CREATE TABLE mine (a text)"])
            await Assert.ThrowsAnyAsync<DbException>(() => network.Get<Database>().Read(c => c.ExecuteAsync(sql)));
    }

    [Fact]
    public async Task T56_A_second_writer_cannot_open_the_file_that_a_server_writes()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        Assert.Throws<InvalidOperationException>(() => Database.Open(network.Settings.MainAddress));
        await network.Stop();
        await using var alone = Database.Open(network.Settings.MainAddress);
    }

    [Theory, Databases]
    public async Task Another_process_may_read_beside_a_running_server_and_not_write(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => Network.Set(write, "seen"));
        await using var beside = Database.OpenToRead(network.Settings.MainAddress);
        Assert.Equal("yes", await beside.Ask<string>("SELECT value FROM network WHERE name = 'seen'"));
        if (on is On.Sqlite) await Assert.ThrowsAsync<InvalidOperationException>(() => beside.Do("DELETE FROM network"));
    }

    [Theory, Databases]
    public async Task Queries_of_one_moment_do_not_see_what_is_written_meanwhile(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var counts = await network.Get<Database>().ReadMoment(async c =>
        {
            var before = await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM network");
            await network.Get<Journal>().Write(new Act(Viewer.System, "test"), write => Network.Set(write, "meanwhile"));
            return (before, After: await c.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM network"));
        });
        Assert.Equal((0, 0), counts);
        Assert.True(await network.Get<Network>().Is("meanwhile"));
    }

    [Theory, Databases]
    public async Task Every_kind_of_column_gives_back_what_was_put_in(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var database = network.Get<Database>();
        await database.Do($"CREATE TABLE things (id uuid PRIMARY KEY, day text, at bigint, box {database.BytesType}, yes boolean NOT NULL, other uuid, until bigint)");
        var thing = new Thing { Id = Guid.NewGuid(), Day = new(2026, 2, 28), At = TestClock.Morning, Box = new([1, 2, 3]), Yes = true };
        await database.Do("INSERT INTO things (id, day, at, box, yes, other, until) VALUES (@Id, @Day, @At, @Box, @Yes, @Other, @Until)", thing);
        var found = await database.Read(c => c.QuerySingleAsync<Thing>("SELECT * FROM things WHERE id = @Id AND yes = true AND (@Other IS NULL OR other = @Other)", thing));
        Assert.Equal((thing.Id, thing.Day, thing.At, thing.Yes, null, null), (found.Id, found.Day, found.At, found.Yes, found.Other, found.Until));
        Assert.Equal([1, 2, 3], found.Box!.Sealed);
    }

    [Theory, Databases]
    public async Task Rows_are_found_by_a_list_of_words_or_ids_and_none_by_an_empty_list(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var database = network.Get<Database>();
        Guid[] ids = [Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()];
        await database.Do("CREATE TABLE things (id uuid PRIMARY KEY, state text NOT NULL)");
        await database.Do("INSERT INTO things (id, state) VALUES (@id, @state)", ids.Select((id, n) => new { id, state = "S" + n }));
        Assert.Equal(2, await database.Ask<long>("SELECT COUNT(*) FROM things WHERE id IN @some", new { some = ids[..2] }));
        Assert.Equal(2, await database.Ask<long>("SELECT COUNT(*) FROM things WHERE id IN @some AND state <> 'S0'", new { some = ids.ToHashSet() }));
        Assert.Equal(1, await database.Ask<long>("SELECT COUNT(*) FROM things WHERE state IN @some", new { some = (string[])["S1", "S9"] }));
        Assert.Equal(0, await database.Ask<long>("SELECT COUNT(*) FROM things WHERE state IN @some", new { some = Array.Empty<string>() }));
    }

    private sealed class Thing
    {
        public Guid Id { get; init; }
        public DateOnly Day { get; init; }
        public DateTimeOffset At { get; init; }
        public Personal<string>? Box { get; init; }
        public bool Yes { get; init; }
        public Guid? Other { get; init; }
        public DateTimeOffset? Until { get; init; }
    }
}
