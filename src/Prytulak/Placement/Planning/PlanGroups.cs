using Prytulak.Engines.Planning;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Those of a plan that a household wishes to live near, and whether it would.</summary>
public sealed record PlannedNear(IReadOnlyList<GroupCase> Others, bool IsTogether);

/// <summary>Says of the groups in a plan which would live near each other, whether because of the wish or not.</summary>
internal static class PlanGroups
{
    /// <summary>How many groups would.</summary>
    public static int Together(Plan plan) => plan.Together.Count(isTogether => isTogether);

    /// <summary>The others of a household's group that are planned for too; null where there are none.</summary>
    public static PlannedNear? Of(MadePlan made, int household)
    {
        if (made.Input.Groups.Index().FirstOrDefault(group => group.Item.Contains(household)) is not (var number, { } group)) return null;
        var others = group.Where(other => other != household).Select(other => made.Input.Pleas[other]);
        return new([.. others.Select(plea => new GroupCase { Household = plea.Id, Reference = plea.Reference })], made.Plan.Together[number]);
    }
}
