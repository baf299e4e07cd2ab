using Prytulak.Engines.Planning;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Those of a plan that a household wishes to live near, and whether it would.</summary>
public sealed record PlannedNear(IReadOnlyList<GroupCase> Others, bool IsTogether);

/// <summary>Says of the groups in a plan which would live near each other, whether because of the wish or not.</summary>
internal static class PlanGroups
{
    /// <summary>How many groups would.</summary>
    public static int Together(Plan plan) => plan.Problem.Groups.Count(group => IsTogether(plan, group));

    /// <summary>The others of a household's group that are planned for too; null where there are none.</summary>
    public static PlannedNear? Of(MadePlan made, int household)
    {
        if (made.Input.Groups.FirstOrDefault(group => group.Contains(household)) is not { } group) return null;
        var others = group.Where(other => other != household).Select(other => made.Input.Pleas[other]);
        return new([.. others.Select(plea => new GroupCase { Household = plea.Id, Reference = plea.Reference })], IsTogether(made.Plan, group));
    }

    private static bool IsTogether(Plan plan, IReadOnlyList<int> group)
    {
        if (group.Any(household => plan.Units[household] < 0)) return false;
        var homes = group.Select(household => plan.Problem.Units[plan.Units[household]].At).ToList();
        return homes.All(one => homes.All(other => one.MetresTo(other) <= PlanProblem.NearKm * 1000));
    }
}
