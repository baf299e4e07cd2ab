using Prytulak.Engines.Planning;

namespace Prytulak.Placement.Planning;

/// <summary>A plan with all that it was made of, and what it leaves wanting.</summary>
/// <param name="Change">The count of <see cref="PlanChanges"/> before it was begun.</param>
public sealed record MadePlan(PlanInput Input, Plan Plan, IReadOnlyList<Shortage> Shortages, DateTimeOffset MadeAt, long Change)
{
    private readonly Lazy<Dictionary<Guid, int>> numbers = new(() => Input.Pleas.Index().ToDictionary(plea => plea.Item.Id, plea => plea.Index));

    public PlanExplainer Explainer => new(Plan);

    /// <summary>Where units are shared, those that a plan names are rooms of them.</summary>
    public PlanProblem Problem => Plan.Problem;

    /// <summary>The free nights that a unit of the plan is of.</summary>
    public FreeGap GapOf(int unit) => Input.Gaps[Problem.Asked[unit]];

    public (DateOnly From, DateOnly To) NightsOf(int household, int unit) => Input.NightsOf(household, Problem.Asked[unit]);

    public IEnumerable<int> Placed => Enumerable.Range(0, Plan.Units.Length).Where(household => Plan.Units[household] >= 0);

    public IEnumerable<int> Unplaced => Enumerable.Range(0, Plan.Units.Length).Where(household => Plan.Units[household] < 0);

    /// <summary>The number of a household in this plan; null where it is not in it.</summary>
    public int? NumberOf(Guid household) => numbers.Value.TryGetValue(household, out var number) ? number : null;
}

/// <summary>A plan as it is now, and how far the next one has come.</summary>
/// <param name="Made">Null until the first is made.</param>
/// <param name="IsCurrent">False while something has changed since.</param>
/// <param name="HasFailed">True when these weights are too large for so many households.</param>
public sealed record PlanLook(MadePlan? Made, bool IsCurrent, PlanProgress? Progress, bool HasFailed);
