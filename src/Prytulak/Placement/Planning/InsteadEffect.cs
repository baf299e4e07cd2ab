using Prytulak.Engines.Planning;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>A home as the lists of a plan tell of it: by the largest town of its public square.</summary>
public sealed record InsteadHome(string Town, string Country, int Beds);

/// <summary>A household that moves when a caseworker insists.</summary>
/// <param name="From">Null for one that has no home in the plan.</param>
/// <param name="To">Null for one that is left without.</param>
public sealed record InsteadMove(Guid Household, string Reference, Urgency Urgency, int Adults, IReadOnlyList<int> ChildAges, InsteadHome? From, InsteadHome? To);

/// <summary>What the whole plan loses, and who moves.</summary>
/// <param name="PeopleFewer">How many people fewer would have a home; below zero where more would, but less urgent ones.</param>
/// <param name="PeopleShare">The same as a share of all people whom the plan places, in percent.</param>
/// <param name="FitShare">The points of fit as a share of those of all the plan, in percent; null where that has none.</param>
/// <param name="Moves">First the household itself, then each who makes room for another.</param>
/// <param name="Unsaid">How many more move.</param>
public sealed record InsteadEffect(PlanLoss Loss, int PeopleFewer, double PeopleShare, double? FitShare, IReadOnlyList<InsteadMove> Moves, int Unsaid)
{
    private const int MostMoves = 40;

    internal static InsteadEffect Of(MadePlan made, int household, int unit, PublicPlaces squares, Text text, CancellationToken stop)
    {
        var moves = made.Explainer.Insist(household, unit, stop).Moves;
        var (priority, fit, people) = (0L, 0L, 0);
        foreach (var move in moves)
        {
            (priority, fit, people) = Add((priority, fit, people), made, move.Household, move.From, 1);
            (priority, fit, people) = Add((priority, fit, people), made, move.Household, move.To, -1);
        }
        var all = Of(made);
        return new(new(priority > 0, Math.Max(0, fit)), people, Percent(people, all.People) ?? 0, Percent(Math.Max(0, fit), all.Fit), [.. moves.Take(MostMoves).Select(move => Told(made, move, squares, text))], Math.Max(0, moves.Count - MostMoves));
    }

    private static (long Priority, long Fit, int People) Add((long Priority, long Fit, int People) sum, MadePlan made, int household, int unit, int sign) => unit < 0 ? sum
        : (sum.Priority + sign * made.Problem.Priorities[household], sum.Fit + sign * made.Problem.Terms(household, unit).Sum, sum.People + sign * made.Problem.Households[household].People);

    private static (long Priority, long Fit, int People) Of(MadePlan made) =>
        made.Placed.Aggregate((0L, 0L, 0), (sum, household) => Add(sum, made, household, made.Plan.Units[household], 1));

    private static double? Percent(long part, long all) => all > 0 ? 100.0 * part / all : null;

    private static InsteadMove Told(MadePlan made, Move move, PublicPlaces squares, Text text)
    {
        var plea = made.Input.Pleas[move.Household];
        return new(plea.Id, plea.Reference, plea.TriageOn(made.Input.Today).Urgency, plea.Needs.Adults, plea.Needs.ChildAges, Home(move.From), Home(move.To));

        InsteadHome? Home(int at) => at >= 0 && made.GapOf(at).Unit is var unit ? new(squares.Town(unit.Cell, unit.Country, text), unit.Country, unit.Beds) : null;
    }
}
