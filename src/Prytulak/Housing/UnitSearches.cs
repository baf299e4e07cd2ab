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
        foreach (var own in units.Where(unit => unit.Position is not null).GroupBy(unit => unit.Organisation))
            indexes.GetOrAdd(own.Key, _ => new()).Fill([.. own.Select(Offer)]);
    }

    public void Change(IEnumerable<FreeUnit> gone, IEnumerable<FreeUnit> come)
    {
        var (before, after) = (gone.Where(unit => unit.Position is not null).ToLookup(unit => unit.Organisation), come.Where(unit => unit.Position is not null).ToLookup(unit => unit.Organisation));
        foreach (var organisation in before.Concat(after).Select(own => own.Key).Distinct())
            indexes.GetOrAdd(organisation, _ => new()).Change([.. before[organisation].Select(Offer)], [.. after[organisation].Select(Offer)]);
    }

    private Offer<Guid> Offer(FreeUnit unit) => new()
    {
        Key = unit.Unit, Position = unit.Position!.Value, Beds = (ushort)unit.Beds, Cots = (ushort)unit.Cots, Units = 1,
        From = unit.AvailableFrom.DayNumber, To = unit.AvailableTo.DayNumber - 1, Confirmed = (uint)(unit.ConfirmedAt.ToUnixTimeSeconds() / 60),
        Tags = TagSet.Of([.. UnitTags.Of(unit).Select(Tags.Of)]), Taken = unit.Taken.Select(nights => new DaySpan(nights.From, nights.To - 1)).ToArray(),
    };
}
