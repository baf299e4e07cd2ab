using Dapper;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using Prytulak.Tests.Fixture;
using Xunit;

namespace Prytulak.Tests.Placement;

/// <summary>Many households and one hall: never more people than beds on any night, and nobody is refused while there are enough.</summary>
public sealed class SharedRoomRaceTests
{
    [Theory, Databases]
    public async Task Households_that_fit_all_together_all_get_their_beds_at_once_and_then_nobody_else_does(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var hall = await Hall.Build(network, beds: 40);
        int[] sizes = [4, 3, 5, 2, 1, 6, 4, 3, 2, 5, 1, 4];
        var households = new List<Guid>();
        foreach (var people in sizes.Append(1)) households.Add(await hall.Household(people));
        var done = await Task.WhenAll(households.Take(sizes.Length).Select(household => Task.Run(() => hall.Hold(household, 3, 17))));
        Assert.All(done, stay => Assert.NotNull(stay));
        Assert.Null(await hall.Hold(households[^1], 16, 18));
        Assert.NotNull(await hall.Hold(households[^1], 17, 19));
        Assert.Empty(await hall.Faults());
    }

    [Theory, Databases]
    public async Task In_a_race_of_many_the_beds_of_a_hall_are_never_given_twice(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var hall = await Hall.Build(network, beds: 11);
        var households = new List<Guid>();
        for (var number = 0; number < 120; number++) households.Add(await hall.Household(1 + number % 5));
        var (held, refused) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(seed => Task.Run(async () =>
        {
            var random = new Random(seed);
            for (var times = 0; times < 30; times++)
            {
                var from = random.Next(30);
                if (await hall.Hold(households[random.Next(households.Count)], from, from + 1 + random.Next(9)) is not { } stay) Interlocked.Increment(ref refused);
                else if (Interlocked.Increment(ref held) > 0 && random.Next(2) == 0) await hall.Cancel(stay);
            }
        })));
        Assert.True(held > 50 && refused > 50, $"{held} were held and {refused} refused");
        Assert.Empty(await hall.Faults());
        Assert.Empty(await network.Get<FreeUnits>().Differences());
    }

    [Theory, Databases]
    public async Task Whoever_comes_gets_beds_exactly_when_each_night_has_enough_counted_one_by_one(On on)
    {
        await using var network = await TestNetwork.Start(on);
        var hall = await Hall.Build(network, beds: 7);
        var (random, used, stays, refused) = (new Random(11), new int[60], new List<(Guid Stay, int People, int From, int To)>(), 0);
        var households = new List<(Guid Id, int People)>();
        for (var number = 0; number < 40; number++) households.Add((await hall.Household(1 + number % 4), 1 + number % 4));
        for (var step = 0; step < 250; step++)
        {
            if (stays.Count > 0 && random.Next(5) < 2)
            {
                var leaving = stays[random.Next(stays.Count)];
                await hall.Cancel(leaving.Stay);
                stays.Remove(leaving);
                for (var night = leaving.From; night < leaving.To; night++) used[night] -= leaving.People;
            }
            var ((household, people), from) = (households[random.Next(households.Count)], random.Next(40));
            var to = from + 1 + random.Next(15);
            var isRoom = Enumerable.Range(from, to - from).All(night => used[night] + people <= 7);
            Assert.Equal(isRoom, hall.IsFree(people, from, to));
            var stay = await hall.Hold(household, from, to);
            Assert.Equal(isRoom, stay is not null);
            if (stay is null) refused++;
            else stays.Add((stay.Value, people, from, to));
            for (var night = from; stay is not null && night < to; night++) used[night] += people;
        }
        Assert.InRange(refused, 30, 220);
        Assert.Empty(await hall.Faults());
        Assert.Equal(used.Take(55).Select(beds => 7 - beds), Enumerable.Range(0, 55).Select(hall.BedsLeft));
        Assert.Empty(await network.Get<FreeUnits>().Differences());
    }

    /// <summary>A hall, and those who look for a bed in it.</summary>
    private sealed class Hall(TestNetwork network, World world, Viewer host, Guid home, Guid unit, Viewer caseworker)
    {
        public static async Task<Hall> Build(TestNetwork network, int beds)
        {
            var world = new World(network);
            var ours = await world.Organisation();
            var host = await world.Host(ours);
            var (home, unit) = await world.Hall(host, beds);
            return new(network, world, host, home, unit, await world.Account(Roles.Caseworker, ours));
        }

        private FreeUnit Now => network.Get<FreeUnits>().Find(unit)!;

        public Task<Guid> Household(int people) => world.Household(caseworker.Organisation!.Value, new() { Adults = 1, ChildAges = [.. Enumerable.Repeat(1, people - 1)], WithMan = true, CanShare = true });

        public bool IsFree(int people, int from, int to) => Now.IsFree(Day(from), Day(to), people);

        public int BedsLeft(int night) => Now.BedsLeft(Day(night), Day(night + 1));

        private int Day(int night) => network.Clock.Today.DayNumber + night;

        /// <summary>The stay, or null where there are too few beds.</summary>
        public async Task<Guid?> Hold(Guid household, int from, int to)
        {
            var stay = new Stay
            {
                Id = Guid.NewGuid(), Household = household, Unit = unit, Accommodation = home, Host = host.Id, Organisation = caseworker.Organisation!.Value, ProposedBy = caseworker.Id, Version = 1,
                FromNight = network.Clock.Today.AddDays(from), ToNight = network.Clock.Today.AddDays(to),
            };
            try
            {
                return await network.Get<StayChanges>().Book(new Act(caseworker, "placement"), async write =>
                {
                    await Stays.Add(write, stay);
                    await network.Get<StayChanges>().Apply(write, stay, StayMove.Hold, "");
                    return stay.Id;
                });
            }
            catch (Refusal refusal) when (refusal.Text == "stay.beds_taken")
            {
                return null;
            }
        }

        public Task Cancel(Guid stay) => network.Get<StayChanges>().Move(new Act(caseworker, "placement"), stay, StayMove.Cancel);

        /// <summary>What is wrong with the nights, by the stays and their people alone.</summary>
        public async Task<List<string>> Faults()
        {
            var stays = (await network.Get<Database>().Read(c => c.QueryAsync<(Guid Id, string State, DateOnly From, DateOnly To, int People, int Beds)>("""
                SELECT s.id, s.state, s.from_night, s.to_night, h.people, u.beds FROM stays s JOIN households h ON h.id = s.household JOIN units u ON u.id = s.unit
                """))).ToList();
            var rows = (await network.Get<Database>().Read(c => c.QueryAsync<(Guid Stay, int Night, int Bed)>("SELECT stay, night, bed FROM nights"))).ToList();
            var faults = new List<string>();
            foreach (var stay in stays)
                for (var night = stay.From.DayNumber; night < stay.To.DayNumber; night++)
                    if (rows.Count(row => row.Stay == stay.Id && row.Night == night) != (stay.State is "Held" ? stay.People : 0)) faults.Add($"stay {stay.Id} has not its beds on {night}");
            faults.AddRange(rows.GroupBy(row => (row.Night, row.Bed)).Where(bed => bed.Count() > 1).Select(bed => $"bed {bed.Key.Bed} is given twice on {bed.Key.Night}"));
            faults.AddRange(rows.CountBy(row => row.Night).Where(night => night.Value > stays[0].Beds).Select(night => $"{night.Value} people on {night.Key}"));
            return faults;
        }
    }
}
