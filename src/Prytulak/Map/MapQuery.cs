using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map;

/// <summary>Reads which part of the Earth an address asks for.</summary>
internal static class MapQuery
{
    public const int MostZoom = 22;

    private const string Order = "south,west,north,east";

    /// <summary>"box", as south,west,north,east in degrees.</summary>
    public static GeoBox Box(IQueryCollection query)
    {
        if (Degrees(query, "box", Order) is not [var south, var west, var north, var east] || !IsOnEarth(south, west, north, east)) throw WrongBox("box", Order);
        var box = new GeoBox(south, west, north, east);
        return box.IsValid ? box : throw Turned("box");
    }

    /// <summary>"zoom", 0 to 22.</summary>
    public static int Zoom(IQueryCollection query) => query.Number("zoom", 0, MostZoom);

    /// <summary>The numbers of a box, as many as there are.</summary>
    public static double[] Degrees(IQueryCollection query, string name, string order) => Array.ConvertAll(query[name].ToString().Split(','), part =>
        double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw WrongBox(name, order));

    public static bool IsOnEarth(double south, double west, double north, double east) => Position.IsValid(south, west) && Position.IsValid(north, east);

    public static Refusal WrongBox(string field, string order) => new(Why.Bad, "map.wrong_box", null, field, order);

    public static Refusal Turned(string field) => new(Why.Bad, "map.box_turned", null, field);
}
