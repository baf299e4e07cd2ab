namespace Prytulak.Engines.Matching;

/// <summary>Finds for a group the units near each other that cost it least, at prices of places: what all of them together miss of what each could gain alone.</summary>
sealed class JointChoice(TogetherProblem problem)
{
    readonly List<(long Missing, int Unit)>[] lists = [.. Enumerable.Range(0, problem.Groups.Select(group => group.Length).DefaultIfEmpty().Max()).Select(_ => new List<(long, int)>())];
    readonly List<(long Missing, int[] Units)> found = [];
    int[] chosen = [];
    long limit;
    int most;

    /// <summary>What a group misses at least when it is together, if that is less than the bonus; else the bonus.</summary>
    /// <param name="gains">What each household gains at most.</param>
    public long Least(int[] group, Func<int, long> gains, Func<int, long> prices) => Find(group, gains, prices, 1) is [var best, ..] ? best.Missing : problem.Bonus;

    /// <summary>The choices that cost less than the bonus, a few, the best first: the units of the members in their order.</summary>
    public List<(long Missing, int[] Units)> Find(int[] group, Func<int, long> gains, Func<int, long> prices, int most)
    {
        (chosen, limit, this.most) = (new int[group.Length], problem.Bonus, most);
        found.Clear();
        for (var member = 0; member < group.Length; member++) Fill(lists[member], group[member], gains(group[member]), prices);
        Choose(0, 0, group.Length);
        return found;
    }

    void Fill(List<(long Missing, int Unit)> list, int household, long gain, Func<int, long> prices)
    {
        list.Clear();
        foreach (var (unit, fit) in problem.Own[household]!)
            if (gain + prices(unit) - problem.Worth(household, fit) is var missing && missing < problem.Bonus) list.Add((missing, unit));
        list.Sort();
    }

    void Choose(int member, long missing, int members)
    {
        if (member == members)
        {
            Add(missing);
            return;
        }
        foreach (var (more, unit) in lists[member])
        {
            if (missing + more >= limit) return;
            if (!IsNearAll(unit, member)) continue;
            chosen[member] = unit;
            Choose(member + 1, missing + more, members);
        }
    }

    void Add(long missing)
    {
        var at = found.FindIndex(other => other.Missing > missing);
        found.Insert(at < 0 ? found.Count : at, (missing, [.. chosen]));
        if (found.Count > most) found.RemoveAt(most);
        if (found.Count == most) limit = found[^1].Missing;
    }

    bool IsNearAll(int unit, int members)
    {
        for (var member = 0; member < members; member++)
            if (!problem.AreNear(chosen[member], unit)) return false;
        return true;
    }
}
