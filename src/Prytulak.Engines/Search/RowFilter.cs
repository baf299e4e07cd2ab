using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>What a query asks of an offer, but for where it is: put to a chunk at a time.</summary>
static class RowFilter
{
    /// <summary>Those of some rows of a chunk of which all holds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Vector512<ulong> Of<TKey>(SearchQuery query, Chunk<TKey> chunk, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        if (query.MinBeds > chunk.MostBeds || query.MinUnits > chunk.MostUnits) return default;
        rows = Tagged(query, chunk, rows);
        if (rows != default && query.MinBeds > 0) rows = WithBeds(query, chunk, rows);
        if (rows != default && query.MinUnits > 1) rows = Masks.AtLeast(chunk.Columns.Units, query.MinUnits, rows);
        if (rows != default && query.Free is { } days) rows = FreeOn(chunk, days, query.MinBeds, rows);
        return rows;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<ulong> Tagged<TKey>(SearchQuery query, Chunk<TKey> chunk, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        foreach (var tag in query.With) rows &= chunk.With(tag);
        foreach (var tag in query.Without) rows &= ~chunk.With(tag);
        foreach (var any in query.WithAny) rows &= AnyOf(chunk, any);
        return rows;
    }

    static Vector512<ulong> AnyOf<TKey>(Chunk<TKey> chunk, int[] tags) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var rows = Vector512<ulong>.Zero;
        foreach (var tag in tags) rows |= chunk.With(tag);
        return rows;
    }

    static Vector512<ulong> WithBeds<TKey>(SearchQuery query, Chunk<TKey> chunk, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey> =>
        query.Infants == 0
            ? chunk.WithBeds(query.MinBeds, rows)
            : Masks.AtLeast(chunk.Columns.Beds, chunk.Columns.Cots, query.MinBeds, query.Infants, rows);

    static Vector512<ulong> FreeOn<TKey>(Chunk<TKey> chunk, DaySpan days, int beds, Vector512<ulong> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        rows = Masks.Offered(chunk.Columns.From, chunk.Columns.To, days, rows);
        if (rows != default && chunk.Taken is not []) rows &= ~TakenOn(chunk, days);
        return chunk.Scarce is [] || rows == default ? rows : rows & ~ScarceOn(chunk, days, beds);
    }

    static Vector512<ulong> TakenOn<TKey>(Chunk<TKey> chunk, DaySpan days) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        words.Clear();
        foreach (var (row, taken) in chunk.Taken)
            if (taken.Touches(days)) words[row / Chunk<TKey>.BlockRows] |= 1ul << row;
        return Vector512.Create<ulong>(words);
    }

    static Vector512<ulong> ScarceOn<TKey>(Chunk<TKey> chunk, DaySpan days, int beds) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        words.Clear();
        foreach (var (row, left) in chunk.Scarce)
            if (left.Beds < beds && left.Days.Touches(days)) words[row / Chunk<TKey>.BlockRows] |= 1ul << row;
        return Vector512.Create<ulong>(words);
    }
}
