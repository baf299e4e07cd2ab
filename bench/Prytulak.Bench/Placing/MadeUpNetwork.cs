using Prytulak.Engines.Geo;
using Prytulak.Engines.Matching;

namespace Prytulak.Bench.Placing;

/// <summary>
/// Households and homes around the 150 largest towns of Europe, from a seed: homes as inhabitants to the power of 0.85, demand
/// to that of 1.1 times a pull of the country. A household may go to units near its wish, in its country or anywhere, that have
/// room and allow what it needs; of those it has at most 64 candidates, half of them the best and half by lot. Who is at the
/// border in a surge goes further, as there are few homes.
/// </summary>
sealed class MadeUpNetwork
{
    const int Towns = 150, Candidates = 64, Drawn = 600;
    const double CellDegrees = 0.25, AtBorder = 0.7, InShelters = 0.4;
    const string Countries = "DE PL CZ SK AT HU RO BG FR BE NL LU IT ES GB IE SE FI DK NO LT LV EE MD PT CH SI HR GR";

    // Przemyśl, Chełm, Košice, Záhony, Suceava, Galați.
    static readonly int[] Corridors = [761168, 774558, 724443, 713929, 665850, 677697];

    static readonly int[] Sizes = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 6];

    readonly Random random;
    readonly NetworkKind kind;
    readonly (Position At, int Inhabitants, string Country)[] towns, corridors;
    readonly double[] homesUpTo, demandUpTo;
    readonly List<Unit> units = [];
    readonly List<int> shelters = [];
    readonly Dictionary<(int, int), List<int>> byCell = [];
    readonly Dictionary<string, List<int>> byCountry = [];

    public MadeUpNetwork(Gazetteer gazetteer, int households, double homesEach, int seed, NetworkKind kind = NetworkKind.Even)
    {
        (random, this.kind) = (new(seed), kind);
        corridors = kind is NetworkKind.Surge ? [.. Corridors.Select(id => gazetteer.Find(id)!).Select(place => (place.Position, place.Population, place.Country))] : [];
        towns = [.. gazetteer.All().Where(place => Countries.Contains(place.Country, StringComparison.Ordinal)).OrderByDescending(place => place.Population).ThenBy(place => place.Id).Take(Towns).Select(place => (place.Position, place.Population, place.Country)).Union(corridors)];
        var pull = towns.Select(town => town.Country).Distinct().ToDictionary(country => country, _ => 0.5 + random.NextDouble());
        (homesUpTo, demandUpTo) = (UpTo(town => Math.Pow(town.Inhabitants, 0.85)), UpTo(town => Math.Pow(town.Inhabitants, 1.1) * pull[town.Country]));
        var sheltered = kind is NetworkKind.Shelters ? (int)(households * homesEach * InShelters) : 0;
        for (var home = 0; home < households * homesEach - sheltered; home++) AddHome();
        while (sheltered > 0) sheltered -= AddShelter(sheltered);
        Problem = Ask(households);
    }

    public AssignmentProblem Problem { get; }

    /// <summary>Writes it as a flow of minimum cost, in which everybody may stay out for nothing.</summary>
    public static void WriteDimacs(AssignmentProblem problem, string path)
    {
        var (households, sink) = (problem.Households, problem.Households + problem.Capacities.Length + 1);
        using var file = new StreamWriter(path);
        file.WriteLine($"p min {sink} {problem.Units.Length + sink - 1}");
        for (var household = 1; household <= households; household++) file.WriteLine($"n {household} 1");
        file.WriteLine($"n {sink} {-households}");
        for (var household = 0; household < households; household++)
        {
            file.WriteLine($"a {household + 1} {sink} 0 1 0");
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++)
                file.WriteLine($"a {household + 1} {households + 1 + problem.Units[pair]} 0 1 {-problem.Weight(household, pair)}");
        }
        for (var unit = 0; unit < problem.Capacities.Length; unit++) file.WriteLine($"a {households + 1 + unit} {sink} 0 {problem.Capacities[unit]} 0");
    }

    // One home in ten has several units; those of one size are one with room for several.
    void AddHome()
    {
        var town = towns[Lot(homesUpTo)];
        var home = new Unit(Near(town.At), town.Country, 0, 0, Pets: Chance(0.35), StepFree: Chance(0.12), WomenOnly: Chance(0.08), Verified: Chance(0.85), random.Next(6), random.Next(30), 0);
        var sizes = Enumerable.Range(0, Chance(0.9) ? 1 : 1 + random.Next(8)).Select(_ => Math.Min(8, Sizes[random.Next(Sizes.Length)] + (Chance(0.4) ? 1 : 0))).ToArray();
        var until = home.From + 60 + random.Next(300);
        foreach (var alike in sizes.GroupBy(beds => beds).OrderBy(alike => alike.Key)) Add(home with { Beds = alike.Key, Count = alike.Count(), To = until });
    }

    // The last one takes what is left.
    int AddShelter(int atMost)
    {
        var (town, places) = (towns[Lot(homesUpTo)], Math.Min(atMost, 200 + random.Next(801)));
        shelters.Add(units.Count);
        Add(new(Near(town.At), town.Country, 8, places, Pets: Chance(0.35), StepFree: Chance(0.5), WomenOnly: false, Verified: true, random.Next(6), 0, int.MaxValue));
        return places;
    }

    void Add(Unit unit)
    {
        In(byCell, Cell(unit.At)).Add(units.Count);
        In(byCountry, unit.Country).Add(units.Count);
        units.Add(unit);
    }

    AssignmentProblem Ask(int households)
    {
        var (starts, pairs, fits, priorities) = (new int[households + 1], new List<int>(), new List<int>(), new int[households]);
        for (var household = 0; household < households; household++)
        {
            var asked = Household();
            priorities[household] = asked.Size * (10 + random.Next(40) + random.Next(180) / 18);
            foreach (var (fit, unit) in Chosen(asked).OrderBy(candidate => candidate.Unit))
            {
                pairs.Add(unit);
                fits.Add(fit);
            }
            starts[household + 1] = pairs.Count;
        }
        return new(starts, [.. pairs], [.. fits], priorities, [.. units.Select(unit => unit.Count)], households > 100_000 ? 1 << 29 : 1 << 27);
    }

    Asked Household()
    {
        var atBorder = kind is NetworkKind.Surge && Chance(AtBorder);
        var (town, from, wish) = (atBorder ? corridors[random.Next(corridors.Length)] : towns[Lot(demandUpTo)], 20 + random.Next(40), random.NextDouble());
        return new(Near(town.At), town.Country, Sizes[random.Next(Sizes.Length)], Women: Chance(0.4), Pets: Chance(0.18), Wheelchair: Chance(0.05), random.Next(6), from, from + 14 + random.Next(60),
            wish < 0.55 ? atBorder ? 100 + random.NextDouble() * 300 : 10 + random.NextDouble() * 50 : wish < 0.85 ? 600 : double.PositiveInfinity);
    }

    IEnumerable<(int Fit, int Unit)> Chosen(Asked asked)
    {
        var found = Reachable(asked).Distinct().Where(unit => Allows(units[unit], asked)).Select(unit => (Fit: Fit(units[unit], asked), Unit: unit)).OrderByDescending(candidate => candidate.Fit).ThenBy(candidate => candidate.Unit).ToArray();
        if (found.Length <= Candidates) return found;
        var others = found[(Candidates / 2)..];
        random.Shuffle(others);
        return found.Take(Candidates / 2).Concat(others.Take(Candidates / 2));
    }

    IEnumerable<int> Reachable(Asked asked)
    {
        if (asked.Km >= 600)
        {
            var among = double.IsInfinity(asked.Km) ? null : byCountry.GetValueOrDefault(asked.Country);
            return shelters.Where(shelter => among is null || units[shelter].Country == asked.Country).Concat(Enumerable.Range(0, Drawn).Select(_ => among is null ? random.Next(units.Count) : among[random.Next(among.Count)]));
        }
        var ((row, column), reach) = (Cell(asked.At), (int)Math.Ceiling(asked.Km / 15));
        return Enumerable.Range(-reach, 2 * reach + 1).SelectMany(y => Enumerable.Range(-reach, 2 * reach + 1).SelectMany(x => byCell.GetValueOrDefault((row + y, column + x), [])))
            .Where(unit => asked.At.MetresTo(units[unit].At) <= asked.Km * 1000);
    }

    static bool Allows(Unit unit, Asked asked) =>
        unit.Beds >= asked.Size && (unit.Pets || !asked.Pets) && (unit.StepFree || !asked.Wheelchair) && (asked.Women || !unit.WomenOnly) && (unit.Verified || !asked.Women) && unit.From <= asked.From && unit.To >= asked.To;

    static int Fit(Unit unit, Asked asked) =>
        1 + (int)(600 * (1 - Math.Min(1, asked.At.MetresTo(unit.At) / 1000 / Math.Min(asked.Km, 600)))) + (unit.Language == asked.Language ? 200 : 0)
        + (unit.Beds == asked.Size ? 120 : unit.Beds == asked.Size + 1 ? 60 : 0) + (unit.StepFree && !asked.Wheelchair ? 0 : 79);

    double[] UpTo(Func<(Position At, int Inhabitants, string Country), double> weight)
    {
        var sum = 0.0;
        return [.. towns.Select(town => sum += weight(town))];
    }

    int Lot(double[] upTo)
    {
        var lot = random.NextDouble() * upTo[^1];
        return Array.FindIndex(upTo, sum => sum >= lot);
    }

    Position Near(Position at) => new(at.Latitude + Normal() * 0.2, at.Longitude + Normal() * 0.3);

    double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    bool Chance(double of) => random.NextDouble() < of;

    static (int, int) Cell(Position at) => ((int)Math.Floor(at.Latitude / CellDegrees), (int)Math.Floor(at.Longitude / CellDegrees));

    static List<int> In<TKey>(Dictionary<TKey, List<int>> lists, TKey key) where TKey : notnull => lists.TryGetValue(key, out var list) ? list : lists[key] = [];

    sealed record Unit(Position At, string Country, int Beds, int Count, bool Pets, bool StepFree, bool WomenOnly, bool Verified, int Language, int From, int To);

    /// <param name="Km">How far from where it wants to be; 600 for a country, without end for anywhere.</param>
    sealed record Asked(Position At, string Country, int Size, bool Women, bool Pets, bool Wheelchair, int Language, int From, int To, double Km);
}
