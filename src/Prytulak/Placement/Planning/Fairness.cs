using Prytulak.People.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>One group of households that wait. What is null is hidden: it is fewer than five, or would tell such a number.</summary>
/// <param name="Group">The value by which they are alike; null for all others together.</param>
/// <param name="Days">The days that they have waited, in the middle.</param>
public sealed record FairnessLine(string? Group, int? Waiting, int? Placed, int? Without, int? Days);

/// <summary>Those who wait, by one thing in which they differ; each household is in one line.</summary>
public sealed record FairnessTable(string By, IReadOnlyList<FairnessLine> Lines);

/// <summary>
/// Who waits for how long, and whom the plan places. Groups of fewer than five are told with others, until all are five; how
/// many of a group are placed is told of none or of two groups at least whose hidden parts are five together, so that no sum
/// over all gives one of them away.
/// </summary>
public static class Fairness
{
    private const int Fewest = 5;

    /// <summary>By size, first citizenship, first language, and whether a step-free home is needed.</summary>
    public static IReadOnlyList<FairnessTable> Of(MadePlan made) =>
    [
        Table("size", made, needs => needs.People >= 6 ? "6+" : $"{needs.People}"), Table("citizenship", made, needs => needs.Citizenships.FirstOrDefault() ?? ""),
        Table("language", made, needs => needs.Languages.FirstOrDefault() ?? ""), Table("step_free", made, needs => needs.StepFree ? "yes" : "no"),
    ];

    private static FairnessTable Table(string by, MadePlan made, Func<Needs, string> groupOf) =>
        new(by, Of([.. made.Input.Pleas.Select((plea, number) => new Waiting(groupOf(plea.Needs), made.Plan.Units[number] >= 0, made.Input.Households[number].WaitingDays))]));

    /// <summary>A household that waits, as this report sees it.</summary>
    internal readonly record struct Waiting(string Group, bool IsPlaced, int Days);

    internal static IReadOnlyList<FairnessLine> Of(IReadOnlyList<Waiting> households)
    {
        var groups = Merged(households);
        var hidden = Hidden(groups);
        return [.. groups.Select((group, at) => Line(group, hidden.Contains(at)))];
    }

    // The largest first; what is too small is together at the end, with the next larger ones while that is too small itself.
    private static List<(string? Group, List<Waiting> Of)> Merged(IReadOnlyList<Waiting> households)
    {
        var groups = households.GroupBy(one => one.Group).Select(group => (Group: (string?)group.Key, Of: group.ToList())).OrderByDescending(group => group.Of.Count).ThenBy(group => group.Group, StringComparer.Ordinal).ToList();
        var others = new List<Waiting>();
        while (groups.Count > 0 && (groups[^1].Of.Count < Fewest || others.Count is > 0 and < Fewest))
        {
            others.AddRange(groups[^1].Of);
            groups.RemoveAt(groups.Count - 1);
        }
        return others.Count == 0 ? groups : [.. groups, (null, others)];
    }

    // Which groups do not tell their parts: those with too small a part, and the smallest others until the hidden ones cover each other.
    private static HashSet<int> Hidden(List<(string? Group, List<Waiting> Of)> groups)
    {
        var hidden = groups.Index().Where(group => Parts(group.Item.Of) is var (placed, without) && Math.Min(placed, without) < Fewest).Select(group => group.Index).ToHashSet();
        foreach (var at in Enumerable.Range(0, groups.Count).OrderBy(at => groups[at].Of.Count))
            if (hidden.Count > 0 && !Cover(hidden, groups)) hidden.Add(at);
        return hidden;
    }

    private static bool Cover(HashSet<int> hidden, List<(string? Group, List<Waiting> Of)> groups) =>
        hidden.Count > 1 && Parts(hidden.SelectMany(at => groups[at].Of)) is var (placed, without) && Math.Min(placed, without) >= Fewest;

    private static (int Placed, int Without) Parts(IEnumerable<Waiting> households)
    {
        var (placed, all) = (0, 0);
        foreach (var one in households) (placed, all) = (placed + (one.IsPlaced ? 1 : 0), all + 1);
        return (placed, all - placed);
    }

    private static FairnessLine Line((string? Group, List<Waiting> Of) group, bool isHidden)
    {
        if (group.Of.Count < Fewest) return new(group.Group, null, null, null, null);
        var (placed, without) = Parts(group.Of);
        return new(group.Group, group.Of.Count, isHidden ? null : placed, isHidden ? null : without, group.Of.Select(one => one.Days).Order().ElementAt(group.Of.Count / 2));
    }
}
