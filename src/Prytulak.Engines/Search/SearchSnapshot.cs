namespace Prytulak.Engines.Search;

/// <summary>
/// All offers at one moment, never changed: whatever is asked of it agrees. Safe to share between threads, and read without a lock.
/// </summary>
public sealed class SearchSnapshot<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    internal SearchSnapshot(ChunkTable<TKey> table)
    {
        Table = table;
        foreach (var count in table.Counts) Count += count;
    }

    /// <summary>How many offers there are.</summary>
    public int Count { get; }

    internal ChunkTable<TKey> Table { get; }

    /// <summary>
    /// All that matches, counted exactly, and the first of them in order. Time grows with the chunks of 512 offers that the
    /// asked place touches, not with the offers.
    /// </summary>
    /// <param name="after">The last offer of the page before, from an answer to the same query; null for the first page.</param>
    public SearchAnswer<TKey> Find(SearchQuery query, Found<TKey>? after = null)
    {
        var matches = Matches<TKey>.Of(this, query);
        if (query.Limit <= 0 || matches.Total == 0) return new(matches.Total, []);
        var limit = Math.Min(query.Limit, matches.Total);
        return new(matches.Total, query is { Order: SearchOrder.Distance, Near: { } near }
            ? new NearestFirst<TKey>(matches, near, limit, after).First()
            : new MeasuredFirst<TKey>(query, limit, after).Of(matches));
    }

    /// <summary>How many of what matches have each tag; tags that none has are left out.</summary>
    public IReadOnlyList<(int Tag, int Count)> Facets(SearchQuery query)
    {
        var matches = Matches<TKey>.Of(this, query);
        var counts = new int[TagSet.Most];
        for (var match = 0; match < matches.Count; match++) matches.Chunk(match).CountTags(matches.Rows(match), counts);
        return [.. counts.Index().Where(tag => tag.Item > 0)];
    }

    /// <summary>The chunks, from one to before another, that may have offers from a place on the curve to another.</summary>
    internal (int First, int End) Between(ulong from, ulong to)
    {
        var first = Math.Max(0, FirstAtOrAfter(from) - 1);
        return (first, Math.Max(first, FirstAfter(to)));
    }

    /// <summary>The first chunk that begins after a place on the curve; the number of chunks when none does.</summary>
    internal int FirstAfter(ulong place) => place == ulong.MaxValue ? Table.Firsts.Length : FirstAtOrAfter(place + 1);

    internal int FirstAtOrAfter(ulong place)
    {
        var (low, high) = (0, Table.Firsts.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Table.Firsts[middle] < place) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
