namespace Prytulak.Placement;

/// <summary>What was lived in one unit in a month.</summary>
public sealed class UnitNights
{
    public int Number { get; init; }

    /// <summary>Nights on which somebody slept there; where several households do, those of each.</summary>
    public int Nights { get; init; }

    /// <summary>The same, each night as often as there were people.</summary>
    public int PersonNights { get; init; }

    /// <summary>"1:20:60|2:5:5": unit, nights, nights by people; what is signed, and what is kept.</summary>
    public static string Join(IEnumerable<UnitNights> units) => string.Join('|', units.Select(unit => FormattableString.Invariant($"{unit.Number}:{unit.Nights}:{unit.PersonNights}")));

    public static IReadOnlyList<UnitNights> Split(string figures) => [.. from unit in figures.Split('|', StringSplitOptions.RemoveEmptyEntries)
        let parts = unit.Split(':') select new UnitNights { Number = Whole(parts[0]), Nights = Whole(parts[1]), PersonNights = Whole(parts[2]) }];

    private static int Whole(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
}
