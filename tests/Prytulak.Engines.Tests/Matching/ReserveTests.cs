using System.Text;
using Prytulak.Engines.Matching;
using Xunit;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Places that are given only to whom they are worth a price.</summary>
public class ReserveTests
{
    [Fact]
    public void After_every_event_what_is_chosen_is_worth_most_after_what_is_reserved()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var (random, events) = (new Random(seed), LiveEvents.Small(seed, most: 14));
            var reserves = new Dictionary<int, long>();
            for (var at = 0; at < 30; at++)
            {
                if (random.Next(2) == 0) events.One();
                else Reserve(events.Live, random, reserves);
                Assert.Equal(Best(events.Live, reserves), events.Live.Objective - events.Live.Reserved);
                Assert.Equal(reserves.Sum(one => one.Value * Guests(events.Live, one.Key)), events.Live.Reserved);
                Assert.All(reserves, one => Assert.True(events.Live.UnitPrice(one.Key) is 0 || events.Live.UnitPrice(one.Key) >= one.Value));
            }
        }
    }

    [Fact]
    public void A_reserve_that_is_taken_back_leaves_everything_as_good_as_before()
    {
        var events = LiveEvents.Small(seed: 5, most: 400);
        var before = events.Live.Objective;
        for (var unit = 0; unit < events.Live.Units; unit++) events.Live.SetReserve(unit, 3L << 26);
        for (var unit = 0; unit < events.Live.Units; unit++) events.Live.SetReserve(unit, 0);
        Assert.Equal((before, 0), (events.Live.Objective, events.Live.Reserved));
    }

    [Fact]
    public void A_reserve_below_nothing_or_of_no_unit_is_refused()
    {
        var live = LiveEvents.Small(seed: 1, most: 5).Live;
        Assert.ThrowsAny<ArgumentException>(() => live.SetReserve(0, -1));
        Assert.ThrowsAny<ArgumentException>(() => live.SetReserve(0, long.MaxValue));
        Assert.ThrowsAny<ArgumentException>(() => live.SetReserve(live.Units, 0));
    }

    static void Reserve(LiveAssignment live, Random random, Dictionary<int, long> reserves)
    {
        var (unit, reserve) = (random.Next(live.Units), random.Next(3) switch { 0 => 0L, 1 => random.Next(1000), _ => random.NextInt64(5L << 27) });
        reserves[unit] = reserve;
        live.SetReserve(unit, reserve);
    }

    static int Guests(LiveAssignment live, int unit)
    {
        var guests = Enumerable.Range(0, live.Households).Count(household => live.UnitOf(household) == unit);
        Assert.Equal(guests, live.GuestsOf(unit));
        return guests;
    }

    // As a flow of minimum cost, in which everybody may stay out for nothing.
    static long Best(LiveAssignment live, Dictionary<int, long> reserves)
    {
        var (problem, closed) = (live.ToProblem(), live.Households + live.Units + 1);
        var (arcs, text) = (0, new StringBuilder());
        void Arc(int from, int to, long capacity, long cost)
        {
            arcs++;
            text.AppendLine($"a {from} {to} 0 {capacity} {cost}");
        }
        for (var household = 0; household < problem.Households; household++)
        {
            text.AppendLine($"n {household + 1} 1");
            Arc(household + 1, closed, 1, 0);
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
                Arc(household + 1, live.Households + 1 + problem.Units[pair], 1, reserves.GetValueOrDefault(problem.Units[pair]) - problem.Weight(household, pair));
        }
        for (var unit = 0; unit < problem.Capacities.Length; unit++) Arc(live.Households + 1 + unit, closed, problem.Capacities[unit], 0);
        var network = FlowNetwork.Read(new StringReader($"p min {closed} {arcs}\nn {closed} {-live.Households}\n{text}"));
        var flows = NetworkSimplex.Solve(network, TestContext.Current.CancellationToken)!;
        return -Enumerable.Range(0, arcs).Sum(arc => flows[arc] * network.Arc(arc).Cost);
    }
}
