using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Tests.Matching;

/// <summary>Problems of all shapes from a seed: roomy and scarce, with many ties and with few.</summary>
static class RandomProblem
{
    public static AssignmentProblem Of(int seed, int most)
    {
        var random = new Random(seed);
        var (households, units) = (1 + random.Next(most), 1 + random.Next(most));
        var (degree, priorities, fits) = (random.Next(1, 1 + Math.Min(units, 12)), random.Next(4) switch { 0 => 1, 1 => 2, 2 => 6, _ => 1000 }, random.Next(3) switch { 0 => 1, 1 => 5, _ => 1000 });
        var (starts, pairs, worth) = (new List<int> { 0 }, new List<int>(), new List<int>());
        for (var household = 0; household < households; household++)
        {
            foreach (var unit in Enumerable.Range(0, units).OrderBy(_ => random.Next()).Take(random.Next(degree + 1)))
            {
                pairs.Add(unit);
                worth.Add(random.Next(4) == 0 ? -random.Next(fits) : 1 + random.Next(fits));
            }
            starts.Add(pairs.Count);
        }
        return new([.. starts], [.. pairs], [.. worth], [.. starts.Skip(1).Select(_ => random.Next(priorities))], [.. Enumerable.Range(0, units).Select(_ => 1 + (random.Next(4) == 0 ? random.Next(4) : 0))], 1 << 27);
    }
}
