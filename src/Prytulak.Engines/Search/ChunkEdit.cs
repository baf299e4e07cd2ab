namespace Prytulak.Engines.Search;

/// <summary>Changes to the chunks of a snapshot, gathered, so that each chunk is made anew once.</summary>
sealed class ChunkEdit<TKey>(SearchSnapshot<TKey> snapshot) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    readonly Dictionary<int, List<Placed<TKey>>> opened = [];

    public void Remove(TKey key, ulong place)
    {
        // Offers on one spot may fill several chunks.
        for (var i = Math.Max(0, snapshot.FirstAtOrAfter(place) - 1); i < snapshot.Firsts.Length && snapshot.Firsts[i] <= place; i++)
            if (RemoveFrom(i, key)) return;
    }

    public void Add(in Placed<TKey> row)
    {
        var place = row.Spot.Place;
        Open(Math.Max(0, snapshot.FirstAfter(place) - 1)).Add(row);
    }

    /// <summary>The chunks after the changes; one that has become sparse is joined with the next.</summary>
    public Chunk<TKey>[] Apply(int sparse, Func<List<Placed<TKey>>, IEnumerable<Chunk<TKey>>> cut)
    {
        var chunks = new List<Chunk<TKey>>(snapshot.Chunks.Length + opened.Count);
        var carried = new List<Placed<TKey>>();
        for (var i = 0; i < Math.Max(1, snapshot.Chunks.Length); i++)
        {
            if (carried is [] && !opened.ContainsKey(i))
            {
                if (i < snapshot.Chunks.Length) chunks.Add(snapshot.Chunks[i]);
                continue;
            }
            carried.AddRange(Open(i));
            if (carried.Count < sparse && i + 1 < snapshot.Chunks.Length) continue;
            carried.Sort((a, b) => a.Spot.Place.CompareTo(b.Spot.Place));
            chunks.AddRange(cut(carried));
            carried = [];
        }
        return [.. chunks];
    }

    bool RemoveFrom(int chunk, TKey key)
    {
        if (!opened.ContainsKey(chunk) && !snapshot.Chunks[chunk].Columns.Keys.AsSpan().Contains(key)) return false;
        return Open(chunk).RemoveAll(row => row.Offer.Key.Equals(key)) > 0;
    }

    List<Placed<TKey>> Open(int i)
    {
        if (opened.TryGetValue(i, out var rows)) return rows;
        rows = [];
        if (i < snapshot.Chunks.Length)
            for (var row = 0; row < snapshot.Chunks[i].Count; row++) rows.Add(snapshot.Chunks[i].Row(row));
        opened.Add(i, rows);
        return rows;
    }
}
