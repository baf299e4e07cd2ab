namespace Prytulak.Engines.Geo;

/// <summary>
/// Who stands first, in units of 1/32 of a doubling of the population: each doubling counts 1, a name typed to its end 4,
/// letters typed as they are written (not only as they sound) 8, a later word of the name -4, one of the alternate names
/// (those in no language's column) -6, each doubling of the distance from 25 km on -1, and a whole name with one typo in
/// its letters -6, yet never before the first few names that are exactly as typed. What only begins like it or sounds like
/// it with a typo stands after all these; two typos are tried where nothing else is found.
/// The weights are those that found most towns at bench/ by whole names with a typo and by their beginnings together.
/// </summary>
static class Ranking
{
    public const int Unit = 32;
    public const int WholeName = 4 * Unit;
    public const int AsWritten = 8 * Unit;
    public const int Slip = 6 * Unit;

    /// <summary>How many names exactly as typed give way to none with a typo.</summary>
    public const int Undisputed = 3;

    /// <summary>More than all else together.</summary>
    public const int AfterAll = 1 << 16;

    /// <summary>Below it is what stands after all.</summary>
    public const int Hopeless = -AfterAll / 2;

    const int LaterWord = 4 * Unit;
    const int Alternate = 6 * Unit;
    const int LeastPopulation = 100;
    const double NearKm = 25;

    /// <summary>What a place brings with it whatever is typed; villages of unknown population count as 100 people.</summary>
    public static short Standing(int population, bool laterWord, bool alternate) =>
        (short)(Math.Round(Unit * Math.Log2(Math.Max(population, LeastPopulation))) - (laterWord ? LaterWord : 0) - (alternate ? Alternate : 0));

    /// <summary>What is added for a match of a whole name or of its beginning, with so many typos.</summary>
    public static int Bonus(bool asWritten, bool whole, int typos) =>
        (asWritten ? AsWritten : 0) + (whole ? WholeName : 0) - (typos == 1 && whole && asWritten ? Slip : typos * AfterAll);

    /// <summary>What distance takes away, 0 or more.</summary>
    public static int Farness(double metres) => (int)Math.Round(Unit * Math.Log2(1 + metres / 1000 / NearKm));
}
