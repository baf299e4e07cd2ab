using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Events as they come in a network, from a seed: a quarter of them each arrivals, departures and changes of units, and changes of pairs and priorities.</summary>
sealed class LiveEvents
{
    readonly Random random;
    readonly int priorities, fits, degree;
    readonly List<int> here;

    public LiveEvents(int seed, AssignmentProblem problem)
    {
        random = new(seed);
        (priorities, fits, degree) = (1 + problem.Priorities.Max(), 1 + problem.Fits.DefaultIfEmpty().Max(Math.Abs), Math.Max(1, problem.Units.Length / problem.Households));
        (Live, here) = (new(problem, AssignmentSolver.Solve(problem)), [.. Enumerable.Range(0, problem.Households)]);
    }

    public LiveAssignment Live { get; }

    public static LiveEvents Small(int seed, int most) => new(seed, RandomProblem.Of(seed, most));

    public void One()
    {
        switch (here.Count == 0 ? 0 : random.Next(12))
        {
            case 0 or 1 or 2: Arrive(); break;
            case 3 or 4 or 5: Depart(); break;
            case 6: Live.AddUnit(random.Next(5) == 0 ? 0 : Room(), Pairs(Somebody)); break;
            case 7 or 8: Live.SetCapacity(AnyUnit(), random.Next(2) == 0 ? 0 : Room()); break;
            case 9: Refuse(Somebody()); break;
            case 10: Live.AddPairs(Somebody(), Pairs(AnyUnit)); break;
            default: Live.SetPriority(Somebody(), random.Next(priorities)); break;
        }
    }

    public void Many(int events)
    {
        for (var at = 0; at < events; at++) One();
    }

    /// <summary>New and changed pairs for many households at once.</summary>
    public void ManyPairs()
    {
        var pairs = Enumerable.Range(0, here.Count).SelectMany(_ => Pairs(AnyUnit)).ToArray();
        Live.AddPairs([.. pairs.Select(_ => Somebody())], pairs);
    }

    /// <summary>One unit in so many is withdrawn.</summary>
    public void Withdraw(int oneIn)
    {
        for (var unit = 0; unit < Live.Units; unit++)
            if (random.Next(oneIn) == 0) Live.SetCapacity(unit, 0);
    }

    void Arrive() => here.Add(Live.AddHousehold(random.Next(priorities), Pairs(AnyUnit)));

    void Depart()
    {
        var at = random.Next(here.Count);
        Live.RemoveHousehold(here[at]);
        here.RemoveAt(at);
    }

    // The unit that it has, or any.
    void Refuse(int household) => Live.RemovePair(household, Live.UnitOf(household) is >= 0 and var unit && random.Next(4) > 0 ? unit : AnyUnit());

    int AnyUnit() => random.Next(Live.Units);

    int Somebody() => here[random.Next(here.Count)];

    int Room() => random.Next(3) == 0 ? 1 + random.Next(4) : 1;

    LivePair[] Pairs(Func<int> to) => [.. Enumerable.Range(0, random.Next(2 * degree + 1)).Select(_ => new LivePair(to(), random.Next(4) == 0 ? -random.Next(fits) : random.Next(fits)))];
}
