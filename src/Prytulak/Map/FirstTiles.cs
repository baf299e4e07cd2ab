using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Tiles;

namespace Prytulak.Map;

/// <summary>A part of a page that its script will ask for, and for which screens (a media query).</summary>
public sealed record FirstTile(string Address, string Media);

/// <summary>
/// The tiles that the script of the map asks for first. Named in the head of the page they are on their way while the page
/// is still being read. The view is reckoned as view.js does it.
/// </summary>
internal static class FirstTiles
{
    private const double TilePixels = 512, LeastZoom = 1, MostZoom = 12;

    private static readonly GeoBox Europe = new(35, -11, 66, 41), Edges = new(27, -32, 73, 62);

    // On phones and on desks the smallest map and the largest, in pixels: what both of them show is needed on all between.
    private static readonly (string Media, Screen Smallest, Screen Largest)[] Screens = [("(max-width: 30rem)", new(284, 355), new(444, 555)), ("(min-width: 75rem)", new(735, 507), new(797, 684))];

    public static IReadOnlyList<FirstTile> Of(IQueryCollection query, AreaKind kind, string language, PublicFilter filter)
    {
        return [.. Screens.SelectMany(screens => Addresses(screens.Smallest).Intersect(Addresses(screens.Largest)).Select(address => new FirstTile(address, screens.Media)))];

        IEnumerable<string> Addresses(Screen screen) => ViewOf(query, kind, screen) is { } view ? Of(view, screen, language, filter) : [];
    }

    private static View? ViewOf(IQueryCollection query, AreaKind kind, Screen screen) =>
        Number(query, "lat") is { } lat and > -85 and < 85 && Number(query, "lon") is { } lon && Number(query, "zoom") is { } zoom ? Look(lat, lon, zoom)
        : kind == AreaKind.Europe ? Whole(Europe, screen) : null;

    private static double? Number(IQueryCollection query, string name) =>
        double.TryParse(query[name], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static View Look(double lat, double lon, double zoom)
    {
        var (x, y) = WebMercator.ToWorld(new(Math.Clamp(lat, Edges.South, Edges.North), Math.Clamp(lon, Edges.West, Edges.East)));
        return new(x, y, Math.Clamp(zoom, LeastZoom, MostZoom));
    }

    private static View Whole(GeoBox box, Screen screen)
    {
        var ((west, south), (east, north)) = (WebMercator.ToWorld(new(box.South, box.West)), WebMercator.ToWorld(new(box.North, box.East)));
        return new((west + east) / 2, (north + south) / 2, Math.Log2(Math.Min(screen.Width / (east - west), screen.Height / (south - north)) / TilePixels));
    }

    private static IEnumerable<string> Of(View view, Screen screen, string language, PublicFilter filter)
    {
        var fields = filter.IsEmpty ? "" : "?" + filter.Query;
        return Tiles(view, screen, Math.Min((int)Math.Floor(view.Zoom + .25), Basemap.MaxZoom)).Select(tile => $"/map/base/{language}/{tile}")
            .Concat(Tiles(view, screen, LayerLevel(view, screen)).Select(tile => $"/map/tiles/{language}/{tile}{fields}"));
    }

    private static int LayerLevel(View view, Screen screen) => PublicTiles.KindAt((int)Math.Floor(view.Zoom + (screen.Width < 500 ? 1.3 : .5))) switch
    {
        AreaKind.Country => 0,
        AreaKind.Region => PublicTiles.FirstRegions,
        _ => Math.Clamp((int)Math.Floor(view.Zoom) - 1, PublicTiles.FirstSquares, PublicTiles.MaxZoom),
    };

    private static IEnumerable<string> Tiles(View view, Screen screen, int z)
    {
        var (most, scale) = (1 << z, TilePixels * Math.Pow(2, view.Zoom));
        var (wide, high) = (screen.Width / 2 / scale, screen.Height / 2 / scale);
        for (var y = Math.Max(0, (int)((view.Y - high) * most)); y < Math.Min(most, (view.Y + high) * most); y++)
            for (var x = Math.Max(0, (int)((view.X - wide) * most)); x < Math.Min(most, (view.X + wide) * most); x++) yield return string.Create(CultureInfo.InvariantCulture, $"{z}/{x}/{y}");
    }

    private sealed record Screen(double Width, double Height);

    // The middle in Web Mercator with the world from 0 to 1.
    private sealed record View(double X, double Y, double Zoom);
}
