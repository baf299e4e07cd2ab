namespace Prytulak.Engines.Matching;

/// <summary>
/// Households and units as in an <see cref="AssignmentProblem"/>, where some units are shared homes: they take several households
/// at once, as many as their capacity says, and no more people than they have beds.
/// </summary>
public sealed class SharedProblem
{
    /// <param name="pairs">The households, the units and the pairs that are allowed.</param>
    /// <param name="sizes">How many beds each household takes in a shared home, from 1 to 255.</param>
    /// <param name="beds">How many beds each shared home has; 0 for units whose places take a household each, whatever its size.</param>
    /// <exception cref="ArgumentException">The arrays do not agree, a value is out of its range, a household is larger than a shared home it has a pair with, or all together are too large.</exception>
    public SharedProblem(AssignmentProblem pairs, int[] sizes, int[] beds)
    {
        (Pairs, Sizes, Beds) = (pairs, sizes, beds);
        Refuse(sizes.Length != pairs.Households || beds.Length != pairs.Capacities.Length, "The lengths of the arrays do not agree.");
        Refuse(Array.Exists(sizes, size => size is < 1 or > byte.MaxValue) || Array.Exists(beds, count => count is < 0 or > MostBeds), "A household has 1 to 255 people, and a home no more than 10,000 beds.");
        for (var household = 0; household < sizes.Length; household++)
            foreach (var unit in pairs.Units.AsSpan(pairs.Starts[household]..pairs.Starts[household + 1])) Refuse(beds[unit] > 0 && sizes[household] > beds[unit], "A household is larger than a home that it may have.");
        var places = sizes.Length + beds.Index().Sum(home => (long)Math.Min(home.Item, pairs.Capacities[home.Index]));
        Refuse(places * ((Int128)pairs.Scale * pairs.Priorities.DefaultIfEmpty().Max() + pairs.FitRange) > long.MaxValue / 8, "Priorities are too large for so many places.");
        LargestSize = sizes.DefaultIfEmpty(1).Max();
    }

    const int MostBeds = 10_000;

    public AssignmentProblem Pairs { get; }
    public int[] Sizes { get; }
    public int[] Beds { get; }

    internal int LargestSize { get; }

    internal bool IsShared(int unit) => Beds[unit] > 0;

    /// <summary>What a household takes of a unit: beds of a shared home, else one place.</summary>
    internal int Taken(int household, int unit) => IsShared(unit) ? Sizes[household] : 1;

    /// <summary>What there is to take.</summary>
    internal int Room(int unit) => IsShared(unit) ? Beds[unit] : Pairs.Capacities[unit];

    /// <summary>How many households of a size a unit takes when it takes no others.</summary>
    internal int Most(int unit, int size) => Math.Min(Pairs.Capacities[unit], Room(unit) / size);

    internal long Worth(int household, int fit) => Pairs.Scale * Pairs.Priorities[household] + fit;

    static void Refuse(bool wrong, string why)
    {
        if (wrong) throw new ArgumentException(why);
    }
}
