using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>What a query asks of an offer, but for where it is: put to a chunk at a time.</summary>
sealed class RowFilter(SearchQuery query)
{
    readonly int[] with = [.. query.With];
    readonly int[] without = [.. query.Without.Where(IsTag)];
    readonly int[][] withAny = [.. query.WithAny.Select(any => any.Where(IsTag).ToArray())];

    // A tag that no offer can have.
    readonly bool isHopeless = !query.With.All(IsTag) || query.Free is { } days && days.To < days.From;

    /// <summary>The rows of a chunk of which all holds.</summary>
    public Vector512<ulong> Of<TKey>(Chunk<TKey> chunk) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        if (isHopeless || query.MinBeds > chunk.MostBeds || query.MinUnits > chunk.MostUnits) return default;
        var mask = Tagged(chunk);
        if (mask != default && query.MinBeds > 0) mask = WithBeds(chunk, mask);
        if (mask != default && query.MinUnits > 1) mask = Masks.AtLeast(chunk.Columns.Units, query.MinUnits, mask);
        if (mask != default && query.Free is { } days) mask = FreeOn(chunk, days, mask);
        return mask;
    }

    Vector512<ulong> Tagged<TKey>(Chunk<TKey> chunk) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var mask = chunk.All;
        foreach (var tag in with) mask &= chunk.With(tag);
        foreach (var tag in without) mask &= ~chunk.With(tag);
        foreach (var any in withAny) mask &= AnyOf(chunk, any);
        return mask;
    }

    static Vector512<ulong> AnyOf<TKey>(Chunk<TKey> chunk, int[] tags) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var mask = Vector512<ulong>.Zero;
        foreach (var tag in tags) mask |= chunk.With(tag);
        return mask;
    }

    Vector512<ulong> WithBeds<TKey>(Chunk<TKey> chunk, Vector512<ulong> mask) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey> =>
        query.Infants == 0
            ? Masks.AtLeast(chunk.Columns.Beds, query.MinBeds, mask)
            : Masks.AtLeast(chunk.Columns.Beds, chunk.Columns.Cots, query.MinBeds, query.Infants, mask);

    static Vector512<ulong> FreeOn<TKey>(Chunk<TKey> chunk, DaySpan days, Vector512<ulong> mask) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        mask = Masks.Offered(chunk.Columns.From, chunk.Columns.To, days, mask);
        return chunk.Taken is [] || mask == default ? mask : mask & ~TakenOn(chunk, days);
    }

    static Vector512<ulong> TakenOn<TKey>(Chunk<TKey> chunk, DaySpan days) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        words.Clear();
        foreach (var (row, taken) in chunk.Taken)
            if (taken.Touches(days)) words[row / Chunk<TKey>.BlockRows] |= 1ul << row;
        return Vector512.Create<ulong>(words);
    }

    static bool IsTag(int tag) => tag is >= 0 and < TagSet.Most;
}
