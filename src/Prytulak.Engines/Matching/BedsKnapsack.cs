namespace Prytulak.Engines.Matching;

/// <summary>
/// How many households of each size a home takes when each more of a size is worth so much: the best that fits its beds and takes
/// no more households than it may (a bounded knapsack, Bellman, 1957). Of equals the one nearest to what is wanted. Time and
/// memory linear in beds × households at once × households of each size.
/// </summary>
sealed class BedsKnapsack
{
    readonly List<(int Size, int[] Picks)> steps = [];
    readonly Stack<int[]> spare = new();
    long[] worths = [];
    int[] changes = [];
    int beds, most, width, states;

    /// <summary>Begins with an empty home.</summary>
    public void Begin(int beds, int most)
    {
        // Where even the smallest households cannot be too many, they are not counted.
        (this.beds, this.most, width) = (beds, most < beds ? most : 0, beds + 1);
        states = width * (this.most + 1);
        foreach (var (_, picks) in steps) spare.Push(picks);
        steps.Clear();
        if (worths.Length < states) (worths, changes) = (new long[states], new int[states]);
        worths.AsSpan(0, states).Clear();
        changes.AsSpan(0, states).Clear();
    }

    /// <summary>Offers households of one size.</summary>
    /// <param name="sums">What one of them, the two best, the three best and so on are worth together.</param>
    /// <param name="wanted">How many of them there should be, where it makes no difference.</param>
    public void Offer(int size, ReadOnlySpan<long> sums, int wanted)
    {
        var picks = Picks();
        for (var count = most; count >= 0; count--)
            for (var room = beds; room >= 0; room--)
            {
                var at = count * width + room;
                var (worth, change, pick) = (worths[at], changes[at] + size * wanted, 0);
                for (var number = 1; number <= sums.Length && number * size <= room && (most == 0 || number <= count); number++)
                {
                    var from = (most == 0 ? 0 : count - number) * width + room - number * size;
                    var (here, further) = (worths[from] + sums[number - 1], changes[from] + size * Math.Abs(number - wanted));
                    if (here > worth || here == worth && further < change) (worth, change, pick) = (here, further, number);
                }
                (worths[at], changes[at], picks[at]) = (worth, change, pick);
            }
        steps.Add((size, picks));
    }

    /// <summary>What the best is worth, and how many of each size it takes.</summary>
    public long Solve(Span<int> counts)
    {
        counts.Clear();
        var (count, room) = (most, beds);
        for (var step = steps.Count - 1; step >= 0; step--)
        {
            var (size, picks) = steps[step];
            counts[size] = picks[count * width + room];
            room -= counts[size] * size;
            if (most > 0) count -= counts[size];
        }
        return worths[most * width + beds];
    }

    /// <summary>What the last beds are worth, and the last households.</summary>
    public long Last(int households, int lastBeds) => worths[most * width + beds] - worths[(most == 0 ? 0 : most - households) * width + beds - lastBeds];

    int[] Picks() => spare.TryPop(out var picks) && picks.Length >= states ? picks : new int[states];
}
