namespace Prytulak.Engines.Disclosure;

/// <summary>What is told of a number of homes: at least so many, and perhaps at most so many. Below five nothing is told, not even whether there is one.</summary>
public readonly record struct Band
{
    /// <summary>The fewest homes of which anything is told.</summary>
    public const int Fewest = 5;

    /// <summary>From so many homes on a filter is answered.</summary>
    public const int FewestToFilter = 10;

    // A kind's steps are so far apart that two kinds of one step can have nothing in common.
    static readonly int[] KindSteps = [Fewest, 50, 500, 5_000, 50_000, 500_000], Steps = [Fewest, FewestToFilter, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000];

    Band(int least, int most) => (Least, Most) = (least, most);

    /// <summary>Fewer than five, perhaps none.</summary>
    public static Band Hidden { get; } = new(0, Fewest - 1);

    /// <summary>0 when hidden.</summary>
    public int Least { get; }

    /// <summary><see cref="int.MaxValue"/> where no upper end is told.</summary>
    public int Most { get; }

    public bool IsShown => Least > 0;

    /// <summary>
    /// The band of a number: 5 to 9, 10 to 49, 50 to 99, 100 to 499 and so on. Bands that would begin above the bound are
    /// one with the last below it, whatever the number, so that the band does not tell that it was bounded.
    /// </summary>
    public static Band Of(int count, int bound = int.MaxValue) => In(Steps, count, bound);

    /// <summary>The band of the number of a kind: 5 to 49, 50 to 499 and so on, bounded in the same way.</summary>
    public static Band OfKind(int count, int bound) => In(KindSteps, count, bound);

    static Band In(int[] steps, int count, int bound)
    {
        var step = Array.FindLastIndex(steps, least => least <= count && least <= bound);
        return step < 0 ? Hidden : new(steps[step], step + 1 < steps.Length && steps[step + 1] <= bound ? steps[step + 1] - 1 : int.MaxValue);
    }

    public override string ToString() => !IsShown ? "" : Most == Fewest + 4 ? "5–9" : $"{Least}+";
}
