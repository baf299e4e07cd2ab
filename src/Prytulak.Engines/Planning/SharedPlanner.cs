using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>
/// Makes a plan where some homes are shared, over every allowed pair: homes are divided into rooms, the best plan for these rooms
/// tells which pairs matter, over those pairs the homes are divided better and a bound is found from prices of places
/// (<see cref="SharedSolver"/>), pairs that these prices miss are added, and so on; at the end the plan for the best division.
/// </summary>
sealed class SharedPlanner
{
    const int Rounds = 6;
    const double Gap = 5e-4, Little = 1e-4;

    readonly PlanProblem asked;
    readonly IProgress<PlanProgress>? progress;
    readonly CancellationToken stop;
    readonly SharedHomes homes;
    readonly int[] sizes;

    // Of each household the units that are looked at, and how they fit.
    readonly SortedList<int, int>[] held;
    long bound = long.MaxValue;

    public SharedPlanner(PlanProblem asked, IProgress<PlanProgress>? progress, CancellationToken stop)
    {
        (this.asked, this.progress, this.stop, homes) = (asked, progress, stop, new(asked));
        sizes = [.. asked.Households.Select(household => household.People)];
        held = [.. sizes.Select(_ => new SortedList<int, int>())];
    }

    public Plan Solve()
    {
        Hold(new Pricing(asked), asked);
        var rooms = Divided(SharedSolver.Sketch(Problem(), stop));
        var plan = Planner.Solve(rooms.Problem, null, progress, stop);
        foreach (var (household, unit, fit) in plan.Network.Pairs) Hold(household, rooms.Problem.Asked[unit], fit);
        var divided = Divided(Improve([.. plan.Units.Select(unit => unit < 0 ? -1 : rooms.HomeOf[unit])]));
        var last = Planner.Solve(divided.Problem, Known(divided.Problem), progress, stop);
        if (last.Objective > plan.Objective) plan = last;
        plan.Bound = Math.Max(bound, plan.Objective);
        return plan;
    }

    // The home of each household, from one division to a better one.
    int[] Improve(int[] placed)
    {
        var every = new HomeRooms(asked, homes, home => sizes.Distinct().Where(size => size <= homes[home].Beds));
        for (var round = 1; ; round++)
        {
            var shared = SharedSolver.Solve(Problem(), homes.Division(placed), Gap, stop);
            placed = shared.Units;
            var pricing = Missing(every, shared.Prices);
            bound = Math.Min(bound, shared.Prices.Value + pricing.Missed);
            progress?.Report(new(round, held.Sum(list => list.Count), pricing.Improvable, (double)(bound - shared.Objective) / Math.Max(1, shared.Objective)));
            if (round == Rounds || pricing.Missed <= Little * shared.Objective) return placed;
            Hold(pricing, every.Problem);
        }
    }

    // What would be gained by pairs that are not held, at prices of places for households of every size.
    Pricing Missing(HomeRooms every, SharedPrices prices)
    {
        var (pricing, tree) = (new Pricing(every.Problem, looks: false), every.Problem.Tree);
        pricing.Run(prices.Households, [.. tree.Order.Select(room => Price(every.HomeOf[room], every.Problem.Units[room].Beds, prices))], stop);
        return pricing;
    }

    long Price(int home, int beds, SharedPrices prices) => homes[home].IsShared ? prices.Places[home * homes.Sizes + beds] : prices.Units[home];

    HomeRooms Divided(int[] placed)
    {
        var rooms = homes.Rooms(placed);
        return new(asked, homes, home => rooms[home]);
    }

    void Hold(Pricing pricing, PlanProblem problem)
    {
        for (var household = 0; household < held.Length; household++)
            foreach (var (number, fit) in pricing.Found[household].Units.Zip(pricing.Found[household].Fits)) Hold(household, problem.Asked[problem.Tree.Order[number]], fit);
    }

    void Hold(int household, int unit, int fit) => held[household][unit] = fit;

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
