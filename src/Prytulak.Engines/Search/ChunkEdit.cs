namespace Prytulak.Engines.Search;

/// <summary>Changes to the chunks of a snapshot, gathered, so that each chunk is made anew once.</summary>
sealed class ChunkEdit<TKey>(SearchSnapshot<TKey> snapshot) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    /// <summary>Each chunk lies in one tile of this zoom.</summary>
    public const int SquareZoom = 8;

    // A chunk of fewer rows is joined with the next of its square.
    const int Sparse = Chunk<TKey>.Capacity / 4;

    readonly ChunkTable<TKey> table = snapshot.Table;
    readonly SortedDictionary<int, List<Placed<TKey>>> opened = [];

    public void Remove(TKey key, ulong place)
    {
        // Offers on one spot may fill several chunks.
        for (var i = Math.Max(0, snapshot.FirstAtOrAfter(place) - 1); i < table.Chunks.Length && table.Firsts[i] <= place; i++)
            if (RemoveFrom(i, key)) return;
    }

    public void Add(in Placed<TKey> row)
    {
        var (place, next) = (row.Spot.Place, snapshot.FirstAfter(row.Spot.Place));
        var rows = Open(next == 0 || next < table.Chunks.Length && IsIn(row.Spot, next) && !IsIn(row.Spot, next - 1) ? next : next - 1);
        rows.Insert(FirstAfter(rows, place), row);
    }

    /// <summary>The chunks after the changes.</summary>
    public ChunkTable<TKey> Apply(Func<List<Placed<TKey>>, Chunk<TKey>[]> cut)
    {
        var (parts, kept) = (new List<(int Kept, int Count, Chunk<TKey>[] Made)>(), 0);
        foreach (var i in opened.Keys.ToArray())
        {
            if (i < kept) continue;
            var (rows, next) = Joined(i);
            parts.Add((kept, i - kept, cut(rows)));
            kept = next;
        }
        if (kept < table.Chunks.Length) parts.Add((kept, table.Chunks.Length - kept, []));
        return Joined(parts);
    }

    bool RemoveFrom(int chunk, TKey key)
    {
        if (!opened.ContainsKey(chunk) && !table.Chunks[chunk].Columns.Keys.AsSpan().Contains(key)) return false;
        return Open(chunk).RemoveAll(row => row.Offer.Key.Equals(key)) > 0;
    }

    List<Placed<TKey>> Open(int i)
    {
        if (opened.TryGetValue(i, out var rows)) return rows;
        rows = new(Chunk<TKey>.Capacity);
        if (i < table.Chunks.Length) table.Chunks[i].CopyTo(rows);
        opened.Add(i, rows);
        return rows;
    }

    static int FirstAfter(List<Placed<TKey>> rows, ulong place)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Spot.Place <= place) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    (List<Placed<TKey>> Rows, int Next) Joined(int i)
    {
        var (rows, next) = (Open(i), i + 1);
        while (rows.Count is > 0 and < Sparse && next < table.Chunks.Length && IsIn(rows[^1].Spot, next)) rows.AddRange(Open(next++));
        return (rows, next);
    }

    bool IsIn(in Spot spot, int chunk) => spot.SharesTile(SquareZoom, table.Spans[chunk].First);

    ChunkTable<TKey> Joined(List<(int Kept, int Count, Chunk<TKey>[] Made)> parts)
    {
        var (joined, next) = (new ChunkTable<TKey>(parts.Sum(part => part.Count + part.Made.Length)), 0);
        foreach (var (kept, count, made) in parts)
        {
            joined.Copy(table, kept, count, next);
            next += count;
            foreach (var chunk in made) joined.Set(next++, chunk);
        }
        return joined;
    }
}
