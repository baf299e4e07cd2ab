namespace Prytulak.Placement;

/// <summary>Hides counts that would tell of single households: those under five, and those by which one of them could be found by subtraction.</summary>
public static class SmallCounts
{
    /// <summary>Smaller counts are hidden; none is no secret.</summary>
    public const int Least = 5;

    /// <summary>
    /// Counts of which each is a part of the one before it, or the other way round. One is shown when it, and its difference to the
    /// last that is shown, are nothing or five and more; so is then the difference of any two that are shown.
    /// </summary>
    public static IReadOnlyList<int?> Nested(IEnumerable<int> counts)
    {
        var (shown, last) = (new List<int?>(), (int?)null);
        foreach (var count in counts)
        {
            var isSafe = IsSafe(count) && (last is null || IsSafe(Math.Abs(last.Value - count)));
            shown.Add(isSafe ? count : null);
            if (isSafe) last = count;
        }
        return shown;
    }

    /// <summary>Counts that do not overlap. When those that are hidden are fewer than five together, the smallest that is shown is hidden as well: their sum may be known.</summary>
    public static IReadOnlyList<int?> Apart(IReadOnlyList<int> counts)
    {
        var shown = counts.Select(count => IsSafe(count) ? count : (int?)null).ToList();
        var hidden = counts.Where(count => !IsSafe(count)).Sum();
        if (hidden is 0 or >= Least || shown.All(count => count is null or 0)) return shown;
        shown[shown.IndexOf(shown.Where(count => count > 0).Min())] = null;
        return shown;
    }

    private static bool IsSafe(int count) => count is 0 or >= Least;
}
