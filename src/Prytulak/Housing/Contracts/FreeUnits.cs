using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>The index of all units that a household may be proposed: of open homes of vetted hosts that are not hidden, and no others (T01).</summary>
public sealed class FreeUnits(Database database, Vault vault) : Foundation.Index
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
    private readonly FreeUnitRows rows = new(database, vault);
    private readonly UnitSearches searches = new();
    private volatile Snapshot now = Snapshot.Of([]);

    public override string Follows => "accommodations";

    /// <summary>Every unit as of the last commit; it stays as it is while it is read.</summary>
    public IReadOnlyCollection<FreeUnit> All => now;

    /// <summary>The units of an organisation as of the last commit, in no order.</summary>
    public IEnumerable<FreeUnit> Of(Guid organisation) => now.Of(organisation);

    public FreeUnit? Find(Guid unit) => now.Units.Find(unit);

    /// <summary>The same units for a search by place, needs and dates, by their exact positions: for those alone who place households of this organisation.</summary>
    public UnitSearch SearchOf(Guid organisation) => new(searches.Of(organisation), searches.Tags);

    public override async Task Fill()
    {
        var all = await rows.Read();
        Parallel.Invoke(() => now = Snapshot.Of(all), () => searches.Fill(all));
    }

    public override async Task Reread(IReadOnlyCollection<Guid> subjects)
    {
        var (gone, come) = (now.OfHomes(subjects), await rows.Read(subjects));
        searches.Change(gone, come);
        now = now.With(gone, come);
    }

    public override async Task<IReadOnlyList<string>> Differences()
    {
        var (held, true_) = (now.Units, (await rows.Read()).ToDictionary(unit => unit.Unit));
        return
        [
            .. held.Where(unit => !true_.ContainsKey(unit.Unit)).Select(unit => $"free unit {unit.Unit} is in the index and not in the tables"),
            .. true_.Keys.Where(id => held.Find(id) is null).Select(id => $"free unit {id} is in the tables and not in the index"),
            .. held.Where(unit => true_.TryGetValue(unit.Unit, out var row) && Line(unit) != Line(row)).Select(unit => $"free unit {unit.Unit} differs"),
        ];
    }

    private static string Line(FreeUnit unit) => JsonSerializer.Serialize(unit, WithFields);

    /// <summary>All units at one moment, by unit, by home and by organisation.</summary>
    private sealed class Snapshot(Shelves<FreeUnit> units, Shelves<FreeUnit> homes, ImmutableDictionary<Guid, Shelves<FreeUnit>> organisations) : IReadOnlyCollection<FreeUnit>
    {
        public Shelves<FreeUnit> Units => units;

        public int Count => units.Count;

        public static Snapshot Of(IReadOnlyCollection<FreeUnit> all)
        {
            var organisations = all.GroupBy(unit => unit.Organisation).ToImmutableDictionary(own => own.Key, own => Shelves([.. own]));
            return new(Shelves(all), Shelves<FreeUnit>.Of(unit => unit.Accommodation, all), organisations);
        }

        public IEnumerable<FreeUnit> Of(Guid organisation) => organisations.TryGetValue(organisation, out var own) ? own : [];

        public List<FreeUnit> OfHomes(IEnumerable<Guid> changed) => [.. changed.SelectMany(homes.Of)];

        public Snapshot With(IReadOnlyCollection<FreeUnit> gone, IReadOnlyCollection<FreeUnit> come) => new(Change(units, gone, come), Change(homes, gone, come),
            organisations.SetItems(gone.Concat(come).Select(unit => unit.Organisation).Distinct().Select(own => KeyValuePair.Create(own,
                Change(organisations.GetValueOrDefault(own) ?? Shelves([]), gone.Where(unit => unit.Organisation == own), come.Where(unit => unit.Organisation == own))))));

        private static Shelves<FreeUnit> Shelves(IReadOnlyCollection<FreeUnit> units) => Shelves<FreeUnit>.Of(unit => unit.Unit, units);

        private static Shelves<FreeUnit> Change(Shelves<FreeUnit> shelves, IEnumerable<FreeUnit> gone, IEnumerable<FreeUnit> come) =>
            come.Aggregate(gone.Aggregate(shelves, (left, unit) => left.Without(unit)), (left, unit) => left.With(unit));

        public IEnumerator<FreeUnit> GetEnumerator() => units.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
