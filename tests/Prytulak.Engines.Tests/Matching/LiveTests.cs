using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Whatever comes, changes or goes: the placement is the best of the whole again, and proves it.</summary>
public class LiveTests
{
    [Fact]
    public void After_every_event_the_placement_is_as_good_as_one_made_afresh()
    {
        for (var seed = 0; seed < 600; seed++)
        {
            var events = LiveEvents.Small(seed, most: seed % 10 == 0 ? 60 : 12);
            for (var at = 0; at < 60; at++)
            {
                events.One();
                Proved(events.Live);
            }
        }
    }

    [Fact]
    public void A_million_events_leave_a_placement_as_good_as_one_made_afresh()
    {
        var events = LiveEvents.Small(seed: 3, most: 1500);
        for (var at = 0; at < 1000; at++)
        {
            events.Many(1000);
            Proved(events.Live);
        }
    }

    [Theory]
    [InlineData(1), InlineData(1000), InlineData(1 << 24)]
    public void Large_shelters_that_everybody_may_have_are_filled_as_well_as_can_be(int fits)
    {
        var random = new Random(fits);
        int[] starts = [.. Enumerable.Range(0, 801).Select(household => 3 * household)], units = [.. Enumerable.Range(0, 2400).Select(pair => pair % 3)];
        var events = new LiveEvents(9, new(starts, units, [.. units.Select(_ => random.Next(fits))], [.. Enumerable.Range(0, 800).Select(_ => random.Next(50))], [200, 300, 150], 1L << 40));
        for (var at = 0; at < 200; at++)
        {
            events.Many(5);
            Proved(events.Live);
        }
    }

