using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>Networks that are hard for one or another way of placing, from a seed.</summary>
static class HardNetworks
{
    const int Candidates = 64, Block = 64, Scale = 1 << 27, Worth = 300, WidestRange = 1 << 30;
    const long Most = long.MaxValue / 4;

    public static IEnumerable<(string Name, AssignmentProblem Problem)> All(int households, double homesEach, int seed)
    {
        var (random, units) = (new Random(seed), Math.Max(1, (int)(households * homesEach)));
        yield return ("all equal", Of(households, units, _ => ByLot(random, units, () => 7), _ => 5, Scale));
        yield return ("one chain", Of(households, Math.Min(households, units), household => Chain(household % units), household => household == 0 ? 1 : Worth, Scale));
        yield return ("blocks with too few units", Blocks(random, households, Math.Clamp((int)(Block * homesEach * 3 / 4), 1, Block - 8)));
        yield return ("weights near overflow", NearOverflow(random, households, units));
    }

    // The first fits nowhere but in the first unit, and is worth least: for it all others must leave what they fit better.
    static IEnumerable<(int, int)> Chain(int at) => at == 0 ? [(0, 1)] : [(at - 1, 1000), (at, 1)];

    // A block of households shares all units of its block, and one of them may go to the next one.
    static AssignmentProblem Blocks(Random random, int households, int unitsEach)
    {
        var units = (households + Block - 1) / Block * unitsEach;
        return Of(households, units, household => Pairs(household / Block * unitsEach, household % Block == 0 ? 1 : 0), _ => random.Next(1, Worth), Scale);

        IEnumerable<(int, int)> Pairs(int first, int more) => Enumerable.Range(first, Math.Min(unitsEach + more, units - first)).Select(unit => (unit, random.Next(1, 1000)));
    }

    static AssignmentProblem NearOverflow(Random random, int households, int units)
    {
        var range = (int)Math.Min(WidestRange, Most / households / households / 16);
        var scale = (long)households * range + 1;
        var highest = (int)Math.Min(Worth, (Most / households - range) / scale);
        return Of(households, units, _ => ByLot(random, units, () => random.Next(range) - range / 2), _ => random.Next(1, highest + 1), scale);
    }

    static IEnumerable<(int, int)> ByLot(Random random, int units, Func<int> fit) =>
        Enumerable.Range(0, Candidates).Select(_ => random.Next(units)).Distinct().Order().ToArray().Select(unit => (unit, fit()));

    static AssignmentProblem Of(int households, int units, Func<int, IEnumerable<(int Unit, int Fit)>> candidates, Func<int, int> priority, long scale)
    {
        var (starts, pairs) = (new int[households + 1], new List<(int Unit, int Fit)>());
        for (var household = 0; household < households; household++)
        {
            pairs.AddRange(candidates(household));
            starts[household + 1] = pairs.Count;
        }
        return new(starts, [.. pairs.Select(pair => pair.Unit)], [.. pairs.Select(pair => pair.Fit)], [.. Enumerable.Range(0, households).Select(priority)], [.. Enumerable.Repeat(1, units)], scale);
    }
}
