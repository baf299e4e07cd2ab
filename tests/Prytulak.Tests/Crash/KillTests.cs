using Dapper;
using Prytulak.Foundation;
using Prytulak.Operating;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Crash;

/// <summary>Whenever the program is killed, what it acknowledged is there, and nothing is there by half (T55).</summary>
public sealed class KillTests
{
    private const int Kills = 100;

    [Theory, Databases]
    public async Task T55_A_hundred_kills_lose_no_acknowledged_write_and_leave_no_half_of_one(On on)
    {
        await using var place = await Place.Make(on);
        var (random, acknowledged) = (new Random(55), new HashSet<Guid>());
        for (var kill = 0; kill < Kills; kill++)
        {
            acknowledged.UnionWith(await WriteUntilKilled(place, random.Next(20)));
            Assert.Empty(await place.Verify().Tables());
            Assert.Empty(acknowledged.Except(await place.Written()));
            Assert.Equal(await place.Written(), await place.Noted());
        }
        Assert.Empty(await place.Verify().Run());
        Assert.True(acknowledged.Count > Kills, $"only {acknowledged.Count} writes were acknowledged, so nothing was interrupted");
    }

    [Fact]
    public async Task T55_Ten_kills_of_the_database_server_itself_lose_no_acknowledged_write()
    {
        using var server = await PostgresServer.Start();
        await using var place = await Place.Make(server);
        var (random, acknowledged) = (new Random(55), new HashSet<Guid>());
        for (var kill = 0; kill < 10; kill++)
        {
            acknowledged.UnionWith(await WriteUntilKilled(place, random.Next(20), server.KillAndRevive));
            Assert.Empty(await place.Verify().Tables());
            Assert.Empty(acknowledged.Except(await place.Written()));
            Assert.Equal(await place.Written(), await place.Noted());
        }
    }

    [Theory, Databases]
    public async Task T55_A_writer_that_acknowledges_too_early_is_found_out_by_these_tests(On on)
    {
        await using var place = await Place.Make(on);
        var lost = 0;
        for (var kill = 0; kill < 10; kill++) lost += (await WriteUntilKilled(place, 5, early: true)).Except(await place.Written()).Count();
        Assert.NotEqual(0, lost);
    }

    [Theory, Databases]
    public async Task T61_A_first_start_that_is_killed_anywhere_is_finished_by_the_next(On on)
    {
        var random = new Random(61);
        for (var kill = 0; kill < 10; kill++)
        {
            await using var place = await Place.Make(on);
            using (var victim = Victim.Start("Prytulak.Tests", place.Writer))
            {
                await Task.Delay(random.Next(100, 500), TestContext.Current.CancellationToken);
                await victim.Kill();
            }
            await WriteUntilKilled(place, 20);
            Assert.Empty(await place.Verify().Run());
        }
    }

    // Killed in the midst of the next writes, once so many are acknowledged; or first what it writes to.
    private static async Task<IReadOnlyList<Guid>> WriteUntilKilled(Place place, int writes, Func<Task>? kill = null, bool early = false)
    {
        using var victim = Victim.Start("Prytulak.Tests", early ? [.. place.Writer, CrashWriter.Early] : place.Writer);
        Assert.Equal(CrashWriter.Ready, await victim.Line());
        var said = new List<string>();
        while (said.Count < writes) said.Add(await victim.Line() ?? throw new InvalidOperationException("The writer has ended by itself."));
        if (kill is not null) await kill();
        return [.. said.Concat(await victim.Kill()).Select(Guid.Parse)];
    }

    /// <summary>The databases and the data folder of the killed.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("prytulak-test-").FullName;

        private Place(string main, string keys) => Settings = new() { Data = Path.Combine(folder, "data"), Database = main, Keys = keys, MasterKeyFile = "", Empty = true };

        private Settings Settings { get; }

        public string[] Writer => ["write", Settings.Database, Settings.Keys, Settings.Data];

        public static async Task<Place> Make(On on) => on is On.Postgres ? new(await Cluster.NewEmpty(), await Cluster.NewEmpty()) : new("", "");

        public static async Task<Place> Make(PostgresServer server) => new(await Cluster.NewEmpty(server), await Cluster.NewEmpty(server)) { IsOnItsOwn = true };

        private bool IsOnItsOwn { get; init; }

        public Verify Verify() => new(Settings, TimeProvider.System, _ => { });

        public Task<SortedSet<Guid>> Written() => Ids("SELECT o.id FROM organisations o JOIN accounts a ON a.id = o.id JOIN commands c ON c.key = o.id AND c.answer <> ''");

        public Task<SortedSet<Guid>> Noted() => Ids("SELECT subject FROM journal WHERE about IN ('organisations', 'accounts') GROUP BY subject HAVING COUNT(*) = 2");

        private async Task<SortedSet<Guid>> Ids(string sql)
        {
            await using var database = Database.OpenToRead(Settings.MainAddress);
            return [.. await database.Read(c => c.QueryAsync<Guid>(sql))];
        }

        public async ValueTask DisposeAsync()
        {
            if (!IsOnItsOwn) await Cluster.Drop(Settings.MainAddress);
            if (!IsOnItsOwn) await Cluster.Drop(Settings.KeysAddress);
            Directory.Delete(folder, recursive: true);
        }
    }
}
