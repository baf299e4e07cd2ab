using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Those of a plan that a household wishes to live near, and whether it would.</summary>
public sealed record PlannedNear(IReadOnlyList<GroupCase> Others, bool IsTogether);

/// <summary>Says of the groups in a plan which would live near each other.</summary>
public static class PlanGroups
{
    /// <summary>How far from each other two homes are at most that are near each other.</summary>
    private const double NearMetres = 10_000;

    /// <summary>How many groups would live near each other.</summary>
    internal static int Together(MadePlan made) => made.Input.Groups.Count(group => IsTogether(made, group));

    /// <summary>The others of a household's group that are planned for too; null where there are none.</summary>
    internal static PlannedNear? Of(MadePlan made, int household) => made.Input.Groups.FirstOrDefault(group => group.Contains(household)) is { } group
        ? new([.. group.Where(other => other != household).Select(other => made.Input.Pleas[other]).Select(plea => new GroupCase { Household = plea.Id, Reference = plea.Reference })], IsTogether(made, group))
        : null;

    private static bool IsTogether(MadePlan made, IReadOnlyList<int> group)
    {
        var units = group.Select(household => made.Plan.Units[household]).ToList();
        return units.All(unit => unit >= 0) && units.All(one => units.All(other => made.Problem.Units[one].At.MetresTo(made.Problem.Units[other].At) <= NearMetres));
    }
}
