using System.Collections.Concurrent;
using Prytulak.Engines.Search;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The units of each organisation as an index of the search engine, which follows them.</summary>
internal sealed class UnitSearches
{
    private readonly ConcurrentDictionary<Guid, SearchIndex<Guid>> indexes = [];

    public Vocabulary Tags { get; } = new();

    public SearchSnapshot<Guid> Of(Guid organisation) => indexes.GetOrAdd(organisation, _ => new()).Now;

    public void Fill(IEnumerable<FreeUnit> units)
    {
        foreach (var index in indexes.Values) index.Fill([]);
        Parallel.ForEach(units.Where(unit => unit.Position is not null).GroupBy(unit => unit.Organisation), own =>
        {
            var sets = new UnitTagSets(Tags);
            indexes.GetOrAdd(own.Key, _ => new()).Fill(own.Select(unit => Offer(unit, sets)), own.Count());
        });
    }

    public void Change(IEnumerable<FreeUnit> gone, IEnumerable<FreeUnit> come)
    {
        var sets = new UnitTagSets(Tags);
        var (before, after) = (gone.Where(unit => unit.Position is not null).ToLookup(unit => unit.Organisation), come.Where(unit => unit.Position is not null).ToLookup(unit => unit.Organisation));
        foreach (var organisation in before.Concat(after).Select(own => own.Key).Distinct())
            indexes.GetOrAdd(organisation, _ => new()).Change([.. before[organisation].Select(unit => Offer(unit, sets))], [.. after[organisation].Select(unit => Offer(unit, sets))]);
    }

    private static Offer<Guid> Offer(FreeUnit unit, UnitTagSets sets) => new()
    {
        Key = unit.Unit, Position = unit.Position!.Value, Beds = (ushort)unit.Beds, Cots = (ushort)unit.Cots, Units = 1,
        From = unit.AvailableFrom.DayNumber, To = unit.AvailableTo.DayNumber - 1, Confirmed = (uint)(unit.ConfirmedAt.ToUnixTimeSeconds() / 60),
        Tags = sets.Of(unit), Taken = unit.Taken is [] ? default : unit.Taken.Select(nights => new DaySpan(nights.From, nights.To - 1)).ToArray(),
        Scarce = unit.InUse is [] ? default : unit.InUse.Where(nights => nights.Beds < unit.Beds).Select(nights => new BedsLeft(new(nights.From, nights.To - 1), unit.Beds - nights.Beds)).ToArray(),
    };
}
