using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>The first of what matches in any order but that of distance, by a measure of each row.</summary>
sealed class MeasuredFirst<TKey>(SearchQuery query, int limit, Found<TKey>? after) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    readonly Best<Found<TKey>> best = new(limit);

    public Found<TKey>[] Of(Matches<TKey> matches)
    {
        for (var match = 0; match < matches.Count; match++)
            if (!best.IsFull || Soonest(matches.Chunk(match)).CompareTo(best.Last) < 0) Consider(matches.Chunk(match), matches, match);
        return best.Take();
    }

    void Consider(Chunk<TKey> chunk, Matches<TKey> matches, int match)
    {
        foreach (var row in new SetBits(matches.Rows(match)))
        {
            var found = new Found<TKey>(chunk.Columns.Keys[row], Measure(chunk, row));
            if (after is not { } last || found.CompareTo(last) > 0) best.Offer(found);
        }
    }

    // No row of the chunk comes before this.
    Found<TKey> Soonest(Chunk<TKey> chunk) => new(chunk.FirstKey, query.Order switch
    {
        SearchOrder.Freshness => uint.MaxValue - chunk.LastConfirmed,
        SearchOrder.Fit => double.NegativeInfinity,
        _ => 0,
    });

    double Measure(Chunk<TKey> chunk, int row) => query.Order switch
    {
        SearchOrder.Freshness => uint.MaxValue - chunk.Columns.Confirmed[row],
        SearchOrder.Fit => -Score(chunk, row),
        _ => 0,
    };

    double Score(Chunk<TKey> chunk, int row)
    {
        if (query.Wishes is not { } wishes) return 0;
        var score = wishes.SpareBedPoints * SpareBeds(chunk.Columns, row);
        foreach (var (any, points) in wishes.Tags)
            if (HasAny(chunk, any, row)) score += points;
        if (query.Near is { } near && wishes.NearPoints != 0)
            score += wishes.NearPoints * Math.Max(0, 1 - near.MetresTo(chunk.Columns.PositionOf(row)) / wishes.NearMetres);
        return score;
    }

    int SpareBeds(OfferColumns<TKey> columns, int row) =>
        Math.Max(0, columns.Beds[row] - (query.MinBeds - Math.Min(query.Infants, columns.Cots[row])));

    static bool HasAny(Chunk<TKey> chunk, IReadOnlyList<int> tags, int row)
    {
        foreach (var tag in tags)
            if (chunk.Has(tag, row)) return true;
        return false;
    }
}
