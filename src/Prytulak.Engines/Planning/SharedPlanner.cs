using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Makes a plan where some homes are shared, over every allowed pair: homes are divided into rooms, the best plan for these rooms
/// tells which pairs matter, over those pairs the homes are divided better and a bound is found from prices of places
/// (<see cref="SharedSolver"/>), pairs that these prices miss are added, and so on; at the end the plan for the best division.
/// </summary>
sealed class SharedPlanner
{
    const int MostLooks = 30, MostTogether = 500, Few = 50, Small = 200_000, Effort = 500_000;
    const double Gap = 5e-4, Little = 1e-5;

    readonly PlanProblem asked;
    readonly IProgress<PlanProgress>? progress;
    readonly CancellationToken stop;
    readonly SharedHomes homes;
    readonly HomeRooms every;
    readonly int[] sizes;

    // Of each household the units that are looked at, and how they fit.
    readonly SortedList<int, int>[] held;
    long bound = long.MaxValue;

    public SharedPlanner(PlanProblem asked, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        (this.asked, this.progress, this.stop, homes) = (asked, progress, stop, new(asked));
        sizes = [.. asked.Households.Select(household => household.People)];
        // A room for each size that a household has; only such a household may have it.
        every = new(asked, homes, home => sizes.Distinct().Where(size => size <= homes[home].Beds), [], areFilled: true);
        held = [.. sizes.Select(_ => new SortedList<int, int>())];
    }

    public Plan Solve()
    {
        if (IsSmall) HoldAll();
        else Hold(new Pricing(asked), asked);
        var rooms = Divided(SharedSolver.Sketch(Problem(), stop), []);
        var plan = Planner.Solve(rooms.Problem, null, progress, stop);
        foreach (var (household, unit, fit) in plan.Network.Pairs) held[household][rooms.Problem.Asked[unit]] = fit;
        int[] placed = [.. plan.Units.Select(unit => unit < 0 ? -1 : rooms.HomeOf[unit])];
        Lower(SharedSolver.Bound(Problem(), homes.Division(placed), stop), plan.Objective, 0);
        var (better, prices) = SharedSolver.Divide(Problem(), homes.Division(placed), MostTogether, stop);
        var divided = Divided(IsSearchable ? Searched() : better, asked.Groups);
        var last = Planner.Solve(divided.Problem, Known(divided.Problem), progress, stop);
        if (last.Objective > plan.Objective || asked.Groups.Count > 0) plan = last;
        Lower(prices, plan.Objective, Effort / Math.Max(1, held.Length));
        plan.Bound = Math.Max(bound + (long)asked.Groups.Count * asked.Weights.Together, plan.Objective);
        return plan;
    }

    // Prices alone tell which pairs matter, long before homes are divided well.
    void Lower(SharedBound prices, long objective, int rounds)
    {
        for (var round = 1; round <= MostLooks; round++)
        {
            prices.Lower(objective + (long)(Gap * objective), rounds, stop);
            var (now, pricing) = Missing(prices.Prices());
            bound = Math.Min(bound, now);
            progress?.Report(new(round, held.Sum(list => list.Count), pricing.Improvable, (double)(bound - objective) / Math.Max(1, objective)));
            if (pricing.Missed <= Little * objective) return;
            var (households, pairs) = New(pricing);
            prices.Add(households, pairs);
        }
    }

    // Where every pair is held and homes are few, it is searched to the end.
    bool IsSearchable => IsSmall && Enumerable.Range(0, homes.Count).Count(home => homes[home].IsShared) <= Few;

    int[] Searched()
    {
        var best = SharedSolver.Solve(Problem(), 0, stop);
        bound = Math.Min(bound, best.Bound);
        return best.Units;
    }

    bool IsSmall => (long)held.Length * asked.Units.Count <= Small;

    void HoldAll()
    {
        for (var household = 0; household < held.Length; household++)
            for (var unit = 0; unit < asked.Units.Count; unit++)
                if (asked.Obstacles(household, unit) == Obstacle.None) held[household][unit] = asked.Terms(household, unit).Sum;
    }

    // Pairs that were found, with every home that is such a unit; they are held from now on.
    (int[] Households, LivePair[] Pairs) New(Pricing pricing)
    {
        var (households, pairs) = (new List<int>(), new List<LivePair>());
        for (var household = 0; household < held.Length; household++)
            foreach (var (number, fit) in pricing.Found[household].Units.Zip(pricing.Found[household].Fits))
                if (every.Problem.Asked[every.Problem.Tree.Order[number]] is var unit && held[household].TryAdd(unit, fit))
                    foreach (var home in homes.Of(unit))
                    {
                        households.Add(household);
                        pairs.Add(new(home, fit));
                    }
        return ([.. households], [.. pairs]);
    }

    // What would be gained by pairs that are not held, at prices of places for households of every size.
    (long Bound, Pricing Pricing) Missing(SharedPrices prices)
    {
        var (pricing, tree) = (new Pricing(every.Problem, looks: false), every.Problem.Tree);
        pricing.Run(prices.Households, [.. tree.Order.Select(room => Price(every.HomeOf[room], every.Problem.Units[room].Beds, prices))], stop);
        return (prices.Value + pricing.Missed, pricing);
    }

    long Price(int home, int beds, SharedPrices prices) => homes[home].IsShared ? prices.Places[home * homes.Sizes + beds] : prices.Units[home];

    HomeRooms Divided(int[] placed, IReadOnlyList<IReadOnlyList<int>> groups)
    {
        var rooms = homes.Rooms(placed);
        return new(asked, homes, home => rooms[home], groups);
    }

    void Hold(Pricing pricing, PlanProblem problem)
    {
        for (var household = 0; household < held.Length; household++)
            foreach (var (number, fit) in pricing.Found[household].Units.Zip(pricing.Found[household].Fits)) held[household][problem.Asked[problem.Tree.Order[number]]] = fit;
    }

    SharedProblem Problem()
    {
        var (starts, units, fits) = (new int[held.Length + 1], new List<int>(), new List<int>());
        for (var household = 0; household < held.Length; household++)
        {
            foreach (var (unit, fit) in held[household])
                foreach (var home in homes.Of(unit))
                {
                    units.Add(home);
                    fits.Add(fit);
                }
            starts[household + 1] = units.Count;
        }
        var all = Enumerable.Range(0, homes.Count);
        return new(new(starts, [.. units], [.. fits], asked.Priorities, [.. all.Select(homes.Most)], asked.Scale), sizes, [.. all.Select(home => homes[home].IsShared ? homes[home].Beds : 0)]);
    }

    // The same pairs with the rooms of a division.
    HeldPairs Known(PlanProblem divided)
    {
        var (rooms, starts, units, fits) = (Enumerable.Range(0, divided.Units.Count).ToLookup(room => divided.Asked[room], room => divided.NumberInTree[room]), new int[held.Length + 1], new List<int>(), new List<int>());
        for (var household = 0; household < held.Length; household++)
        {
            foreach (var (number, fit) in held[household].SelectMany(pair => rooms[pair.Key].Select(number => (number, pair.Value))).Where(pair => sizes[household] <= divided.Tree.Units[pair.number].Beds || !divided.Tree.Units[pair.number].IsShared).Order())
            {
                units.Add(number);
                fits.Add(fit);
            }
            starts[household + 1] = units.Count;
        }
        return new(starts, [.. units], [.. fits]);
    }
}
