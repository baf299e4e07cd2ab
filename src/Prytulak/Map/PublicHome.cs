using Prytulak.Engines.Search;
using Prytulak.Housing.Contracts;

namespace Prytulak.Map;

/// <summary>A unit as the picture of a day holds it: where, by its public area alone; whose, by a number that means nothing; and what can be asked of it.</summary>
/// <param name="Free">The days on which it is free, from the first night to the last of each stretch.</param>
internal sealed record PublicHome(string Area, int Host, int Beds, string[] Words, DaySpan[] Free)
{
    public bool Suits(PublicFilter filter)
    {
        if (Beds < filter.Beds) return false;
        foreach (var flag in filter.Asked)
            if (!Words.Contains(flag)) return false;
        return (filter.Language is null || Words.Contains(UnitTags.Language(filter.Language))) && IsFree(filter);
    }

    private bool IsFree(PublicFilter filter)
    {
        if (filter.From is not { } from || filter.To is not { } to) return true;
        foreach (var span in Free)
            if (span.From <= from.DayNumber && to.DayNumber - 1 <= span.To) return true;
        return false;
    }

    /// <summary>What is true of a unit and may be asked by strangers.</summary>
    public static string[] WordsOf(FreeUnit unit) =>
    [
        .. UnitTags.Of(unit).Where(PublicFilter.Flags.Contains),
        .. unit.Smoking ? (string[])[] : [PublicFilter.NoSmoking],
        .. unit.Languages.Select(UnitTags.Language),
    ];

    /// <summary>The stretches of an offer that nobody has taken.</summary>
    public static DaySpan[] FreeOf(FreeUnit unit)
    {
        var (spans, from) = (new List<DaySpan>(), unit.AvailableFrom.DayNumber);
        foreach (var (start, end) in unit.Taken)
        {
            if (from < start) spans.Add(new(from, start - 1));
            from = Math.Max(from, end);
        }
        if (from < unit.AvailableTo.DayNumber) spans.Add(new(from, unit.AvailableTo.DayNumber - 1));
        return [.. spans];
    }
}
