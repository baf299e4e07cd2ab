using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>What every collection can be asked: a box, a time, and one page at a time.</summary>
internal sealed record FeatureQuery(GeoBox? Box, bool IsOfToday, int Limit, int Offset)
{
    public const int DefaultLimit = 100, MostLimit = 1_000;

    public static readonly string[] Names = ["bbox", "datetime", "limit", "offset"];

    private const int Planar = 4, WithHeights = 6;

    /// <summary>Reads the query; what the collection does not know, and what cannot be, is refused with the name of the parameter.</summary>
    public static FeatureQuery Read(IQueryCollection query, FeatureCollectionOf collection, DateOnly today)
    {
        foreach (var name in query.Keys)
            if (!Names.Contains(name) && !collection.Properties.ContainsKey(name)) throw new Refusal(Why.Bad, "map.unknown_field", null, name);
        // A larger limit than is allowed is no fault: less is given (requirement /req/core/fc-limit-response-1).
        return new(Bbox(query["bbox"].ToString()), IsOn(query["datetime"].ToString(), today), Math.Min(MostLimit, Whole(query, "limit", 1, DefaultLimit)), Whole(query, "offset", 0, 0));
    }

    public bool Takes(ServedFeature feature) => Box is not { } box || box.Touches(feature.Box);

    private static GeoBox? Bbox(string typed)
    {
        if (typed == "") return null;
        var parts = typed.Split(',');
        if (parts.Length is not (Planar or WithHeights)) throw MapQuery.Wrong("bbox");
        var numbers = Array.ConvertAll(parts, part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw MapQuery.Wrong("bbox"));
        var upper = parts.Length / 2;
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[upper], numbers[upper + 1]);
        if (!Position.IsValid(south, west) || !Position.IsValid(north, east)) throw MapQuery.Wrong("bbox");
        if (south > north) throw new Refusal(Why.Bad, "map.box_turned");
        // A box whose west is east of its east goes round the back of the world, where nothing of ours is.
        return west <= east ? new(south, west, north, east) : new(south, west, north, 180);
    }

    // One instant or day, or two with a slash between, either of them open as ".." or nothing.
    private static bool IsOn(string typed, DateOnly day)
    {
        if (typed == "") return true;
        var ends = typed.Split('/');
        if (ends.Length > 2 || ends is ["" or ".."] || ends is ["" or "..", "" or ".."]) throw MapQuery.Wrong("datetime");
        var (from, to) = (Day(ends[0]), Day(ends[^1]));
        if (from > to) throw new Refusal(Why.Bad, "map.dates_turned");
        return (from is null || from <= day) && (to is null || day <= to);
    }

    private static DateOnly? Day(string end)
    {
        if (end is "" or "..") return null;
        if (DateOnly.TryParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateTimeOffset.TryParseExact(end.Replace(' ', '+'), ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateOnly.FromDateTime(instant.UtcDateTime)
            : throw MapQuery.Wrong("datetime");
    }

    private static int Whole(IQueryCollection query, string name, int least, int otherwise) => query[name].ToString() switch
    {
        "" => otherwise,
        var typed when int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least => number,
        _ => throw MapQuery.Wrong(name),
    };
}
