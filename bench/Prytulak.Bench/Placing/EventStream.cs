using System.Diagnostics;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>
/// A network that is placed, and what happens to it then, from a seed: of a hundred events 30 are refusals of the unit that a
/// household was given, 20 arrivals, 20 departures, 15 new units and 15 that are withdrawn by one place. Who comes later was left out at first.
/// </summary>
sealed class EventStream
{
    public const string Refusal = "refused", Arrival = "household comes", Departure = "household goes", Opening = "unit comes", Closing = "unit goes";

    readonly AssignmentProblem whole;
    readonly Random random;
    readonly int[] capacities, numberOfUnit, unitOfNumber, numberOfHousehold;
    readonly Queue<int> households, units;
    readonly List<int> here = [], open = [];
    readonly List<(int Household, int Fit)>[] wanted;

    public EventStream(AssignmentProblem whole, int first, int events, int seed)
    {
        (this.whole, capacities, random) = (whole, [.. whole.Capacities], new(seed));
        var order = Enumerable.Range(0, whole.Capacities.Length).ToArray();
        random.Shuffle(order);
        var late = events / 5;
        (units, households) = (new(order.Take(late)), new(Enumerable.Range(first, whole.Households - first)));
        (numberOfUnit, unitOfNumber, numberOfHousehold) = (new int[order.Length], new int[order.Length], new int[whole.Households]);
        numberOfUnit.AsSpan().Fill(-1);
        numberOfHousehold.AsSpan().Fill(-1);
        foreach (var unit in order.Skip(late).Order()) Opened(unit, open.Count);
        for (var household = 0; household < first; household++) Here(household, household);
        wanted = new List<(int, int)>[order.Length];
        for (var unit = 0; unit < order.Length; unit++) wanted[unit] = [];
        for (var household = 0; household < whole.Households; household++)
            for (var pair = whole.Starts[household]; pair < whole.Starts[household + 1]; pair++) wanted[whole.Units[pair]].Add((household, whole.Fits[pair]));
        Problem = First(first);
        Live = new(Problem, AssignmentSolver.Solve(Problem));
    }

    public AssignmentProblem Problem { get; }

    public LiveAssignment Live { get; }

    /// <summary>Microseconds of each event, by kind.</summary>
    public Dictionary<string, List<double>> Took { get; } = new() { [Refusal] = [], [Arrival] = [], [Departure] = [], [Opening] = [], [Closing] = [] };

    public void One()
    {
        switch (random.Next(100))
        {
            case < 30: Refuse(); break;
            case < 50 when households.Count > 0: Arrive(households.Dequeue()); break;
            case < 70: Depart(); break;
            case < 85 when units.Count > 0: Open(units.Dequeue()); break;
            default: Close(); break;
        }
    }

    /// <summary>Microseconds that it takes until one unit in twenty has gone.</summary>
    public double WithdrawMany() => Timed(() =>
    {
        for (var number = random.Next(20); number < Live.Units; number += 20) Live.SetCapacity(number, 0);
    });

    AssignmentProblem First(int count)
    {
        var (starts, pairs, fits) = (new int[count + 1], new List<int>(), new List<int>());
        for (var household = 0; household < count; household++)
        {
            foreach (var (unit, fit) in Pairs(household))
            {
                pairs.Add(unit);
                fits.Add(fit);
            }
            starts[household + 1] = pairs.Count;
        }
        return new(starts, [.. pairs], [.. fits], whole.Priorities[..count], [.. open.Select(number => capacities[unitOfNumber[number]])], whole.Scale);
    }

    IEnumerable<LivePair> Pairs(int household) =>
        Enumerable.Range(whole.Starts[household], whole.Starts[household + 1] - whole.Starts[household])
            .Where(pair => numberOfUnit[whole.Units[pair]] >= 0).Select(pair => new LivePair(numberOfUnit[whole.Units[pair]], whole.Fits[pair]));

    void Opened(int unit, int number)
    {
        (numberOfUnit[unit], unitOfNumber[number]) = (number, unit);
        open.Add(number);
    }

    void Here(int household, int number)
    {
        numberOfHousehold[household] = number;
        here.Add(household);
    }

    void Refuse()
    {
        var household = numberOfHousehold[here[random.Next(here.Count)]];
        if (Live.UnitOf(household) is >= 0 and var unit) Time(Refusal, () => Live.RemovePair(household, unit));
    }

    void Arrive(int household)
    {
        var (pairs, number) = (Pairs(household).ToArray(), -1);
        Time(Arrival, () => number = Live.AddHousehold(whole.Priorities[household], pairs));
        Here(household, number);
    }

    void Depart()
    {
        var at = random.Next(here.Count);
        var number = numberOfHousehold[here[at]];
        Time(Departure, () => Live.RemoveHousehold(number));
        numberOfHousehold[here[at]] = -1;
        here.RemoveAt(at);
    }

    void Open(int unit)
    {
        LivePair[] pairs = [.. wanted[unit].Where(pair => numberOfHousehold[pair.Household] >= 0).Select(pair => new LivePair(numberOfHousehold[pair.Household], pair.Fit))];
        var number = -1;
        Time(Opening, () => number = Live.AddUnit(capacities[unit], pairs));
        Opened(unit, number);
    }

    void Close()
    {
        var at = random.Next(open.Count);
        var number = open[at];
        var unit = unitOfNumber[number];
        var left = --capacities[unit];
        Time(Closing, () => Live.SetCapacity(number, left));
        if (left == 0) open.RemoveAt(at);
    }

    void Time(string kind, Action change) => Took[kind].Add(Timed(change));

    static double Timed(Action change)
    {
        var before = Stopwatch.GetTimestamp();
        change();
        return Stopwatch.GetElapsedTime(before).TotalMicroseconds;
    }
}
