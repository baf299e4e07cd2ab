using System.Collections.Frozen;
using Prytulak.Engines.Disclosure;
using Prytulak.Engines.Geo;
using Prytulak.Housing.Contracts;

namespace Prytulak.Map;

/// <summary>All areas of which numbers are told, squares in regions in countries in Europe: made of the gazetteer alone, the same whatever homes there are.</summary>
internal sealed class PublicAreas(PublicPlaces places)
{
    private readonly Lazy<Areas> areas = new(() => new(places));

    public IReadOnlyList<PublicArea> All => areas.Value.All;

    public AreaTree Tree => areas.Value.Tree;

    public PublicArea Europe => All[^1];

    public PublicArea? Find(string id) => areas.Value.ById.GetValueOrDefault(id);

    /// <summary>The region that a square lies in.</summary>
    public PublicArea RegionOf(PublicArea square) => All[square.Parent];

    public IEnumerable<PublicArea> In(PublicArea area) => Tree.Children(area.Number).ToArray().Select(child => All[child]);

    private sealed class Areas
    {
        private readonly List<PublicArea> all = [];

        public Areas(PublicPlaces places)
        {
            foreach (var (square, town) in places.Squares()) Add(AreaKind.Square, square.ToString(), town, square.Centre, square);
            AddAbove(AreaKind.Region, square => square.Town.RegionId ?? square.Country + "-");
            AddAbove(AreaKind.Country, region => region.Country);
            AddAbove(AreaKind.Europe, _ => "europe");
            Tree = new([.. all.Select(area => area.Parent)]);
            ById = all.ToFrozenDictionary(area => area.Id);
        }

        public IReadOnlyList<PublicArea> All => all;

        public AreaTree Tree { get; }

        public FrozenDictionary<string, PublicArea> ById { get; }

        private void AddAbove(AreaKind kind, Func<PublicArea, string> idOf)
        {
            foreach (var inside in all.Where(area => area.Kind == kind - 1).GroupBy(idOf).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToArray()).ToArray())
            {
                var largest = inside.MaxBy(area => area.Town.Population)!;
                Add(kind, idOf(largest), largest.Town, PublicPlaces.MiddleOf(inside.Select(area => (area.Centre, area.Town.Population))), null);
                foreach (var area in inside) area.Parent = all.Count - 1;
            }
        }

        private void Add(AreaKind kind, string id, Place town, Position centre, Cell? square)
        {
            var ring = square is { } known ? SquareOutline.Of(known) : null;
            all.Add(new() { Number = all.Count, Id = id, Kind = kind, Town = town, Centre = centre, Ring = ring, Box = SquareOutline.Around(ring ?? [centre]), Country = kind == AreaKind.Europe ? "" : town.Country });
        }
    }
}
