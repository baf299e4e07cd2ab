namespace Prytulak.Engines.Matching;

/// <summary>
/// The pairs that a placement of the highest priority can use: each household may take only the units of the lowest level that
/// it has a pair with. Among these fits alone decide (complementary slackness of the first stage).
/// </summary>
sealed class TightRows
{
    public TightRows(AssignmentProblem problem, int[] levels)
    {
        var count = 0;
        (Starts, MayStayOut, Closed, Units, Fits) = (new int[problem.Households + 1], new bool[problem.Households], new bool[problem.Households], new int[problem.Units.Length], new int[problem.Units.Length]);
        for (var household = 0; household < problem.Households; household++)
        {
            var pairs = problem.Starts[household]..problem.Starts[household + 1];
            var lowest = int.MaxValue;
            foreach (var unit in problem.Units.AsSpan(pairs)) lowest = Math.Min(lowest, levels[unit]);
            (MayStayOut[household], Closed[household]) = (lowest == problem.Priorities[household], lowest > 0);
            if (lowest <= problem.Priorities[household])
                for (var pair = pairs.Start.Value; pair < pairs.End.Value; pair++)
                    if (levels[problem.Units[pair]] == lowest) (Units[count], Fits[count++]) = (problem.Units[pair], problem.Fits[pair]);
            Starts[household + 1] = count;
        }
    }

    public int[] Starts { get; }
    public int[] Units { get; }
    public int[] Fits { get; }

    /// <summary>True for households whose place another of the same priority may have instead.</summary>
    public bool[] MayStayOut { get; }

    /// <summary>True for households whose units are closed: there every place is taken in the end.</summary>
    public bool[] Closed { get; }

    public int Households => MayStayOut.Length;
}
