using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map;

/// <summary>Reads what addresses of the map say of places. What cannot be is refused, with the name of the field.</summary>
internal static class MapQuery
{
    public const int MostZoom = 22;

    /// <summary>"box", as south,west,north,east in degrees.</summary>
    public static GeoBox Box(IQueryCollection query)
    {
        var parts = query["box"].ToString().Split(',');
        Span<double> edges = stackalloc double[4];
        if (parts.Length != edges.Length) throw Wrong("box");
        for (var i = 0; i < parts.Length; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i])) throw Wrong("box");
        var box = new GeoBox(edges[0], edges[1], edges[2], edges[3]);
        return IsOnEarth(box) ? box.IsValid ? box : throw new Refusal(Why.Bad, "map.box_turned") : throw Wrong("box");
    }

    /// <summary>"zoom", 0 to 22.</summary>
    public static int Zoom(IQueryCollection query) =>
        int.TryParse(query["zoom"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var zoom) && zoom <= MostZoom ? zoom : throw Wrong("zoom");

    public static Refusal Wrong(string field) => new(Why.Bad, "map.wrong_field", null, field);

    private static bool IsOnEarth(GeoBox box) => Position.IsValid(box.South, box.West) && Position.IsValid(box.North, box.East);
}
