namespace Prytulak.Engines.Disclosure;

/// <summary>What is told of a number of homes: at least so many, and perhaps at most so many. Below five nothing is told, not even whether there is one.</summary>
public readonly record struct Band
{
    /// <summary>The fewest homes of which anything is told.</summary>
    public const int Fewest = 5;

    /// <summary>From so many homes on a filter is answered.</summary>
    public const int FewestToFilter = 10;

    static readonly int[] Steps = [Fewest, FewestToFilter, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000, 500_000, 1_000_000];

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
    public static Band Of(int count, int bound = int.MaxValue)
    {
        var step = Array.FindLastIndex(Steps, least => least <= count && least <= bound);
        return step < 0 ? Hidden : new(Steps[step], step + 1 < Steps.Length && Steps[step + 1] <= bound ? Steps[step + 1] - 1 : int.MaxValue);
    }

    public override string ToString() => !IsShown ? "" : Most == Fewest + 4 ? "5–9" : $"{Least}+";
}
