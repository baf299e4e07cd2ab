namespace Prytulak.Engines.Matching;

/// <summary>
/// Households, units with room for several of them, and the pairs that are allowed. Wanted is a placement in which the sum of
/// priorities of those who are placed is the highest that can be, and among those the sum of fits.
/// </summary>
public sealed class AssignmentProblem
{
    /// <param name="starts">Where the pairs of each household begin, and at last the number of pairs.</param>
    /// <param name="units">The unit of each pair; no household names one twice.</param>
    /// <param name="fits">How well each pair fits, from −2²⁹ to 2²⁹.</param>
    /// <param name="priorities">What it is worth to place each household, from 0 up; with 0 it is placed only where the fits gain by it.</param>
    /// <param name="capacities">How many households each unit takes, from 1 up.</param>
    /// <param name="scale">How many points of fit one point of priority is worth: more than all fits together can differ.</param>
    /// <exception cref="ArgumentException">The arrays do not agree, a value is out of its range, or the scale is too small.</exception>
    public AssignmentProblem(int[] starts, int[] units, int[] fits, int[] priorities, int[] capacities, long scale)
    {
        (Starts, Units, Fits, Priorities, Capacities, Scale) = (starts, units, fits, priorities, capacities, scale);
        Refuse(starts.Length != priorities.Length + 1 || starts[0] != 0 || starts[^1] != units.Length || units.Length != fits.Length, "The lengths of the arrays do not agree.");
        for (var household = 0; household < priorities.Length; household++) Refuse(starts[household] > starts[household + 1] || priorities[household] < 0, "Pairs must follow one another, and priorities begin at 0.");
        foreach (var unit in units) Refuse((uint)unit >= (uint)capacities.Length, "A pair names a unit that is not there.");
        foreach (var capacity in capacities) Refuse(capacity < 1, "A unit takes nobody.");
        foreach (var fit in fits) Refuse(fit is < -MostFit or > MostFit, "A fit is out of its range.");
        Refuse((Int128)priorities.Length * ((Int128)scale * priorities.DefaultIfEmpty().Max() + FitRange) > long.MaxValue / 4, "Priorities and fits together are too large.");
        Refuse(Array.Exists(priorities, priority => priority > 0) && scale <= (long)priorities.Length * FitRange, "The scale is too small: fits could outweigh a priority.");
    }

    const int MostFit = 1 << 29;

    public int[] Starts { get; }
    public int[] Units { get; }
    public int[] Fits { get; }
    public int[] Priorities { get; }
    public int[] Capacities { get; }
    public long Scale { get; }

    public int Households => Priorities.Length;

    /// <summary>What placing this household by this pair is worth.</summary>
    public long Weight(int household, int pair) => Scale * Priorities[household] + Fits[pair];

    /// <summary>By how much two fits, or a fit and none, can differ.</summary>
    internal long FitRange => Fits.Length == 0 ? 0 : Math.Max(0L, Fits.Max()) - Math.Min(0, Fits.Min());

    static void Refuse(bool wrong, string why)
    {
        if (wrong) throw new ArgumentException(why);
    }
}
