using System.Runtime.InteropServices;

namespace Prytulak.Engines.Search;

/// <summary>
/// A live index of offers in memory: readers take the snapshot of now, without a lock; writers, one at a time, put a new
/// one in its place, which shares with it every chunk that did not change.
/// </summary>
public sealed class SearchIndex<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    // Room for what comes, so that a chunk is not split at once.
    const int Filled = Chunk<TKey>.Capacity * 7 / 8;

    readonly Lock turn = new();
    volatile SearchSnapshot<TKey> now = new(new(0));

    public SearchSnapshot<TKey> Now => now;

    /// <summary>Puts these in place of all that there were. n log n in the offers; keys must differ.</summary>
    public void Fill(IReadOnlyCollection<Offer<TKey>> offers) => Fill(offers, offers.Count);

    /// <summary>The same with offers that are made as they are taken: many at once would be much memory.</summary>
    /// <param name="count">How many they are, exactly.</param>
    public void Fill(IEnumerable<Offer<TKey>> offers, int count)
    {
        var (rows, order, places) = (new Placed<TKey>[count], new int[count], new ulong[count]);
        foreach (var (i, offer) in offers.Index()) (rows[i], order[i]) = (Placed<TKey>.Of(offer), i);
        for (var i = 0; i < rows.Length; i++) places[i] = rows[i].Spot.Place;
        Array.Sort(places, order);
        var table = TableOf(Cut(rows.Length, i => ref rows[order[i]]));
        lock (turn) now = new(table);
    }

    /// <summary>
    /// Takes some offers away and puts others in, in one step: what changes is in both. Rebuilds the chunks that are touched
    /// and copies the list of chunks. One that is to go and is not there is passed over.
    /// </summary>
    /// <param name="gone">The key and position that each was put in with.</param>
    public void Change(IReadOnlyCollection<Offer<TKey>> gone, IReadOnlyCollection<Offer<TKey>> come)
    {
        lock (turn)
        {
            var edit = new ChunkEdit<TKey>(now);
            foreach (var offer in gone) edit.Remove(offer.Key, Spot.Of(offer.Position).Place);
            foreach (var offer in come) edit.Add(Placed<TKey>.Of(offer));
            now = new(edit.Apply(rows => Cut(rows.Count, i => ref CollectionsMarshal.AsSpan(rows)[i])));
        }
    }

    static ChunkTable<TKey> TableOf(Chunk<TKey>[] chunks)
    {
        var table = new ChunkTable<TKey>(chunks.Length);
        for (var i = 0; i < chunks.Length; i++) table.Set(i, chunks[i]);
        return table;
    }

    delegate ref readonly Placed<TKey> RowAt(int i);

    // A chunk lies in one square of the map: what counts squares from afar need not look into it.
    static Chunk<TKey>[] Cut(int count, RowAt rowAt)
    {
        var chunks = new List<Chunk<TKey>>(count / Filled + 1);
        for (int from = 0, to; from < count; from = to)
        {
            for (to = from + 1; to < count && rowAt(to).Spot.SharesTile(ChunkEdit<TKey>.SquareZoom, rowAt(from).Spot.Map); to++) { }
            CutSquare(chunks, from, to, rowAt);
        }
        return [.. chunks];
    }

    // Into as many chunks of one size as need be.
    static void CutSquare(List<Chunk<TKey>> chunks, int first, int end, RowAt rowAt)
    {
        var (parts, rows) = ((end - first + Filled - 1) / Filled, new Placed<TKey>[Math.Min(Filled, end - first)]);
        for (var part = 0; part < parts; part++)
        {
            var (from, to) = (first + (int)((long)(end - first) * part / parts), first + (int)((long)(end - first) * (part + 1) / parts));
            for (var i = from; i < to; i++) rows[i - from] = rowAt(i);
            chunks.Add(new(rows.AsSpan(0, to - from)));
        }
    }
}
