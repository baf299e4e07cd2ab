using System.Collections.Concurrent;
using System.Security.Cryptography;
using Prytulak.Engines.Disclosure;
using Prytulak.Engines.Geo;

namespace Prytulak.Map;

/// <summary>
/// What strangers are told on one day: for each area a band. Every public answer is made of this, of the question, and of
/// nothing else; so whatever moves within a square, or during a day, is seen by nobody.
/// </summary>
internal sealed class PublicDay
{
    // Whoever asks for ever new filters makes the server count, and not grow.
    private const int MostKept = 512;

    private static readonly GeoBox Europe = new(33, -25, 72.5, 52);

    private readonly PublicAreas areas;
    private readonly PublicPicture picture;
    private readonly AreaBands all;
    private readonly ConcurrentDictionary<string, AreaBands> kinds = [];

    public PublicDay(DateOnly date, PublicPicture picture, PublicAreas areas)
    {
        (Date, this.picture, this.areas) = (date, picture, areas);
        all = Told(Disclosing.OfAll(areas.Tree, areas.Tree.Totals(Count(_ => true))));
        Needs = Told(Disclosing.OfAll(areas.Tree, areas.Tree.Totals(CountNeeds())));
        Extent = all.Shown.Concat(Needs.Shown).Aggregate(Europe, (box, area) => SquareOutline.Around(box, area.Box));
        Tag = Convert.ToHexStringLower(SHA256.HashData(picture.Pack()))[..16];
    }

    public DateOnly Date { get; }

    /// <summary>What is around Europe, and around everything else of which a number is told.</summary>
    public GeoBox Extent { get; }

    /// <summary>Tells this picture from others, for caches.</summary>
    public string Tag { get; }

    /// <summary>What is told of households that wait, by where they wish to live.</summary>
    public AreaBands Needs { get; }

    /// <summary>What is told of homes, area by area.</summary>
    public AreaBands Homes(PublicFilter filter)
    {
        if (filter.IsEmpty) return all;
        if (kinds.Count >= MostKept) kinds.Clear();
        return kinds.GetOrAdd(filter.Query, _ => Told(Disclosing.OfKind(areas.Tree, all.Bands, areas.Tree.Totals(Count(home => home.Suits(filter))))));
    }

    private AreaBands Told(Band[] bands) => new(bands, [.. areas.All.Where(area => bands[area.Number].IsShown)]);

    // What one host offers in one area is one home: ten rooms of one house hide nobody.
    private int[] Count(Func<PublicHome, bool> suits)
    {
        var (own, last) = (new int[areas.Tree.Count], -1);
        foreach (var home in picture.Homes)
        {
            if (home.Host == last || !suits(home) || areas.Find(home.Area) is not { } area) continue;
            own[area.Number]++;
            last = home.Host;
        }
        return own;
    }

    private int[] CountNeeds()
    {
        var own = new int[areas.Tree.Count];
        foreach (var need in picture.Needs)
            if (areas.Find(need) is { } area) own[area.Number]++;
        return own;
    }
}

/// <summary>What is told of each area, and the areas of which something is.</summary>
internal sealed record AreaBands(Band[] Bands, PublicArea[] Shown)
{
    public Band this[PublicArea area] => Bands[area.Number];
}