    [Fact]
    public void Many_new_pairs_at_once_lead_to_the_best_of_all()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var events = LiveEvents.Small(seed, most: 80);
            events.Many(20);
            events.ManyPairs();
            Proved(events.Live);
        }
    }

    [Fact]
    public void One_home_in_twenty_is_withdrawn_and_all_are_placed_again_as_well_as_can_be()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var events = LiveEvents.Small(seed, most: 300);
            events.Withdraw(oneIn: 20);
            Proved(events.Live);
        }
    }

    [Fact]
    public void What_would_be_is_the_best_without_the_two_and_nothing_of_it_stays()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var (random, events) = (new Random(seed), LiveEvents.Small(seed, most: 60));
            events.Many(20);
            for (var at = 0; at < 10; at++)
            {
                var (household, unit, before) = (random.Next(events.Live.Households), random.Next(events.Live.Units), events.Live.ToAssignment());
                try
                {
                    events.Live.Suppose(household, unit, () =>
                    {
                        Assert.Equal(-1, events.Live.UnitOf(household));
                        Proved(events.Live);
                    });
                }
                catch (ArgumentException)
                {
                    // Somebody who is gone, or a unit that is withdrawn.
                }
                Assert.Equal(before.Objective, events.Live.Objective);
                Assert.Equal(before.Units, events.Live.ToAssignment().Units);
                Assert.Equal(before.UnitPrices, events.Live.ToAssignment().UnitPrices);
                events.One();
                Proved(events.Live);
            }
        }
    }

    [Fact]
    public void Who_refuses_loses_that_home_and_nothing_else()
    {
        var live = new LiveAssignment(Two, AssignmentSolver.Solve(Two, TestContext.Current.CancellationToken));
        Assert.Equal((0, 1), (live.UnitOf(0), live.UnitOf(1)));
        live.RemovePair(0, 0);
        Assert.Equal((1, 0), (live.UnitOf(0), live.UnitOf(1)));
        live.RemovePair(0, 1);
        Assert.Equal((-1, 0), (live.UnitOf(0), live.UnitOf(1)));
    }

    [Fact]
    public void Somebody_more_urgent_takes_the_place_and_gives_it_back_by_leaving()
    {
        var live = new LiveAssignment(Two, AssignmentSolver.Solve(Two, TestContext.Current.CancellationToken));
        var urgent = live.AddHousehold(9, [new(1, -100)]);
        Assert.Equal((0, -1, 1), (live.UnitOf(0), live.UnitOf(1), live.UnitOf(urgent)));
        live.RemoveHousehold(urgent);
        Assert.Equal((0, 1, -1), (live.UnitOf(0), live.UnitOf(1), live.UnitOf(urgent)));
    }

    [Fact]
    public void A_unit_that_comes_back_still_has_its_pairs()
    {
        var live = new LiveAssignment(Two, AssignmentSolver.Solve(Two, TestContext.Current.CancellationToken));
        var before = live.Objective;
        live.SetCapacity(0, 0);
        Assert.Equal((-1, 0), (live.ToAssignment().Units.Min(), live.UnitPrice(0)));
        live.SetCapacity(0, 1);
        Assert.Equal(before, live.Objective);
    }

    [Fact]
    public void Numbers_are_used_again_and_nothing_is_left_of_who_had_them()
    {
        var live = new LiveAssignment(Two, AssignmentSolver.Solve(Two, TestContext.Current.CancellationToken));
        for (var turn = 0; turn < 100; turn++)
        {
            live.RemoveHousehold(live.AddHousehold(turn % 5, [new(0, turn), new(1, -turn)]));
            Proved(live);
        }
        Assert.InRange(live.Households, 3, 5);
    }

    [Fact]
    public void Equal_events_give_equal_placements()
    {
        var (one, other) = (LiveEvents.Small(7, most: 200), LiveEvents.Small(7, most: 200));
        one.Many(500);
        other.Many(500);
        Assert.Equal(one.Live.ToAssignment().Units, other.Live.ToAssignment().Units);
    }

    [Fact]
    public void What_cannot_be_is_refused_and_changes_nothing()
    {
        var live = new LiveAssignment(Two, AssignmentSolver.Solve(Two, TestContext.Current.CancellationToken));
        Assert.ThrowsAny<ArgumentException>(() => live.AddHousehold(-1, []));
        Assert.ThrowsAny<ArgumentException>(() => live.AddHousehold(1, [new(0, 1), new(2, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => live.AddHousehold(1, [new(0, 1 << 30)]));
        Assert.ThrowsAny<ArgumentException>(() => live.AddHousehold(int.MaxValue, []));
        Assert.ThrowsAny<ArgumentException>(() => live.AddHousehold(1, [new(0, 1 << 29)]));
        Assert.ThrowsAny<ArgumentException>(() => live.AddUnit(1, [new(2, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => live.AddUnit(-1, []));
        Assert.ThrowsAny<ArgumentException>(() => live.SetCapacity(2, 1));
        Assert.ThrowsAny<ArgumentException>(() => live.SetCapacity(0, -1));
        Assert.ThrowsAny<ArgumentException>(() => live.AddPairs(0, [new(-1, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => live.AddPairs([0, 1], [new(0, 1)]));
        Assert.ThrowsAny<ArgumentException>(() => live.RemoveHousehold(2));
        Assert.ThrowsAny<ArgumentException>(() => live.SetPriority(0, -1));
        live.RemoveHousehold(1);
        Assert.ThrowsAny<ArgumentException>(() => live.RemoveHousehold(1));
        Assert.Equal((2, 2), (live.Households, live.Units));
        Proved(live);
    }

    // Both would rather have unit 0, and the first gains more by it.
    static AssignmentProblem Two => new([0, 2, 4], [0, 1, 0, 1], [50, 10, 50, 20], [2, 1], [1, 1], 1 << 30);

    static void Proved(LiveAssignment live)
    {
        var (problem, solved) = (live.ToProblem(), live.ToAssignment());
        Assert.Null(CertificateChecker.Fault(problem, solved.Units, [.. Enumerable.Range(0, live.Households).Select(live.HouseholdPrice)], solved.UnitPrices));
        Assert.Equal(AssignmentSolver.Solve(problem, TestContext.Current.CancellationToken).Objective, solved.Objective);
        Assert.Equal(solved.Objective, live.Objective);
    }
}
