using Prytulak.Housing.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>Nights of a unit one after the other that nobody has, from the first to the morning after the last, in day numbers; of a shared room so many of its beds.</summary>
public readonly record struct FreeGap(FreeUnit Unit, int From, int To, int Beds)
{
    /// <summary>The gaps of a unit from this day on, between the nights that stays take and those that are asked for.</summary>
    public static IEnumerable<FreeGap> Of(FreeUnit unit, IEnumerable<AskedNights> asked, int today)
    {
        var from = Math.Max(today, unit.AvailableFrom.DayNumber);
        return unit.Shared ? Layers(unit, [.. asked], from) : Between(unit, asked, from);
    }

    private static IEnumerable<FreeGap> Between(FreeUnit unit, IEnumerable<AskedNights> asked, int from)
    {
        foreach (var taken in unit.Taken.Concat(asked.Select(one => (one.From, one.To))).OrderBy(taken => taken.From))
        {
            if (taken.From > from) yield return new(unit, from, Math.Min(taken.From, unit.AvailableTo.DayNumber), unit.Beds);
            from = Math.Max(from, taken.To);
            if (from >= unit.AvailableTo.DayNumber) yield break;
        }
        if (from < unit.AvailableTo.DayNumber) yield return new(unit, from, unit.AvailableTo.DayNumber, unit.Beds);
    }

    // Free beds as a line over the nights, cut into layers from below: no bed is in two of them, and each is free all the while.
    private static IEnumerable<FreeGap> Layers(FreeUnit unit, IReadOnlyList<AskedNights> asked, int first)
    {
        var (line, below) = (FreeBeds(unit, asked, first), 0);
        foreach (var level in line.Select(part => part.Beds).Where(beds => beds > 0).Distinct().Order())
        {
            foreach (var (from, to) in Runs(line, level)) yield return new(unit, from, to, level - below);
            below = level;
        }
    }

    private static IEnumerable<(int From, int To)> Runs(IReadOnlyList<(int From, int To, int Beds)> line, int level)
    {
        (int From, int To)? run = null;
        foreach (var part in line)
        {
            if (part.Beds >= level) run = (run?.From ?? part.From, part.To);
            else if (run is { } over)
            {
                yield return over;
                run = null;
            }
        }
        if (run is { } last) yield return last;
    }

    private static List<(int From, int To, int Beds)> FreeBeds(FreeUnit unit, IReadOnlyList<AskedNights> asked, int first)
    {
        var last = unit.AvailableTo.DayNumber;
        IEnumerable<int> all = [first, last, .. unit.InUse.SelectMany(used => (int[])[used.From, used.To]), .. asked.SelectMany(one => (int[])[one.From, one.To])];
        List<int> days = [.. all.Where(day => day >= first && day <= last).Distinct().Order()];
        return [.. days.Zip(days.Skip(1), (from, to) => (from, to, unit.BedsLeft(from, to) - asked.Where(one => one.From < to && one.To > from).Sum(one => one.Beds)))];
    }
}

/// <summary>Nights that a household is asked about and does not have yet.</summary>
/// <param name="Beds">How many of a shared room.</param>
public readonly record struct AskedNights(int From, int To, int Beds);
