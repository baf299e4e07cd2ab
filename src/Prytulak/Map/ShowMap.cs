using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Map.Contracts;

namespace Prytulak.Map;

/// <summary>The map of Europe for everybody: how many homes and needs there are, area by area, as bands of the day.</summary>
internal static class ShowMap
{
    private const int MostListed = 100;

    /// <summary>An area with those in it: Europe by countries, a country by regions, a region by its squares.</summary>
    public static async Task<IResult> Show(Visit visit, Today today, PublicAreas areas, MapFiles files, IEnumerable<MapLayer> layers)
    {
        var filter = PublicFilter.Read(visit.Http.Request.Query, "area", "lat", "lon", "zoom");
        var id = visit.Http.Request.Query["area"].ToString();
        if ((id == "" ? areas.Europe : areas.Find(id)) is not { Kind: not AreaKind.Square } area) throw new Refusal(Why.Absent, "map.no_area");
        var answer = Answer(await today.Get(), area, filter, areas, visit.Text);
        if (visit.WantsJson) return TypedResults.Json(answer);
        return visit.Page<ShowMapPage, MapShown>(new(answer, filter, Drawing(area, areas, files), [.. layers], FirstTiles.Of(visit.Http.Request.Query, area.Kind, visit.Text.Language, filter)));
    }

    /// <summary>What of the shown areas is in a part of the map, the fullest first.</summary>
    public static async Task<IResult> Seen(Visit visit, Today today)
    {
        var query = visit.Http.Request.Query;
        var (filter, box, zoom) = (PublicFilter.Read(query, "box", "zoom"), MapQuery.Box(query), MapQuery.Zoom(query));
        var day = await today.Get();
        var (homes, kind) = (day.Homes(filter), PublicTiles.KindAt(zoom));
        var seen = homes.Shown.Where(area => area.Kind == kind && box.Contains(area.Centre.Latitude, area.Centre.Longitude));
        return TypedResults.Json(Listed(seen, homes, day.Needs, visit.Text).Take(MostListed));
    }

    private static MapAnswer Answer(PublicDay day, PublicArea area, PublicFilter filter, PublicAreas areas, Text text)
    {
        var homes = day.Homes(filter);
        return new(day.Date, MapArea.Of(area, homes[area], day.Needs[area], text), [.. Above(area, areas).Select(above => MapArea.Of(above, homes[above], day.Needs[above], text))],
            [.. Listed(areas.In(area).Where(inside => homes[inside].IsShown || day.Needs[inside].IsShown), homes, day.Needs, text)],
            [.. PublicFilter.Flags.Select(flag => new MapFacet(flag, day.Homes(filter.With(flag))[area].ToString()))], filter.Query);
    }

    private static IEnumerable<MapArea> Listed(IEnumerable<PublicArea> seen, AreaBands homes, AreaBands needs, Text text) =>
        seen.Select(area => MapArea.Of(area, homes[area], needs[area], text)).OrderByDescending(area => area.Least).ThenBy(area => area.Name, StringComparer.Create(text.Culture, CompareOptions.None)).ThenBy(area => area.Id, StringComparer.Ordinal);

    private static IEnumerable<PublicArea> Above(PublicArea area, PublicAreas areas)
    {
        var above = new Stack<PublicArea>();
        for (var next = area.Parent; next >= 0; next = areas.All[next].Parent) above.Push(areas.All[next]);
        return above;
    }

    private static Engines.Tiles.OutlineDrawing? Drawing(PublicArea area, PublicAreas areas, MapFiles files) =>
        area.Kind == AreaKind.Europe ? files.Europe : files.Country(area.Country);
}
