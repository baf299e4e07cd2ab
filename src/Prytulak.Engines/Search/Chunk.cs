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

    readonly ulong[] planes;
    PlaneOfTag planeOf;
    CountOfTag tagged;

    /// <param name="rows">1 to 512, in the order of Hilbert's curve.</param>
    public Chunk(ReadOnlySpan<Placed<TKey>> rows)
    {
        Count = rows.Length;
        All = Masks.FirstRows(rows.Length);
        Columns = new(rows);
        planes = Planes(rows);
        Taken = TakenIn(rows);
        Ball = Ball.Around(rows);
        BlockBalls = BlockBalls.Of(rows);
        (First, Middle, Last) = (Columns.MapAt(0), Columns.MiddleOf(0, Count), Columns.MapAt(Count - 1));
        for (var tag = 0; tag < TagSet.Most; tag++) tagged[tag] = (ushort)Masks.Count(With(tag));
        Box = BoxOf(Columns);
        MostBeds = Columns.Beds.Max() + Columns.Cots.Max();
        MostUnits = Columns.Units.Max();
        FirstKey = Columns.Keys.Min();
        LastConfirmed = Columns.Confirmed.Max();
    }

    public int Count { get; }

    public OfferColumns<TKey> Columns { get; }

    /// <summary>What is not free of a row, in the order of rows.</summary>
    public (ushort Row, DaySpan Days)[] Taken { get; }

    /// <summary>Around all rows; and around those of each block.</summary>
    public Ball Ball { get; }
    public readonly BlockBalls BlockBalls;

    /// <summary>The first and the last row on the map, and the middle of all.</summary>
    public (uint X, uint Y) First { get; }
    public (uint X, uint Y) Middle { get; }
    public (uint X, uint Y) Last { get; }

    public GeoBox Box { get; }
    public int MostBeds { get; }
    public int MostUnits { get; }
    public TKey FirstKey { get; }
    public uint LastConfirmed { get; }

    public ulong FirstPlace => MapPoint.Hilbert(First.X, First.Y);

    /// <summary>The rows that there are.</summary>
    public Vector512<ulong> All { get; }

    /// <summary>The rows that have a tag.</summary>
    public Vector512<ulong> With(int tag) =>
        (uint)tag < TagSet.Most && planeOf[tag] is > 0 and var plane ? Vector512.Create(planes, plane * Blocks) : default;

    /// <summary>How many of some rows have a tag.</summary>
    public int CountWith(int tag, Vector512<ulong> rows) =>
        (uint)tag >= TagSet.Most || tagged[tag] == 0 ? 0 : rows == All ? tagged[tag] : Masks.Count(rows & With(tag));

    public bool Has(int tag, int row) =>
        (uint)tag < TagSet.Most && planeOf[tag] > 0 && (planes[planeOf[tag] * Blocks + row / BlockRows] >> row & 1) != 0;

    /// <summary>Adds to the count of each tag the rows of a mask that have it.</summary>
    public void CountTags(Vector512<ulong> mask, Span<int> counts)
    {
        for (var tag = 0; tag < TagSet.Most; tag++)
            counts[tag] += CountWith(tag, mask);
    }

    /// <summary>The row as it was put in.</summary>
    public Placed<TKey> Row(int row)
    {
        var tags = new TagSet();
        for (var tag = 0; tag < TagSet.Most; tag++)
            if (Has(tag, row)) tags.Add(tag);
        return Columns.Row(row, tags, TakenOf(row));
    }

    DaySpan[] TakenOf(int row) => Taken is [] ? [] : [.. Taken.Where(taken => taken.Row == row).Select(taken => taken.Days)];

    // Plane 0 is that of no tag.
    ulong[] Planes(ReadOnlySpan<Placed<TKey>> rows)
    {
        var (bits, count) = (new ulong[Blocks * 16], 1);
        for (var row = 0; row < rows.Length; row++)
            foreach (var tag in rows[row].Offer.Tags)
            {
                if (planeOf[tag] == 0) planeOf[tag] = checked((byte)count++);
                if (count * Blocks > bits.Length) Array.Resize(ref bits, bits.Length * 2);
                bits[planeOf[tag] * Blocks + row / BlockRows] |= 1ul << row;
            }
        return bits[..(count * Blocks)];
    }

    static (ushort, DaySpan)[] TakenIn(ReadOnlySpan<Placed<TKey>> rows)
    {
        var taken = new List<(ushort, DaySpan)>();
        for (var row = 0; row < rows.Length; row++)
            foreach (var days in rows[row].Offer.Taken.Span) taken.Add(((ushort)row, days));
        return [.. taken];
    }

    static GeoBox BoxOf(OfferColumns<TKey> columns) =>
        new(columns.Latitudes.Min(), columns.Longitudes.Min(), columns.Latitudes.Max(), columns.Longitudes.Max());

    // Both within the chunk itself, which is read first.
    [InlineArray(TagSet.Most)]
    struct CountOfTag
    {
        ushort rows;
    }

    [InlineArray(TagSet.Most)]
    struct PlaneOfTag
    {
        byte plane;
    }
}
