using Prytulak.Engines.Matching;

namespace Prytulak.Engines.Planning;

/// <summary>The pairs that a plan is solved over so far: those of each household one after the other, by unit.</summary>
sealed class HeldPairs(int[] starts, int[] units, int[] fits)
{
    public int Count => units.Length;

    public static HeldPairs None(int households) => new(new int[households + 1], [], []);

    public AssignmentProblem Problem(PlanProblem problem) => new(starts, units, fits, problem.Priorities, [.. problem.Tree.Order.Select(unit => problem.Units[unit].Count)], problem.Scale);

    /// <summary>These and more, none of which is among them.</summary>
    public HeldPairs With((int[] Units, int[] Fits)[] more)
    {
        var to = new int[starts.Length];
        for (var household = 0; household < to.Length - 1; household++) to[household + 1] = to[household] + starts[household + 1] - starts[household] + more[household].Units.Length;
        var (allUnits, allFits) = (new int[to[^1]], new int[to[^1]]);
        Parallel.For(0, to.Length - 1, household =>
        {
            var (old, start, length) = (starts[household], to[household], to[household + 1] - to[household]);
            var kept = starts[household + 1] - old;
            units.AsSpan(old, kept).CopyTo(allUnits.AsSpan(start));
            fits.AsSpan(old, kept).CopyTo(allFits.AsSpan(start));
            more[household].Units.CopyTo(allUnits.AsSpan(start + kept));
            more[household].Fits.CopyTo(allFits.AsSpan(start + kept));
            allUnits.AsSpan(start, length).Sort(allFits.AsSpan(start, length));
        });
        return new(to, allUnits, allFits);
    }
}
