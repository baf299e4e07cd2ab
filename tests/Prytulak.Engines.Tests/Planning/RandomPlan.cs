using Prytulak.Engines.Geo;
using Prytulak.Engines.Planning;

namespace Prytulak.Engines.Tests.Planning;

/// <summary>Small networks from a seed in which every rule forbids something.</summary>
static class RandomPlan
{
    public static PlanProblem Of(int seed, int households, int units)
    {
        var random = new Random(seed);
        var weights = random.Next(3) == 0 ? new PlanWeights { Distance = random.Next(2000), Language = random.Next(500), SpareBed = random.Next(100), Urgency = random.Next(5) } : new PlanWeights();
        return new([.. Enumerable.Range(0, households).Select(_ => Household(random) with { Barred = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(units))] })], [.. Enumerable.Range(0, units).Select(_ => Unit(random))], weights);
    }

    public static PlanHousehold Household(Random random)
    {
        var (people, from) = (random.Next(1, 7), 100 + random.Next(20));
        return new()
        {
            People = people, Infants = random.Next(Math.Min(3, people)), From = from, To = from + 1 + random.Next(30), Kinds = 1u << random.Next(4) | 1u << random.Next(4),
            Wish = random.Next(4) == 0 ? null : At(random), WithinKm = random.Next(5) switch { 0 => double.PositiveInfinity, 1 => 5, 2 => 5000, _ => 50 + random.Next(800) },
            Countries = random.Next(3) == 0 ? 1ul << random.Next(3) | 1ul << random.Next(3) : 0, Languages = (ulong)random.Next(16) << random.Next(60), Near = (uint)random.Next(8),
            Needs = (from % 8 == 0 ? Trait.OwnRoom : Trait.None) | (random.Next(5) == 0 ? Trait.WomenOnly : Trait.Mixed) | (Trait)(random.Next(1 << 10) & random.Next(1 << 10) & random.Next(1 << 10) & ~12), Urgency = random.Next(20), WaitingDays = random.Next(400),
        };
    }

    public static PlanUnit Unit(Random random)
    {
        var from = 90 + random.Next(20);
        return new()
        {
            At = At(random), Country = random.Next(3), Beds = random.Next(1, 8), Cots = random.Next(3), Count = random.Next(4) == 0 ? random.Next(1, 4) : 1, From = from, To = from + 1 + random.Next(60),
            Offers = (from % 5 == 0 ? Trait.None : Trait.OwnRoom) | (random.Next(4) == 0 ? Trait.WomenOnly : Trait.Mixed) | (Trait)((random.Next(1 << 10) | random.Next(1 << 10)) & ~12), Welcome = random.Next(3) == 0 ? (uint)random.Next(16) : 0,
            Languages = (ulong)random.Next(16) << random.Next(60), Near = (uint)random.Next(8), FreeOfCharge = random.Next(2) == 0, OwnBath = random.Next(2) == 0, HostLoad = random.Next(5),
        };
    }

    static Position At(Random random) => new(48 + 6 * random.NextDouble(), 14 + 12 * random.NextDouble());
}
