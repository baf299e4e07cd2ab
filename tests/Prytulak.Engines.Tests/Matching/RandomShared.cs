using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Networks with shared homes from a seed.</summary>
static class RandomShared
{
    public static SharedProblem Of(int seed, int households, int units)
    {
        var random = new Random(seed);
        int[] sizes = [.. Enumerable.Range(0, households).Select(_ => 1 + Math.Min(random.Next(6), random.Next(6)))];
        int[] beds = [.. Enumerable.Range(0, units).Select(_ => random.Next(3) == 0 ? 0 : 1 + random.Next(9))];
        var (starts, pairs, fits, range) = (new List<int> { 0 }, new List<int>(), new List<int>(), random.Next(2) == 0 ? 3 : 1000);
        foreach (var size in sizes)
        {
            foreach (var unit in Enumerable.Range(0, units).Where(unit => (beds[unit] == 0 || beds[unit] >= size) && random.Next(Math.Max(2, units / 10)) == 0))
            {
                pairs.Add(unit);
                fits.Add(random.Next(range) - range / 4);
            }
            starts.Add(pairs.Count);
        }
        int[] priorities = [.. sizes.Select(size => size * random.Next(1, random.Next(2) == 0 ? 3 : 50))], capacities = [.. beds.Select(count => count == 0 ? 1 : 1 + random.Next(count))];
        return new(new([.. starts], [.. pairs], [.. fits], priorities, capacities, 1 << 27), sizes, beds);
    }
}
