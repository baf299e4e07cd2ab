using Prytulak.Engines.Geo;
using Prytulak.Engines.Planning;

namespace Prytulak.Bench.Placing;

/// <summary>
/// Households and homes as raw records around the 150 largest towns of Europe, from a seed: homes as inhabitants to the power of
/// 0.85, demand to that of 1.1 times a pull of the country. More than half of the households wish to be near a place, a third
/// within a country, the others go anywhere.
/// </summary>
sealed class MadeUpPlan
{
    const int Towns = 150;
    const string Countries = "DE PL CZ SK AT HU RO BG FR BE NL LU IT ES GB IE SE FI DK NO LT LV EE MD PT CH SI HR GR";

    static readonly int[] Sizes = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6];

    readonly Random random;
    readonly (Position At, int Country)[] towns;
    readonly double[] homesUpTo, demandUpTo;

    public MadeUpPlan(Gazetteer gazetteer, int households, double homesEach, int seed)
    {
        random = new(seed);
        var largest = gazetteer.All().Where(place => Countries.Contains(place.Country, StringComparison.Ordinal)).OrderByDescending(place => place.Population).ThenBy(place => place.Id).Take(Towns).ToArray();
        string[] countries = [.. largest.Select(town => town.Country).Distinct().Order(StringComparer.Ordinal)];
        var pull = countries.ToDictionary(country => country, _ => 0.5 + random.NextDouble());
        towns = [.. largest.Select(town => (town.Position, Array.IndexOf(countries, town.Country)))];
        (homesUpTo, demandUpTo) = (UpTo(largest.Select(town => Math.Pow(town.Population, 0.85))), UpTo(largest.Select(town => Math.Pow(town.Population, 1.1) * pull[town.Country])));
        Units = [.. Enumerable.Range(0, (int)(households * homesEach)).SelectMany(_ => Home())];
        Households = [.. Enumerable.Range(0, households).Select(_ => Household())];
    }

    public IReadOnlyList<PlanHousehold> Households { get; }
    public IReadOnlyList<PlanUnit> Units { get; }

    // One home in ten has several units; those of one size are one with room for several.
    IEnumerable<PlanUnit> Home()
    {
        var (town, from) = (towns[Lot(homesUpTo)], random.Next(30));
        var home = new PlanUnit
        {
            At = Near(town.At), Country = town.Country, Beds = 1, From = from, To = from + 60 + random.Next(300), Languages = 1ul << random.Next(6) | 1ul << random.Next(6),
            Offers = If(0.35, Trait.Pets) | If(0.12, Trait.StepFree) | (Chance(0.08) ? Trait.WomenOnly | Trait.NoLoneMan : Trait.Mixed | If(0.8, Trait.NoLoneMan)) | If(0.7, Trait.NoSmoking) | Trait.Level1 | If(0.85, Trait.Level2 | Trait.ForChildren),
            Near = (uint)random.Next(16), FreeOfCharge = Chance(0.7), OwnBath = Chance(0.4), HostLoad = random.Next(3), Welcome = Chance(0.7) ? 0 : (uint)random.Next(1, 16),
        };
        var sizes = Enumerable.Range(0, Chance(0.9) ? 1 : 1 + random.Next(8)).Select(_ => Math.Min(8, Sizes[random.Next(Sizes.Length)] + (Chance(0.4) ? 1 : 0))).ToArray();
        return sizes.GroupBy(beds => beds).OrderBy(alike => alike.Key).Select(alike => home with { Beds = alike.Key, Count = alike.Count(), Cots = Chance(0.1) ? 1 : 0 });
    }

    PlanHousehold Household()
    {
        var (town, from, wish, people) = (towns[Lot(demandUpTo)], 20 + random.Next(40), random.NextDouble(), Sizes[random.Next(Sizes.Length)]);
        var children = people > 1 && Chance(0.6);
        return new()
        {
            People = people, Infants = children && Chance(0.2) ? 1 : 0, From = from, To = from + 14 + random.Next(60), Kinds = children ? 1u : 1u << random.Next(1, 4),
            Wish = wish < 0.85 ? Near(town.At) : null, WithinKm = wish < 0.55 ? 10 + random.NextDouble() * 50 : wish < 0.85 ? 600 : double.PositiveInfinity, Countries = wish is >= 0.55 and < 0.85 ? 1ul << town.Country : 0,
            Needs = (Chance(0.05) ? Trait.WomenOnly : Trait.Mixed) | If(0.18, Trait.Pets) | If(0.05, Trait.StepFree) | If(0.1, Trait.NoSmoking) | If(0.3, Trait.NoLoneMan) | (children ? Trait.ForChildren | Trait.Level2 : Trait.Level1),
            Languages = 1ul << random.Next(6) | If(0.5, 1ul << random.Next(6)), Near = Chance(0.4) ? (uint)random.Next(1, 16) : 0, Urgency = random.Next(40), WaitingDays = random.Next(180),
        };
    }

    static double[] UpTo(IEnumerable<double> weights)
    {
        var sum = 0.0;
        return [.. weights.Select(weight => sum += weight)];
    }

    int Lot(double[] upTo)
    {
        var lot = random.NextDouble() * upTo[^1];
        return Array.FindIndex(upTo, sum => sum >= lot);
    }

    Position Near(Position at) => new(at.Latitude + Normal() * 0.2, at.Longitude + Normal() * 0.3);

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    bool Chance(double of) => random.NextDouble() < of;

    Trait If(double chance, Trait trait) => Chance(chance) ? trait : Trait.None;

    ulong If(double chance, ulong bits) => Chance(chance) ? bits : 0;
}
