using System.Text.Json;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Operating;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.HouseRules;
using Prytulak.Tests.Operating;
using Xunit;

namespace Prytulak.Tests.Canaries;

/// <summary>Whoever erases themselves is gone: from the tables and their files, the log, the journal, the indexes, every page, and every backup taken before.</summary>
public sealed class T15_ErasingTests
{
    // Computed from the master key, and never kept.
    private static readonly Secret[] NeverKept = [Secret.Link, Secret.Phrase];

    [Theory, Databases]
    public async Task T15_Households_that_erase_themselves_are_read_nowhere_any_more(On on)
    {
        await using var planted = await PlantedNetwork.Start(on);
        await AddStaysInEveryState(planted);
        await Erase(planted, on, "/my/erase", [.. planted.Actors.Where(actor => actor.Viewer.Has(Roles.Household) && actor.Name is not "household B1")]);
        Assert.Equal(planted.Canaries.Single(canary => canary is { Of: "household B1", Secret: Secret.Link }).Owner, planted.Network.Get<OpenPleas>().All.Single().Id);
    }

    [Theory, Databases]
    public async Task T15_A_host_who_erases_themselves_is_read_nowhere_any_more(On on)
    {
        await using var planted = await PlantedNetwork.Start(on);
        var host = planted.Actors.Single(actor => actor.Name is "host A3");
        await planted.Planter.Write(async write =>
        {
            await write.Execute("UPDATE hosts SET vetting = 'Vetted' WHERE account = @Id", new { host.Viewer.Id });
            await Offered(write, host.Viewer.Id);
        });
        Assert.Contains(planted.Network.Get<FreeUnits>().All, unit => unit.Host == host.Viewer.Id);
        await Erase(planted, on, "/account/erase", [host]);
        Assert.DoesNotContain(planted.Network.Get<FreeUnits>().All, unit => unit.Host == host.Viewer.Id);
    }

    private static async Task Offered(Write write, Guid host)
    {
        var homes = await write.Query<Guid>("UPDATE accommodations SET state = 'Open' WHERE host = @host RETURNING id", new { host });
        foreach (var home in homes) write.Note("accommodations", "opened", home);
    }

    private static async Task Erase(PlantedNetwork planted, On on, string path, IReadOnlyList<Actor> leaving)
    {
        var (network, settings) = (planted.Network, planted.Network.Settings);
        var gone = planted.Canaries.Where(canary => leaving.Any(actor => actor.Viewer.Id == canary.Owner)).ToList();
        var (ofGone, ofAll) = (new Burglar(gone), new Burglar(planted.Canaries));
        var (before, traces) = (await Kept.Boxes(network.Get<Database>()), new List<Traces>());
        foreach (var actor in leaving) traces.Add(await Traces.Of(planted, actor.Viewer.Id));
        await using var old = await OldBackup.Take(planted, on);

        // What is looked for is there: before, everything can be read by whoever has all keys.
        Assert.Equal(Named(gone.Where(canary => !NeverKept.Contains(canary.Secret))), Named(await ofGone.Read(before, settings)));
        Assert.All(traces, trace => Assert.NotEmpty(trace.In([("the backup", [.. before.SelectMany(box => box)])])));

        var sender = new Sender(planted);
        foreach (var actor in leaving) Assert.InRange((int)(await sender.Post(actor, path, withToken: true)).Status, 200, 399);

        Rule.Holds(await ofGone.Read(before, settings));
        Rule.Holds(await ofGone.Read(await Kept.Boxes(network.Get<Database>()), settings));
        Assert.Equal(Named(planted.Canaries.Except(gone).Where(canary => !NeverKept.Contains(canary.Secret))), Named(await ofAll.Read(before, settings)));
        var kept = await Kept.Of(network);
        Rule.Holds(traces.SelectMany(trace => trace.In(kept)).Distinct());
        Rule.Holds(from place in kept from canary in new ByteScan(gone).In(place.Bytes) select $"{canary} is in {place.Place}");
        Rule.Holds(from line in network.Heard.Lines from canary in new CanaryFinder(gone).In(line) where canary.Secret is not Secret.Link select $"{canary}: {line}");
        Assert.Null(await network.Get<JournalLines>().Fault());
        Assert.Empty(await network.Get<OpenPleas>().Differences());
        Assert.Empty(await network.Get<FreeUnits>().Differences());
        Rule.Holds(new CanaryFinder(gone).In(JsonSerializer.Serialize(new { Pleas = network.Get<OpenPleas>().All, Units = network.Get<FreeUnits>().All.Select(unit => new { unit.Host, unit.Position }) })));
        await NoPageTells(planted, gone);
        await old.BringsNobodyBack(ofGone);
    }

