using System.Globalization;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A reception point in a list, with how far it is from where was asked for.</summary>
public sealed record ReceptionLine(ReceptionFacts Point, int? Km);

/// <summary>The open reception points that are asked for, the nearest first.</summary>
/// <param name="Place">The town as it was understood, or as it was typed.</param>
/// <param name="Others">Other towns that may have been meant.</param>
/// <param name="Countries">Where there are any.</param>
/// <param name="AtRisk">Those of which the region alone is told: apart from the others, for their order must not tell more.</param>
public sealed record ReceptionFound(string Place, bool IsKnown, IReadOnlyList<string> Others, string? Country, ReceptionKind? Kind, IReadOnlyList<string> Countries,
    int Total, IReadOnlyList<ReceptionLine> Points, IReadOnlyList<ReceptionFacts> AtRisk);

/// <summary>Where to go now: open reception points by nearness to a town, by country and kind. GET /reception.</summary>
public static class FindReception
{
    public const string Path = "/reception";
    public const int Most = 50;

    public static IResult Show(Visit visit, KnownReception known, Places places)
    {
        var (query, all) = (ReceptionQuery.Read(visit.Http.Request.Query, places, visit.Text), known.Open.Points);
        var (atRisk, others) = (all.Where(query.Takes).Where(point => point.RegionOnly), all.Where(query.Takes).Where(point => !point.RegionOnly).ToList());
        return visit.Page<FindReceptionPage, ReceptionFound>(new(
            query.Near is { } near ? Places.Label(near, visit.Text) : query.Typed, query.IsKnown, [.. query.Others.Select(other => Places.Label(other, visit.Text))],
            query.Country, query.Kind, Countries(all, query, visit.Text), others.Count, Nearest(others, query, places, visit.Text), Near(atRisk, query, places, visit.Text)));
    }

    private static List<string> Countries(IReadOnlyList<ReceptionPoint> all, ReceptionQuery query, Text text) =>
        [.. all.Select(point => point.Country).Append(query.Country).OfType<string>().Distinct().OrderBy(text.CountryName, ByAlphabet(text))];

    private static List<ReceptionLine> Nearest(List<ReceptionPoint> points, ReceptionQuery query, Places places, Text text) =>
    [
        .. points.Select(point => new ReceptionLine(ReceptionFacts.Of(point, places, text), Km(point, query, places)))
            .OrderBy(line => line.Km ?? int.MaxValue).ThenBy(line => text.CountryName(line.Point.Country), ByAlphabet(text))
            .ThenBy(line => line.Point.Town ?? "", ByAlphabet(text)).ThenBy(line => line.Point.Name, ByAlphabet(text)).ThenBy(line => line.Point.Id).Take(Most),
    ];

    private static int? Km(ReceptionPoint point, ReceptionQuery query, Places places) =>
        query.Near is { } near && (point.Exact ?? places.Find(point.Place)?.Position) is { } at ? (int)Math.Round(near.Position.MetresTo(at) / 1000) : null;

    // By what everybody is told of them and nothing else: those of the same region, then the rest of the country.
    private static List<ReceptionFacts> Near(IEnumerable<ReceptionPoint> atRisk, ReceptionQuery query, Places places, Text text) =>
    [
        .. atRisk.Select(point => ReceptionFacts.Of(point, places, text)).Where(point => query.Near is not { } near || point.Country == near.Country)
            .OrderBy(point => point.Region == query.Near?.Region(text.Language) ? 0 : 1).ThenBy(point => text.CountryName(point.Country), ByAlphabet(text))
            .ThenBy(point => point.Region, ByAlphabet(text)).ThenBy(point => point.Name, ByAlphabet(text)).ThenBy(point => point.Id).Take(Most),
    ];

    private static StringComparer ByAlphabet(Text text) => StringComparer.Create(text.Culture, CompareOptions.None);
}
