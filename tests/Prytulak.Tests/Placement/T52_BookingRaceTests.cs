using System.Collections.Concurrent;
using Dapper;
using Prytulak.Foundation;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Very many people book very few rooms at the same moment.</summary>
public sealed class T52_BookingRaceTests
{
    private const int Together = 64;

    [Theory, Databases]
    public async Task T52_ten_thousand_racing_bookings_never_give_a_night_twice_and_lose_or_double_no_command(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var race = await Race.Prepare(network);
        await race.Run(bookings: 10_000);
        Assert.True(race.Bookings >= 10_000);
        Assert.True(race.Acknowledged.Count > 1_000, $"only {race.Acknowledged.Count} went through");
        Assert.True(race.Refused > 1_000, $"only {race.Refused} were refused, so nobody raced");
        Assert.Empty(await BookingAudit.Faults(network.Get<Database>()));
        Assert.Empty(await race.LostOrDoubled());
        Assert.Null(await network.Get<JournalLines>().Fault());
    }

    [Theory, Databases]
    public async Task T52_without_the_constraint_the_same_race_does_give_nights_twice(On on)
    {
        await using var network = await TestNetwork.Start(on);
        await network.Get<Database>().Migrate(c => c.ExecuteAsync("DROP INDEX nights_one_household"));
        var race = await Race.Prepare(network);
        await race.Run(bookings: 1_500);
        Assert.NotEmpty(await BookingAudit.Faults(network.Get<Database>()));
    }

    /// <summary>A race: 64 callers who propose, hold, answer, cancel, and let holds expire, over nested, abutting and equal ranges, some sent several times.</summary>
    private sealed class Race(TestNetwork network, Viewer caseworker, Guid[] households, (Guid Home, Guid Unit, Viewer Host)[] units)
    {
        private readonly ConcurrentBag<(Guid Stay, StayState State)> done = [];
        private int bookings, refused;

        public int Bookings => bookings;

        public int Refused => refused;

        public ConcurrentDictionary<Guid, Guid> Acknowledged { get; } = [];

        public static async Task<Race> Prepare(TestNetwork network)
        {
            var world = new World(network);
            var organisation = await world.Organisation();
            var caseworker = await world.Account(Roles.Caseworker, organisation);
            var households = new List<Guid>();
            for (var i = 0; i < 400; i++) households.Add(await world.Household(organisation, new() { Adults = 1 + i % 3, ChildAges = i % 2 == 0 ? [1] : [] }));
            var units = new List<(Guid, Guid, Viewer)>();
            for (var i = 0; i < 16; i++)
            {
                var host = await world.Host(organisation);
                var (home, rooms) = await world.Home(host, null, (1, 1), (2, 0), (4, 1));
                units.AddRange(rooms.Select(room => (home, room, host)));
            }
            return new(network, caseworker, [.. households], [.. units]);
        }

        public Task Run(int bookings) => Task.WhenAll(Enumerable.Range(0, Together).Select(seed => Task.Run(() => Caller(new Random(seed), bookings / Together + 1))));

        private async Task Caller(Random random, int times)
        {
            for (var i = 0; i < times; i++)
            {
                await Book(random);
                if (random.Next(2) == 0) await Answer(random);
                if (random.Next(200) == 0) network.Clock.Advance(TimeSpan.FromHours(13));
                if (random.Next(100) == 0) await network.Get<LapseHolds>().Round();
            }
        }

        private async Task Book(Random random)
        {
            Interlocked.Increment(ref bookings);
            var ((home, unit, host), from) = (units[random.Next(units.Length)], network.Clock.Today.AddDays(random.Next(60)));
            var stay = new Stay
            {
                Id = Guid.NewGuid(), Household = households[random.Next(households.Length)], Unit = unit, Accommodation = home, Host = host.Id,
                Organisation = caseworker.Organisation!.Value, ProposedBy = caseworker.Id, Version = 1,
                FromNight = from, ToNight = from.AddDays(1 + random.Next(9)),
            };
            var act = new Act(caseworker, "placement", Guid.NewGuid(), [1]);
            var sends = Enumerable.Range(0, 1 + random.Next(2)).Select(_ => Try(() => network.Get<StayChanges>().Book(act, async write =>
            {
                await Stays.Add(write, stay);
                await network.Get<StayChanges>().Apply(write, stay, StayMove.Hold, "");
                return stay.Id;
            })));
            foreach (var id in await Task.WhenAll(sends)) if (id is { } acknowledged) Acknowledged[acknowledged] = acknowledged;
        }

        private async Task Answer(Random random)
        {
            var ids = Acknowledged.Keys.ToArray();
            if (ids is []) return;
            var stay = (await network.Get<Stays>().Find(Viewer.System, ids[random.Next(ids.Length)]))!;
            var (by, move) = random.Next(6) switch
            {
                0 => (new Viewer(stay.Host, Roles.Host), StayMove.HostYes),
                1 => (new Viewer(stay.Household, Roles.Household), StayMove.HouseholdYes),
                2 => (new Viewer(stay.Host, Roles.Host), StayMove.Decline),
                3 => (caseworker, StayMove.BreakDown),
                _ => (caseworker, StayMove.Cancel),
            };
            if (await Try(() => network.Get<StayChanges>().Move(new Act(by, "placement", Guid.NewGuid(), [1]), stay.Id, move, stay.Version)) is { } state) done.Add((stay.Id, state));
        }

        private async Task<T?> Try<T>(Func<Task<T>> command) where T : struct
        {
            try
            {
                return await command();
            }
            catch (Refusal)
            {
                Interlocked.Increment(ref refused);
                return null;
            }
        }

        /// <summary>Acknowledged commands that are not in the tables, or are there twice.</summary>
        public async Task<List<string>> LostOrDoubled()
        {
            var steps = (await network.Get<Database>().Read(c => c.QueryAsync<(Guid Stay, string State)>("SELECT stay, state FROM stay_steps"))).ToLookup(s => s.Stay, s => s.State);
            var faults = Acknowledged.Keys.Where(id => steps[id].Count(s => s == "Held") != 1).Select(id => $"booking {id}: {string.Join(' ', steps[id])}").ToList();
            faults.AddRange(done.Where(d => steps[d.Stay].Count(s => s == d.State.ToString()) != 1).Select(d => $"{d.State} of {d.Stay}: {string.Join(' ', steps[d.Stay])}"));
            return faults;
        }
    }
}
