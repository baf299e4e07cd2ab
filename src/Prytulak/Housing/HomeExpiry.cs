using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>Ends offers whose dates have passed, and notices when the last night that was left has gone by.</summary>
public sealed class HomeExpiry(Journal journal, FreeUnits free, TimeProvider clock, ILogger<HomeExpiry> log) : Rounds(TimeSpan.FromMinutes(10), clock, log)
{
    private static readonly Act Work = new(Viewer.System, "expiry");

    /// <summary>Looks through all offers once.</summary>
    public override async Task Round()
    {
        await journal.Write(Work, Offers.Expire);
        var today = DateOnly.FromDateTime(Now.UtcDateTime).DayNumber;
        var full = free.All.GroupBy(unit => unit.Accommodation).Where(home => home.All(unit => IsTaken(unit, today))).Select(home => home.Key).ToList();
        if (full.Count > 0) await journal.Write(Work, write => Offers.TouchAll(write, full, "looked through"));
    }

    // Intervals never touch, so a unit without a free night has exactly one that spans what is left.
    private static bool IsTaken(FreeUnit unit, int today) =>
        Math.Max(today, unit.AvailableFrom.DayNumber) is var from && unit.FirstTaken(from, unit.AvailableTo.DayNumber) is { } taken
        && taken.From <= from && taken.To >= unit.AvailableTo.DayNumber;
}
