using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Housing;

public sealed class FreeUnitsTests
{
    private static readonly string[] States = [.. Enum.GetNames<AccommodationState>()], Vettings = [.. Enum.GetNames<Vetting>()];

    [Theory, Databases]
    public async Task T01_Only_open_homes_of_vetted_hosts_are_candidates_whatever_happens(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (chance, homes) = (new Random(7), new List<(Person Host, Guid Home)>());
        for (var i = 0; i < 3; i++) homes.Add(await network.Open());
        for (var step = 0; step < 60; step++)
        {
            var (host, home) = homes[chance.Next(homes.Count)];
            await network.Write(write => Shake(write, chance, host.Id, home));
            var expected = await Candidates(network);
            Assert.Equal(expected.Order(), network.Free.All.Select(unit => unit.Unit).Order());
            Assert.Empty(await network.Free.Differences());
            Assert.Equal(expected.Order(), network.Free.Of(network.Organisation).Select(unit => unit.Unit).Order());
            Assert.Equal(expected.Count, network.Free.SearchOf(network.Organisation).Units.Count);
        }
    }

    [Theory, Databases]
    public async Task A_unit_is_found_with_all_that_its_home_says(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open(beds: 3, days: 90);
        var unit = network.Free.Find((await network.UnitOf(home)).Id)!;
        Assert.Equal((home, host.Id, network.Organisation, "PL", 3, 1), (unit.Accommodation, unit.Host, unit.Organisation, unit.Country, unit.Beds, unit.Cots));
        Assert.Equal((true, false, true, AccommodationKind.Flat), (unit.Pets, unit.Smoking, unit.FreeOfCharge, unit.Kind));
        Assert.Equal(["uk", "pl"], unit.Languages.OrderDescending());
        Assert.Equal(["school"], unit.Near);
        Assert.InRange(unit.Position!.Value.Latitude, 50.0, 50.1);
        Assert.True(unit.IsFree(network.Today.DayNumber, network.Today.AddDays(90).DayNumber));
    }

    [Theory, Databases]
    public async Task A_fresh_start_reads_the_same_as_was_followed(On on)
    {
        await using var network = await HousingNetwork.Start(on);
        var (host, home) = await network.Open();
        await network.Promise(await network.UnitOf(home), host.Id, network.Today, network.Today.AddDays(3));
        await network.Promise(await network.UnitOf(home), host.Id, network.Today.AddDays(3), network.Today.AddDays(5));
        await network.Promise(await network.UnitOf(home), host.Id, network.Today.AddDays(7), network.Today.AddDays(8));
        var before = Assert.Single(network.Free.All).Taken;
        await network.Net.Restart();
        Assert.Equal(before, Assert.Single(network.Free.All).Taken);
        Assert.Equal([(network.Today.DayNumber, network.Today.DayNumber + 5), (network.Today.DayNumber + 7, network.Today.DayNumber + 8)], before);
    }

    private static async Task Shake(Write write, Random chance, Guid host, Guid home)
    {
        var (state, vetting, removed) = (States[chance.Next(States.Length)], Vettings[chance.Next(Vettings.Length)], chance.Next(4) == 0);
        if (chance.Next(3) > 0) await write.Execute("UPDATE accommodations SET state = @state WHERE id = @home", new { state, home });
        if (chance.Next(3) == 0) await write.Execute("UPDATE hosts SET vetting = @vetting WHERE account = @host", new { vetting, host });
        if (chance.Next(3) == 0) await write.Execute("UPDATE units SET removed = @removed WHERE accommodation = @home", new { removed, home });
        await Accommodations.Touched(write, home);
    }

    private static async Task<List<Guid>> Candidates(HousingNetwork network) => await network.Database.Read(async c => (await Dapper.SqlMapper.QueryAsync<Guid>(c, """
        SELECT id FROM units WHERE removed = false AND accommodation IN (SELECT id FROM accommodations WHERE state = 'Open' AND host IN (SELECT account FROM hosts WHERE vetting = 'Vetted'))
        """)).ToList());
}
