using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// Up to 512 offers that are neighbours on the map, as columns, in the order of Hilbert's curve; never changed once made.
/// A tag is a plane of 512 bits, kept only where an offer of the chunk has it, so that a filter is one operation on a
/// vector for all rows (bit-slicing: O'Neil and Quass, Improved query performance with variant indexes, SIGMOD 1997).
/// </summary>
sealed class Chunk<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public const int Capacity = 512;

    /// <summary>A block is what one word of a mask tells of.</summary>
    public const int BlockRows = 64, Blocks = Capacity / BlockRows;

    // Up to so many beds a plane of its own tells who has them.
    const int BedPlanes = 8;

    readonly ulong[] planes;
    readonly int bedPlane;
    PlaneOfTag planeOf;

    /// <param name="rows">1 to 512, in the order of Hilbert's curve.</param>
    public Chunk(ReadOnlySpan<Placed<TKey>> rows)
    {
        Count = rows.Length;
        All = Masks.FirstRows(rows.Length);
        Columns = new(rows);
        planes = Planes(rows, out bedPlane);
        (Taken, Scarce) = (TakenIn(rows), ScarceIn(rows));
        Ball = Ball.Around(rows);
        BlockBalls = BlockBalls.Of(rows);
        Box = BoxOf(Columns);
        MostBeds = Columns.Beds.Max() + Columns.Cots.Max();
        MostUnits = Columns.Units.Max();
        FirstKey = Columns.Keys.Min();
        LastConfirmed = Columns.Confirmed.Max();
        First = MapPoint.Hilbert(Columns.Map[0].X, Columns.Map[0].Y);
        Span = new(Columns.Map[0], Columns.Map[^1]);
        Middle = Columns.MiddleOf(0, Count);
    }

    public int Count { get; }

    public OfferColumns<TKey> Columns { get; }

    /// <summary>Where it begins on the curve; its first and last offer on the map, and the middle of all.</summary>
    public ulong First { get; }
    public ChunkSpan Span { get; }
    public (uint X, uint Y) Middle { get; }

    /// <summary>What is not free of a row, in the order of rows.</summary>
    public (ushort Row, DaySpan Days)[] Taken { get; }

    /// <summary>When a row has only some of its beds left, in the order of rows.</summary>
    public (ushort Row, BedsLeft Left)[] Scarce { get; }

    /// <summary>Around all rows; and around those of each block.</summary>
    public Ball Ball { get; }
    public readonly BlockBalls BlockBalls;

    public GeoBox Box { get; }
    public int MostBeds { get; }
    public int MostUnits { get; }
    public TKey FirstKey { get; }
    public uint LastConfirmed { get; }

    /// <summary>The rows that there are.</summary>
    public Vector512<ulong> All { get; }

    /// <summary>The rows that have a tag.</summary>
    public Vector512<ulong> With(int tag) =>
        (uint)tag < TagSet.Most && planeOf[tag] is > 0 and var plane ? Vector512.Create(planes, plane * Blocks) : default;

    /// <summary>Those of some rows that have so many beds.</summary>
    public Vector512<ulong> WithBeds(int least, Vector512<ulong> rows)
    {
        rows &= Vector512.Create(planes, (bedPlane + Math.Min(least, BedPlanes) - 1) * Blocks);
        return least > BedPlanes ? Masks.AtLeast(Columns.Beds, least, rows) : rows;
    }

    /// <summary>The rows that begin a square of a zoom, the first always.</summary>
    public Vector512<ulong> StartsOfSquares(int zoom) => Masks.Below(Columns.Shared, zoom, All) | Vector512.CreateScalar(1ul);

    public bool Has(int tag, int row) =>
        (uint)tag < TagSet.Most && planeOf[tag] > 0 && (planes[planeOf[tag] * Blocks + row / BlockRows] >> row & 1) != 0;

    /// <summary>Adds to the count of each tag the rows of a mask that have it.</summary>
    public void CountTags(Vector512<ulong> mask, Span<int> counts)
    {
        for (var tag = 0; tag < TagSet.Most; tag++)
            if (planeOf[tag] > 0) counts[tag] += Masks.Count(mask & With(tag));
    }

    /// <summary>The rows as they were put in.</summary>
    public void CopyTo(List<Placed<TKey>> rows)
    {
        var tags = new TagSet[Count];
        for (var tag = 0; tag < TagSet.Most; tag++)
            if (planeOf[tag] > 0)
                foreach (var row in new SetBits(With(tag))) tags[row].Add(tag);
        for (var row = 0; row < Count; row++) rows.Add(Columns.Row(row, tags[row], TakenOf(row), ScarceOf(row)));
    }

    DaySpan[] TakenOf(int row) => Taken is [] ? [] : [.. Taken.Where(taken => taken.Row == row).Select(taken => taken.Days)];

    BedsLeft[] ScarceOf(int row) => Scarce is [] ? [] : [.. Scarce.Where(scarce => scarce.Row == row).Select(scarce => scarce.Left)];

    // Plane 0 is that of no tag; those of beds come last.
    ulong[] Planes(ReadOnlySpan<Placed<TKey>> rows, out int count)
    {
        (var bits, count) = (new ulong[Blocks * 32], 1);
        for (var row = 0; row < rows.Length; row++)
            foreach (var tag in rows[row].Offer.Tags)
            {
                if (planeOf[tag] == 0) planeOf[tag] = checked((byte)count++);
                if (count * Blocks > bits.Length) Array.Resize(ref bits, bits.Length * 2);
                bits[planeOf[tag] * Blocks + row / BlockRows] |= 1ul << row;
            }
        Array.Resize(ref bits, (count + BedPlanes) * Blocks);
        for (var row = 0; row < rows.Length; row++)
            for (var beds = Math.Min((int)rows[row].Offer.Beds, BedPlanes); beds > 0; beds--) bits[(count + beds - 1) * Blocks + row / BlockRows] |= 1ul << row;
        return bits;
    }

    static (ushort, DaySpan)[] TakenIn(ReadOnlySpan<Placed<TKey>> rows)
    {
        var taken = new List<(ushort, DaySpan)>();
        for (var row = 0; row < rows.Length; row++)
            foreach (var days in rows[row].Offer.Taken.Span) taken.Add(((ushort)row, days));
        return [.. taken];
    }

    static (ushort, BedsLeft)[] ScarceIn(ReadOnlySpan<Placed<TKey>> rows)
    {
        var scarce = new List<(ushort, BedsLeft)>();
        for (var row = 0; row < rows.Length; row++)
            foreach (var left in rows[row].Offer.Scarce.Span) scarce.Add(((ushort)row, left));
        return [.. scarce];
    }

    static GeoBox BoxOf(OfferColumns<TKey> columns) =>
        new(columns.Latitudes.Min(), columns.Longitudes.Min(), columns.Latitudes.Max(), columns.Longitudes.Max());

    // Within the chunk itself, which is read first.
    [InlineArray(TagSet.Most)]
    struct PlaneOfTag
    {
        byte plane;
    }
}
