using Prytulak.Engines.Planning;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;
using Xunit;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>The hard rules of a plan are those that the desk shows, pair by pair.</summary>
public sealed class PlanRulesTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    // What a plan calls otherwise than the desk.
    private static readonly (Obstacles Desk, Obstacle Plan)[] Same =
    [
        (Obstacles.Beds, Obstacle.Beds), (Obstacles.Dates | Obstacles.Nights, Obstacle.Dates), (Obstacles.Distance, Obstacle.Distance), (Obstacles.Welcome, Obstacle.Welcome),
        (Obstacles.Women, Obstacle.WomenOnly), (Obstacles.Steps, Obstacle.StepFree), (Obstacles.Pets, Obstacle.Pets), (Obstacles.Smoking, Obstacle.Smoking),
        (Obstacles.Residents, Obstacle.LoneMan), (Obstacles.Sharing, Obstacle.OwnRoom),
    ];

    [Fact]
    public async Task Between_each_household_and_each_unit_there_stands_what_the_desk_says()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var (random, inputs, places) = (new Random(7), network.Get<PlanInputs>(), network.Get<Places>());
        int[] towns = [.. places.Gazetteer.Towns().Where(town => town.Inhabitants > 100_000).Take(40).Select(town => places.Gazetteer.Nearest(town.Position)!.Id)];
        var units = Enumerable.Range(0, 150).Select(_ => PlanFixture.Unit(random, Today)).ToList();
        var pleas = Enumerable.Range(0, 150).Select(_ => PlanFixture.Plea(random, Today, towns)).ToList();
        var input = inputs.Of(pleas, units, [], [], Today);
        var problem = new PlanProblem(input.Households, input.Units, new());
        var (wrong, open, seen) = (new List<string>(), 0, Obstacle.None);
        for (var household = 0; household < input.Pleas.Count; household++)
            for (var unit = 0; unit < input.Gaps.Count; unit++)
            {
                var (plan, desk) = (problem.Obstacles(household, unit), Desk(input, household, unit, places));
                if (plan != desk) wrong.Add($"{plan} and {desk}");
                (open, seen) = (open + (plan is Obstacle.None ? 1 : 0), seen | plan);
            }
        Assert.Empty(wrong.Take(10));
        Assert.True(open > 50, $"only {open} pairs may be");
        Assert.Equal(Same.Aggregate(Obstacle.None, (all, same) => all | same.Plan), seen);
    }

    [Fact]
    public async Task Between_taken_nights_a_unit_is_free_as_often_as_it_has_gaps()
    {
        await using var network = await TestNetwork.Start(On.Sqlite);
        var unit = TestUnit.With(from: Today.AddDays(-10), to: Today.AddDays(100), taken: [(Day(-5), Day(3)), (Day(40), Day(50))]);
        var asked = new PlanDecision { Household = Guid.NewGuid(), Unit = unit.Unit, Accommodation = unit.Accommodation, Host = unit.Host, FromNight = Today.AddDays(90), ToNight = Today.AddDays(120) };
        Assert.Equal([(Day(3), Day(40)), (Day(50), Day(90))], FreeGap.Of(unit, [new(asked.FromNight.DayNumber, asked.ToNight.DayNumber, 1)], Day(0)).Select(gap => (gap.From, gap.To)));
    }

    [Fact]
    public void The_free_beds_of_a_shared_room_lie_in_layers_no_bed_in_two_of_them_and_each_free_all_the_while()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (beds, used) = (random.Next(1, 12), new int[60]);
            List<AskedNights> all = [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(60)).Select(from => new AskedNights(from, random.Next(from + 1, 61), random.Next(1, 5)))];
            var (held, asked) = (new List<AskedNights>(), new List<AskedNights>());
            foreach (var one in all)
            {
                var isHeld = random.Next(2) == 0 && Enumerable.Range(one.From, one.To - one.From).All(night => used[night] + one.Beds <= beds);
                (isHeld ? held : asked).Add(one);
                if (isHeld) for (var night = one.From; night < one.To; night++) used[night] += one.Beds;
            }
            var unit = TestUnit.With(beds, shared: true, from: Today.AddDays(random.Next(-5, 5)), to: Today.AddDays(random.Next(20, 60)), inUse: [.. Enumerable.Range(0, 60).Where(night => used[night] > 0).Select(night => (Day(night), Day(night + 1), used[night]))]);
            var gaps = FreeGap.Of(unit, [.. asked.Select(one => new AskedNights(Day(one.From), Day(one.To), one.Beds))], Day(0)).ToList();
            for (var night = 0; night < 60; night++)
            {
                var isOffered = Today.AddDays(night) >= unit.AvailableFrom && Today.AddDays(night) < unit.AvailableTo;
                var free = isOffered ? Math.Max(0, beds - used[night] - asked.Where(one => one.From <= night && night < one.To).Sum(one => one.Beds)) : 0;
                Assert.Equal(free, gaps.Where(gap => gap.From <= Day(night) && Day(night) < gap.To).Sum(gap => gap.Beds));
            }
        }
    }

    // The nights that a plan asks for at least, in a unit with nothing taken but what lies around this gap.
    private static Obstacle Desk(PlanInput input, int household, int gap, Places places)
    {
        var (needs, unit, asked) = (input.Pleas[household].Needs, input.Gaps[gap].Unit, input.Households[household]);
        var km = places.Find(needs.Wish)?.Position.MetresTo(unit.Position!.Value) / 1000;
        var against = Fit.Against(needs, unit, DateOnly.FromDayNumber(asked.From), DateOnly.FromDayNumber(asked.To), km);
        // In one gap of several the other nights are not free either.
        if (asked.From < input.Gaps[gap].From || asked.To > input.Gaps[gap].To) against |= Obstacles.Nights;
        return Same.Where(same => (against & same.Desk) != 0).Aggregate(Obstacle.None, (all, same) => all | same.Plan);
    }

    private static int Day(int day) => Today.AddDays(day).DayNumber;
}
