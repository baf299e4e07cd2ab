using System.Globalization;
using Prytulak.Foundation;

namespace Prytulak.Map.Features;

/// <summary>What every collection can be asked: a box, a time, and one page at a time.</summary>
internal sealed record FeatureQuery(FeatureBox? Box, bool IsOfToday, int Limit, int Offset)
{
    public const int DefaultLimit = 100, MostLimit = 1_000, MostOffset = 1_000_000;

    public static readonly string[] Names = ["bbox", "datetime", "limit", "offset"];

    private const string Order = "west,south,east,north";

    private static readonly string[] Instants = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads the query; what the collection does not know, and what cannot be, is refused with the name of the parameter.</summary>
    public static FeatureQuery Read(IQueryCollection query, FeatureCollectionOf collection, DateOnly today)
    {
        query.Only([.. Names, .. collection.Properties.Keys]);
        // More than there may be is no fault: less is given (requirement /req/core/fc-limit-response-1).
        return new(Bbox(query), IsOn(query["datetime"].ToString(), today),
            query.NumberOrMost("limit", 1, MostLimit, DefaultLimit), query.NumberOrMost("offset", 0, MostOffset, 0));
    }

    public bool Takes(ServedFeature feature) => Box is not { } box || box.Meets(feature);

    private static FeatureBox? Bbox(IQueryCollection query)
    {
        if (query["bbox"].ToString() == "") return null;
        var box = MapQuery.Degrees(query, "bbox", Order) switch
        {
            [var west, var south, var east, var north] => new FeatureBox(west, south, east, north),
            [var west, var south, _, var east, var north, _] => new FeatureBox(west, south, east, north),
            _ => throw MapQuery.WrongBox("bbox", Order),
        };
        if (!MapQuery.IsOnEarth(box.South, box.West, box.North, box.East)) throw MapQuery.WrongBox("bbox", Order);
        return box.South <= box.North ? box : throw MapQuery.Turned("bbox");
    }

    // One instant or day, or two with a slash between, either of them open as ".." or nothing.
    private static bool IsOn(string typed, DateOnly day)
    {
        if (typed == "") return true;
        var ends = typed.Split('/');
        if (ends.Length > 2 || ends is ["" or ".."] || ends is ["" or "..", "" or ".."]) throw WrongTime();
        var (from, to) = (Day(ends[0]), Day(ends[^1]));
        if (from > to) throw QueryFields.WrongOrder("datetime");
        return (from is null || from <= day) && (to is null || day <= to);
    }

    // A plus in an address is a blank, and letters may be small (RFC 3339, 5.6).
    private static DateOnly? Day(string end)
    {
        if (end is "" or "..") return null;
        if (DateOnly.TryParseExact(end, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateTimeOffset.TryParseExact(end.Replace(' ', '+').ToUpperInvariant(), Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateOnly.FromDateTime(instant.UtcDateTime)
            : throw WrongTime();
    }

    private static Refusal WrongTime() => new(Why.Bad, "map.wrong_time", null, "datetime");
}
