using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;

namespace Prytulak.Placement;

/// <summary>A caseworker proposes a unit to a household, and may hold it at once.</summary>
public static class ProposeStay
{
    private const int MostAtOnce = 3;

    public static async Task<IResult> Submit(Visit visit, Guid household, Guid unit, OpenPleas pleas, Units units, FreeUnits free, Stays stays, StayChanges changes, StayNotices notices, TimeProvider clock)
    {
        var form = await visit.ReadForm();
        var plea = Visible(visit, pleas, household);
        var home = await Offered(visit, unit, units, free);
        var (from, to) = Dates(form, plea, home, clock);
        Require(plea, home, from, to);
        if ((await stays.Of(visit.Viewer, household)).Count(s => s.State.IsPending()) >= MostAtOnce) throw new Refusal(Why.Conflict, "stay.enough_proposed", null, MostAtOnce);
        var id = await changes.Book(visit.Act("placement"), write => Propose(write, plea, home, from, to, form.Ticked("hold"), changes, notices));
        return visit.GoTo($"/stays/{id}");
    }

    private static Plea Visible(Visit visit, OpenPleas pleas, Guid household) =>
        pleas.Find(household) is { } plea && plea.Organisation == visit.Viewer.Organisation ? plea : throw Refusal.Absent;

    private static async Task<FreeUnit> Offered(Visit visit, Guid unit, Units units, FreeUnits free)
    {
        if (await units.Find(visit.Viewer, unit) is null) throw Refusal.Absent;
        return free.Find(unit) ?? throw new Refusal(Why.Conflict, "stay.not_offered");
    }

    private static (DateOnly From, DateOnly To) Dates(Form form, Plea plea, FreeUnit home, TimeProvider clock)
    {
        var (from, to) = StayDates.For(plea.Needs, home, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        (from, to) = (form.Date("from") ?? from, form.Date("to") ?? to);
        return form.IsGood && from < to ? (from, to) : throw new Refusal(Why.Invalid, "stay.dates");
    }

    // The desk shows what does not fit; the rules are asked once more here, since a form can be sent by hand.
    private static void Require(Plea plea, FreeUnit home, DateOnly from, DateOnly to)
    {
        if (plea.IsUnaccompanied) throw new Refusal(Why.Conflict, "stay.no_adult");
        if (plea.State is not HouseholdState.Waiting) throw new Refusal(Why.Conflict, "stay.not_waiting");
        if (!Fit.Check(plea.Needs, home, from, to, distanceKm: null).Fits) throw new Refusal(Why.Conflict, "stay.does_not_fit");
    }

    private static async Task<Guid> Propose(Write write, Plea plea, FreeUnit home, DateOnly from, DateOnly to, bool hold, StayChanges changes, StayNotices notices)
    {
        if (!await Accommodations.IsOpen(write, home.Accommodation) || await PlantedHomes.Has(write, home.Accommodation)) throw new Refusal(Why.Conflict, "stay.not_offered");
        var stay = new Stay
        {
            Id = Guid.NewGuid(), Household = plea.Id, Unit = home.Unit, Accommodation = home.Accommodation, Host = home.Host,
            Organisation = home.Organisation, FromNight = from, ToNight = to, ProposedBy = write.By.Id, Version = 1,
        };
        await Stays.Add(write, stay);
        write.Note("stays", "proposed", stay.Id, stay.Organisation);
        if (hold) await changes.Apply(write, stay, StayMove.Hold, "");
        await notices.Tell(write, stay, StayState.Proposed);
        return stay.Id;
    }
}
