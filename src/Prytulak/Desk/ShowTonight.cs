using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Desk;

/// <summary>A bed that a household may have tonight.</summary>
/// <param name="Km">From where they are, as far as that is known.</param>
/// <param name="BedsFree">Of a shared room, how many beds are free on all of these nights; null for any other.</param>
public sealed record BedTonight(Guid Unit, HomeFacts Home, DateOnly From, DateOnly To, int? Km, int? BedsFree);

/// <summary>The beds of this night for a household whose stay broke off, the nearest first.</summary>
/// <param name="Total">How many there are in all.</param>
/// <param name="IsWaiting">False when the household has a home again, or was never without a bed.</param>
public sealed record BedsTonight(Guid Household, string Reference, bool IsWaiting, DateTimeOffset? Since, IReadOnlyList<BedTonight> Beds, int Total, HiddenHomes? Hidden);

/// <summary>
/// Looks for a bed for this same night: every home of the organisation that fits and is free from today, whatever its distance,
/// without the hosts from whom the household was parted. GET /desk/households/{id}/tonight.
/// </summary>
public static class ShowTonight
{
    private const int Most = 5;

    public static async Task<IResult> Show(Visit visit, Guid id, OpenPleas pleas, Households households, FreeUnits units, Stays stays, BarredPairs barred, HomeViews homes, HomeReads reads, Accommodations accommodations, Places places, TimeProvider clock)
    {
        if (visit.Viewer.Organisation is not { } organisation) throw Refusal.Absent;
        var (plea, parted) = (await ShowCase.Visible(visit, id, pleas, households), await barred.Of(id));
        var (here, today) = (await Here(visit, plea, stays, accommodations, places), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var all = Free(plea.Needs, units.Of(organisation).Where(unit => !parted.Contains(unit.Host)), here, today).OrderBy(bed => bed.Km ?? double.MaxValue).ThenBy(bed => bed.Unit.Unit).ToList();
        var nearest = all.DistinctBy(bed => bed.Unit.Accommodation).Take(Most).ToList();
        var shown = await reads.Show(visit.Act("placement"), nearest.Select(bed => bed.Unit.Accommodation));
        var beds = new List<BedTonight>();
        foreach (var bed in nearest.Where(bed => shown.Homes.Contains(bed.Unit.Accommodation)))
            if (await homes.Of(bed.Unit.Accommodation, bed.Unit.Unit, visit.Text) is { } home) beds.Add(new(bed.Unit.Unit, home, today, bed.To, bed.Km is { } km ? (int)Math.Round(km) : null, bed.Unit.Shared ? bed.Unit.BedsLeft(today.DayNumber, bed.To.DayNumber) : null));
        return visit.Page<ShowTonightPage, BedsTonight>(new(id, plea.Reference, plea.NoBedSince is not null, plea.NoBedSince, beds, all.Count, shown.Hidden));
    }

    private static IEnumerable<Bed> Free(Needs needs, IEnumerable<FreeUnit> units, Position? here, DateOnly today) =>
        from unit in units
        let to = LastMorning(needs, unit, today)
        // Tonight a bed that is far is better than none.
        where Fit.Against(needs, unit, today, to, distanceKm: null) is Obstacles.None
        select new Bed(unit, to, here is { } place && unit.Position is { } home ? place.MetresTo(home) / 1000 : null);

    // What they wished for before may be over by now.
    private static DateOnly LastMorning(Needs needs, FreeUnit unit, DateOnly today)
    {
        var wished = needs.Until > today ? needs.Until.Value : today.AddDays(StayDates.UsualNights);
        return wished < unit.AvailableTo ? wished : unit.AvailableTo;
    }

    // They have just left a home: the middle of its public square is near enough, and opens no address.
    private static async Task<Position?> Here(Visit visit, Plea plea, Stays stays, Accommodations accommodations, Places places) =>
        await stays.LastBroken(visit.Viewer, plea.Id) is { } left && await accommodations.Find(Viewer.System, left.Accommodation) is { } home && Cell.Parse(home.Cell) is { } square
            ? square.Centre
            : places.Find(plea.Needs.Here ?? plea.Needs.Wish)?.Position;

    private readonly record struct Bed(FreeUnit Unit, DateOnly To, double? Km);
}
