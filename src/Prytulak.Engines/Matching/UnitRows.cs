namespace Prytulak.Engines.Matching;

/// <summary>The pairs of a problem unit by unit: who may come, and how they fit.</summary>
sealed class UnitRows
{
    readonly int[] starts;
    readonly LivePair[] pairs;

    public UnitRows(AssignmentProblem problem)
    {
        (starts, pairs) = (new int[problem.Capacities.Length + 1], new LivePair[problem.Units.Length]);
        foreach (var unit in problem.Units) starts[unit + 1]++;
        for (var unit = 1; unit < starts.Length; unit++) starts[unit] += starts[unit - 1];
        var next = starts[..^1];
        for (var household = 0; household < problem.Households; household++)
            for (var pair = problem.Starts[household]; pair < problem.Starts[household + 1]; pair++) pairs[next[problem.Units[pair]]++] = new(household, problem.Fits[pair]);
    }

    public ReadOnlySpan<LivePair> this[int unit] => pairs.AsSpan(starts[unit]..starts[unit + 1]);
}
