using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Nights of a unit one after the other that nobody has, from the first to the morning after the last, in day numbers.</summary>
public readonly record struct FreeGap(FreeUnit Unit, int From, int To)
{
    /// <summary>The gaps of a unit from this day on, between the nights that stays take and those that are asked for.</summary>
    public static IEnumerable<FreeGap> Of(FreeUnit unit, IEnumerable<(int From, int To)> asked, int today)
    {
        var from = Math.Max(today, unit.AvailableFrom.DayNumber);
        foreach (var taken in unit.Taken.Concat(asked).OrderBy(taken => taken.From))
        {
            if (taken.From > from) yield return new(unit, from, Math.Min(taken.From, unit.AvailableTo.DayNumber));
            from = Math.Max(from, taken.To);
            if (from >= unit.AvailableTo.DayNumber) yield break;
        }
        if (from < unit.AvailableTo.DayNumber) yield return new(unit, from, unit.AvailableTo.DayNumber);
    }
}
