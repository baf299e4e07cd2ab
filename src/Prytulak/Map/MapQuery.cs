using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map;

/// <summary>Reads what addresses of the map say. What cannot be is refused, with the name of the field and what it should have been.</summary>
internal static class MapQuery
{
    public const int MostZoom = 22;

    // A field that is told again is told in part, however long it was.
    private const int MostTold = 40;

    /// <summary>Refuses whatever is not one of these fields.</summary>
    public static void Only(IQueryCollection query, params ReadOnlySpan<string> names)
    {
        foreach (var name in query.Keys)
            if (!names.Contains(name)) throw new Refusal(Why.Bad, "map.unknown_field", null, name.Length > MostTold ? name[..MostTold] + "…" : name);
    }

    /// <summary>"box", as south,west,north,east in degrees.</summary>
    public static GeoBox Box(IQueryCollection query)
    {
        var parts = query["box"].ToString().Split(',');
        Span<double> edges = stackalloc double[4];
        if (parts.Length != edges.Length) throw WrongBox();
        for (var i = 0; i < parts.Length; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out edges[i])) throw WrongBox();
        var box = new GeoBox(edges[0], edges[1], edges[2], edges[3]);
        return IsOnEarth(box) ? box.IsValid ? box : throw Turned("box") : throw WrongBox();
    }

    /// <summary>"zoom", 0 to 22.</summary>
    public static int Zoom(IQueryCollection query) => Whole(query, "zoom", 0, MostZoom);

    /// <summary>A whole number; where nothing is said, the other, if there is one.</summary>
    public static int Whole(IQueryCollection query, string name, int least, int most, int? otherwise = null) => Digits(query[name].ToString(), otherwise) is { } number && number >= least && number <= most
        ? (int)number
        : throw WrongNumber(name, least, most);

    /// <summary>The same, but too large a number is the largest.</summary>
    public static int WholeOrMost(IQueryCollection query, string name, int least, int most, int otherwise) => Digits(query[name].ToString(), otherwise) is { } number && number >= least
        ? (int)Math.Min(number, most)
        : throw WrongNumber(name, least, most);

    public static Refusal WrongNumber(string field, int least, int most) => new(Why.Bad, "map.wrong_number", null, field, least, most);

    public static Refusal WrongBox(string field, string order) => new(Why.Bad, "map.wrong_box", null, field, order);

    public static Refusal WrongChoice(string field, IEnumerable<string> choices) => new(Why.Bad, "map.wrong_choice", null, field, string.Join(", ", choices));

    public static Refusal Turned(string field) => new(Why.Bad, "map.box_turned", null, field);

    public static Refusal WrongOrder(string field) => new(Why.Bad, "map.dates_turned", null, field);

    private static Refusal WrongBox() => WrongBox("box", "south,west,north,east");

    private static long? Digits(string typed, int? otherwise) => typed switch
    {
        "" => otherwise,
        _ when !typed.All(char.IsAsciiDigit) => null,
        _ => long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue,
    };

    private static bool IsOnEarth(GeoBox box) => Position.IsValid(box.South, box.West) && Position.IsValid(box.North, box.East);
}