    // What the table lets others see, they see no more.
    private static async Task NoPageTells(PlantedNetwork planted, IReadOnlyList<Canary> gone)
    {
        var crawl = new Crawl(planted, WhoMaySee.Reading, gone);
        await crawl.Read(WhoMaySee.Reading.Where(line => line.Whose is not Whose.Nobodys).Select(line => line.Route).Distinct());
        Assert.Empty(crawl.Findings.Used);
        Rule.Holds(crawl.Findings.Leaks.Distinct());
    }

    private static Task AddStaysInEveryState(PlantedNetwork planted)
    {
        var household = planted.Actors.Single(actor => actor.Name is "household A4").Viewer.Id;
        return planted.Planter.Write(async write =>
        {
            foreach (var state in Enum.GetValues<StayState>().Except([StayState.Confirmed, StayState.Arrived, StayState.BrokenDown]))
                await write.Execute("""
                    INSERT INTO stays (id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, proposed_by, created_at, changed_at)
                    SELECT @id, household, people, adults, infants, unit, accommodation, host, organisation, @state, '2027-01-01', '2027-01-09', proposed_by, created_at, changed_at
                    FROM stays WHERE household = @household AND state = 'BrokenDown'
                    """, new { id = Guid.NewGuid(), household, state = state.ToString() });
        });
    }

    private static IEnumerable<string> Named(IEnumerable<Canary> canaries) => canaries.Select(canary => canary.ToString()).Distinct().Order();

    /// <summary>Backups of the tables and of the keys, taken before somebody left.</summary>
    private sealed class OldBackup(PlantedNetwork planted, On on) : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("prytulak-test-backup-").FullName;

        public static async Task<OldBackup> Take(PlantedNetwork planted, On on)
        {
            var old = new OldBackup(planted, on);
            await old.Save("old.bak", ofKeys: false);
            await old.Save("old-keys.bak", ofKeys: true);
            return old;
        }

        /// <summary>Restored beside the keys of today, the tables are as if they had been told of everybody who left; and with the ledger of today, so are the keys.</summary>
        public async Task BringsNobodyBack(Burglar burglar)
        {
            await Save("new.bak", ofKeys: false);
            await Save("new-keys.bak", ofKeys: true);
            foreach (var (main, keys) in ((string, string)[])[("old.bak", "new-keys.bak"), ("new.bak", "old-keys.bak")])
            {
                await using var place = await Elsewhere.WithMasterKeyOf(planted.Network, on);
                await place.Restore(Path.Combine(folder, main), Path.Combine(folder, keys));
                await using var tables = Database.OpenToRead(place.Settings.MainAddress);
                Rule.Holds(await burglar.Read(await Kept.Boxes(tables), place.Settings));
                Assert.Empty(await new Verify(place.Settings, TimeProvider.System, _ => { }).Run());
            }
        }

        private Task Save(string name, bool ofKeys) => new Backup(planted.Network.Settings, planted.Network.Clock, _ => { }).Save(Path.Combine(folder, name), ofKeys, isSealed: true);

        public ValueTask DisposeAsync()
        {
            Directory.Delete(folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
