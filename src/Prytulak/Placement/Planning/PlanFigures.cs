using Prytulak.Engines.Planning;

namespace Prytulak.Placement.Planning;

/// <summary>A plan in numbers, to be compared with another of the same households and homes.</summary>
/// <param name="Kilometres">From the wish to the home, on average, of those who have both.</param>
/// <param name="SharedLanguage">The share of placed households that have a language in common with their hosts, from 0 to 1.</param>
/// <param name="Together">Groups of households that live near each other.</param>
public sealed record PlanFigures(int Households, int People, double Kilometres, double SharedLanguage, int SpareBeds, int Together)
{
    public static PlanFigures Of(Plan plan)
    {
        var placed = plan.Units.Index().Where(pair => pair.Item >= 0).Select(pair => (Household: plan.Problem.Households[pair.Index], Unit: plan.Problem.Units[pair.Item])).ToList();
        return new(placed.Count, placed.Sum(pair => pair.Household.People),
            placed.Where(pair => pair.Household.Wish is not null).Select(pair => pair.Household.Wish!.Value.MetresTo(pair.Unit.At) / 1000).DefaultIfEmpty().Average(),
            placed.Count == 0 ? 0 : (double)placed.Count(pair => (pair.Household.Languages & pair.Unit.Languages) != 0) / placed.Count,
            placed.Sum(pair => PlanWords.Spare(pair.Household, pair.Unit)), PlanGroups.Together(plan));
    }
}
