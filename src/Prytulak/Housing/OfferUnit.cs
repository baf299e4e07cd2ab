using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>A host adds, changes or removes a room or flat of a home. /homes/{id}/units/new and /homes/{id}/units/{unit}.</summary>
public static class OfferUnit
{
    public static async Task<IResult> ShowNew(Visit visit, Guid id, Offers offers, Units units) =>
        visit.Page<OfferUnitPage, OfferUnitAnswer>(await New(visit, id, offers, units));

    private static async Task<OfferUnitAnswer> New(Visit visit, Guid id, Offers offers, Units units)
    {
        await offers.Own(visit.Viewer, id);
        return new(id, null, (await units.Of(id)).Count == 0);
    }

    public static async Task<IResult> Add(Visit visit, Guid id, Offers offers, Units units, Journal journal)
    {
        var (form, answer) = (await visit.ReadForm(), await New(visit, id, offers, units));
        var unit = UnitInput.Read(form);
        if (form.IsGood && await form.Try(() => journal.Write(visit.Act("offer"), write => OfferedUnits.Add(write, id, unit)))) return visit.GoTo($"/homes/{id}");
        return visit.Page<OfferUnitPage, OfferUnitAnswer>(answer);
    }

    public static async Task<IResult> Show(Visit visit, Guid id, Guid unit, OfferedUnits units) =>
        visit.Page<OfferUnitPage, OfferUnitAnswer>(new(id, await units.Own(visit.Viewer, id, unit), false));

    public static async Task<IResult> Change(Visit visit, Guid id, Guid unit, OfferedUnits units, Journal journal, IEnumerable<ResidentsChanged> residents)
    {
        var (form, current) = (await visit.ReadForm(), await units.Own(visit.Viewer, id, unit));
        var typed = UnitInput.Read(form);
        if (form.IsGood && await form.Try(() => journal.Write(visit.Act("offer"), write => OfferedUnits.Change(write, id, unit, form.Version, typed, residents)))) return visit.GoTo($"/homes/{id}");
        var now = await units.Own(visit.Viewer, id, unit);
        return visit.Page<OfferUnitPage, OfferUnitAnswer>(new(id, now, false) { Now = current.Version != form.Version ? UnitFacts.Of(now) : null });
    }

    public static async Task<IResult> Remove(Visit visit, Guid id, Guid unit, OfferedUnits units, Journal journal)
    {
        var (form, current) = (await visit.ReadForm(), await units.Own(visit.Viewer, id, unit));
        if (await form.Try(() => journal.Write(visit.Act("offer"), write => OfferedUnits.Remove(write, id, unit)))) return visit.GoTo($"/homes/{id}");
        return visit.Page<OfferUnitPage, OfferUnitAnswer>(new(id, current, false));
    }
}

/// <summary>A room or flat as its host changes it; none for a new one.</summary>
public sealed record OfferUnitAnswer(Guid Home, Unit? Unit, bool IsFirst)
{
    /// <summary>How it stands since it was changed meanwhile.</summary>
    public UnitFacts? Now { get; init; }
}
