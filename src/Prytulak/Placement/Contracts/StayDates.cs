using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Placement.Contracts;

/// <summary>The nights to propose: what the household asks for, as far as the home offers it.</summary>
public static class StayDates
{
    /// <summary>For how long when the household cannot know.</summary>
    public const int UsualNights = 90;

    /// <summary>The first night, and the morning after the last; empty (from ≥ to) when wish and offer do not meet.</summary>
    public static (DateOnly From, DateOnly To) For(Needs needs, DateOnly availableFrom, DateOnly availableTo, DateOnly today)
    {
        var from = Latest(today, needs.From ?? today, availableFrom);
        var to = needs.Until ?? from.AddDays(UsualNights);
        return (from, to < availableTo ? to : availableTo);
    }

    public static (DateOnly From, DateOnly To) For(Needs needs, FreeUnit unit, DateOnly today) => For(needs, unit.AvailableFrom, unit.AvailableTo, today);

    private static DateOnly Latest(DateOnly a, DateOnly b, DateOnly c) => a > b ? (a > c ? a : c) : b > c ? b : c;
}
