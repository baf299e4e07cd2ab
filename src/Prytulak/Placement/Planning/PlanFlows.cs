using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Place = Prytulak.Engines.Geo.Place;

namespace Prytulak.Placement.Planning;

/// <summary>Households that wish to live in one public square and have a home in another, or the same.</summary>
/// <param name="From">Null where they did not say, or where too few people live for any square.</param>
/// <param name="To">Null where they have no home in the plan.</param>
public sealed record PlanFlow(string? From, string? To, int Households, int People);

/// <summary>The same by regions, in the reader's words.</summary>
/// <param name="From">Null where they did not say.</param>
/// <param name="To">Null where they have no home in the plan.</param>
public sealed record PlanRelation(string? From, string? To, int Households, int People);

/// <summary>From where to where the households of a plan would go, as far as it is narrowed: never finer than public squares.</summary>
internal sealed class PlanFlows
{
    private readonly MadePlan made;
    private readonly IReadOnlyList<Way> ways;

    private PlanFlows(MadePlan made, IReadOnlyList<Way> ways) => (this.made, this.ways) = (made, ways);

    public static PlanFlows Of(MadePlan made, Places places, PublicPlaces squares)
    {
        var (wishes, homes) = (new Dictionary<int, End?>(), new Dictionary<string, End?>());
        return new(made, [.. Enumerable.Range(0, made.Plan.Units.Length).Select(household => new Way(household, Wish(household), Home(made.Plan.Units[household]), made.Input.Households[household].People))]);

        End? Wish(int household) => made.Input.Pleas[household].Needs.Wish is { } wish ? Once(wishes, wish, () => places.Find(wish) is { } place ? new(squares.CellOf(place.Position)?.ToString(), place.Country, place) : null) : null;

        End? Home(int at) => at >= 0 && made.GapOf(at).Unit is var unit ? Once(homes, unit.Cell, () => new(unit.Cell, unit.Country, squares.TownOf(unit.Cell))) : null;
    }

    // Many wish for the same town, and to look up where it lies takes longer than all else.
    private static End? Once<TKey>(Dictionary<TKey, End?> known, TKey key, Func<End?> find) where TKey : notnull => known.TryGetValue(key, out var end) ? end : known[key] = find();

    /// <summary>Those of a part of the plan.</summary>
    public PlanFlows Of(PlanFilter filter) => new(made, [.. ways.Where(way => filter.Takes(made, way.Household, (made.Plan.Units[way.Household] >= 0 ? way.To : way.From)?.Country))]);

    /// <summary>The countries of homes, and of the wishes of those without one.</summary>
    public IReadOnlyList<string> Countries => [.. ways.Select(way => (way.To ?? way.From)?.Country).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    /// <summary>By squares, those of most households first.</summary>
    public IReadOnlyList<PlanFlow> BySquare() =>
        [.. Sums(way => (way.From?.Square, way.To?.Square)).Select(sum => new PlanFlow(sum.Key.Item1, sum.Key.Item2, sum.Households, sum.People))];

    /// <summary>By regions, of those with a home.</summary>
    public IReadOnlyList<PlanRelation> Relations(Text text) => Told(text, isPlaced: true);

    /// <summary>By the region of their wish, of those without one.</summary>
    public IReadOnlyList<PlanRelation> Without(Text text) => Told(text, isPlaced: false);

    private IReadOnlyList<PlanRelation> Told(Text text, bool isPlaced)
    {
        var withCountry = IsInMany;
        return [.. Sums(way => (Region(way.From), Region(way.To), way.To is not null)).Where(sum => sum.Key.Item3 == isPlaced)
            .Select(sum => new PlanRelation(Name(sum.First.From, withCountry, text), Name(sum.First.To, withCountry, text), sum.Households, sum.People))];
    }

    // Where all is in one country, nobody needs to read its name in each line.
    private bool IsInMany => ways.SelectMany(way => new[] { way.From?.Country, way.To?.Country }).OfType<string>().Distinct().Skip(1).Any();

    private IEnumerable<(TKey Key, Way First, int Households, int People)> Sums<TKey>(Func<Way, TKey> by) =>
        ways.GroupBy(by).Select(same => (same.Key, First: same.First(), Households: same.Count(), People: same.Sum(way => way.People))).OrderByDescending(sum => sum.Households).ThenByDescending(sum => sum.People).ThenBy(sum => sum.First.Household);

    private static string? Region(End? end) => end is { } at ? at.Country + at.Town?.RegionId : null;

    private static string? Name(End? end, bool withCountry, Text text) => (end?.Town?.Region(text.Language), end?.Country) switch
    {
        (_, null) => null,
        (null, { } country) => text.CountryName(country),
        ({ } region, { } country) => withCountry ? $"{region}, {text.CountryName(country)}" : region,
    };

    /// <summary>Where a household would go from, or to; the square is null where there is none to show.</summary>
    private readonly record struct End(string? Square, string Country, Place? Town);

    private readonly record struct Way(int Household, End? From, End? To, int People);
}
