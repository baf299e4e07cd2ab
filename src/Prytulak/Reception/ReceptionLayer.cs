using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>Reception points on the map: those that are open, and never one at risk.</summary>
internal sealed class ReceptionLayer(KnownReception known, Places places, Settings settings) : MapLayer
{
    private volatile Drawn drawn = new("", []);

    public override string Name => "reception";

    public override string Version => known.Open.Version;

    public override string Page => FindReception.Path;

    public override IReadOnlyList<string> Facts => ["country", "address", "hours", "phone", "languages", "offers", "from", "to", "confirmed", "page"];

    public override IReadOnlyList<MapPoint> Points
    {
        get
        {
            var (open, before) = (known.Open, drawn);
            return (before.Version == open.Version ? before : drawn = new(open.Version, [.. open.Points.Where(point => !point.RegionOnly).Select(PointOf).OfType<MapPoint>()])).Points;
        }
    }

    // A town that a newer gazetteer does not know any more is no place to draw.
    private MapPoint? PointOf(ReceptionPoint point) =>
        (point.Exact ?? places.Find(point.Place)?.Position) is { } position ? new(point.Id.ToString(), position, Text.KeyOf(point.Kind).Split('.')[^1], NamesOf(point)) { Facts = FactsOf(point) } : null;

    private static Dictionary<string, string> NamesOf(ReceptionPoint point)
    {
        var names = new Dictionary<string, string>(point.NamesByLanguage);
        names.TryAdd("en", point.Name(point.Language));
        return names;
    }

    private Dictionary<string, string> FactsOf(ReceptionPoint point) => new()
    {
        ["country"] = point.Country, ["address"] = point.Address, ["hours"] = point.Hours, ["phone"] = point.Phone, ["languages"] = point.Languages, ["offers"] = point.Offers,
        ["from"] = point.FirstDay.ToString("O"), ["to"] = point.LastDay?.ToString("O") ?? "", ["confirmed"] = DateOnly.FromDateTime(point.ConfirmedAt!.Value.UtcDateTime).ToString("O"),
        ["page"] = new Uri(settings.PublicAddress, $"{Page}/{point.Id}").ToString(),
    };

    /// <summary>The points of one version.</summary>
    private sealed record Drawn(string Version, IReadOnlyList<MapPoint> Points);
}
