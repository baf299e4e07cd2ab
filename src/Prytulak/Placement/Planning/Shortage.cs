using Prytulak.Engines.Geo;
using Prytulak.Engines.Planning;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Households around one place for whom one rule alone stands between them and a home, or for whom there are too few.</summary>
/// <param name="Rule">None where all that they may have goes to others.</param>
/// <param name="Place">A place of the region where they wish to live; null where they did not say.</param>
public sealed record Shortage(Obstacle Rule, int? Place, int Households, int People)
{
    // So many pairs are looked at in a second or less; whoever is less urgent is not counted.
    private const long MostPairs = 10_000_000;

    /// <summary>What is missing most, over all households without a home.</summary>
    public static IReadOnlyList<Shortage> Of(PlanInput input, Plan plan, Places places, CancellationToken stop)
    {
        var (explainer, rules) = (new PlanExplainer(plan), new List<(Obstacle Rule, Place? Wish, int People)>());
        foreach (var household in Unplaced(plan).Take((int)(MostPairs / Math.Max(1, plan.Problem.Units.Count))))
        {
            stop.ThrowIfCancellationRequested();
            if (RuleOf(explainer.Hindrances(household)) is { } rule)
                rules.Add((rule, places.Find(input.Pleas[household].Needs.Wish), input.Households[household].People));
        }
        return [.. rules.GroupBy(one => (one.Rule, one.Wish?.Country, one.Wish?.RegionId))
            .Select(group => new Shortage(group.Key.Rule, group.First().Wish?.Id, group.Count(), group.Sum(one => one.People)))
            .OrderByDescending(shortage => shortage.Households).ThenBy(shortage => shortage.Rule).ThenBy(shortage => shortage.Place)];
    }

    // Where it may have homes as it is, there are too few of them; else the one rule counts that keeps it from most.
    private static Obstacle? RuleOf(Hindrances hindrances) => hindrances switch
    {
        { Allowed.Units: > 0 } => Obstacle.None,
        { Changes: [var first, ..] } => first.Rule,
        _ => null,
    };

    private static IEnumerable<int> Unplaced(Plan plan) =>
        Enumerable.Range(0, plan.Units.Length).Where(household => plan.Units[household] < 0).OrderByDescending(household => plan.Problem.Priorities[household]);
}
