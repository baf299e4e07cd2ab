using System.Numerics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>The columns of a chunk; those that vectors read are as long as whole blocks, the rest of them zero.</summary>
sealed class OfferColumns<TKey> where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
{
    public OfferColumns(ReadOnlySpan<Placed<TKey>> rows)
    {
        var count = rows.Length;
        var padded = (count + Chunk<TKey>.BlockRows - 1) / Chunk<TKey>.BlockRows * Chunk<TKey>.BlockRows;
        (Keys, Latitudes, Longitudes) = (new TKey[count], new double[count], new double[count]);
        (X, Y, Z) = (new float[padded], new float[padded], new float[padded]);
        (Map, Shared, Confirmed) = (new (uint, uint)[count], new byte[padded], new uint[count]);
        (Beds, Cots, Units) = (new ushort[padded], new ushort[padded], new ushort[padded]);
        (From, To) = (new int[padded], new int[padded]);
        for (var row = 0; row < count; row++) Set(row, rows[row]);
    }

    public TKey[] Keys { get; }
    public double[] Latitudes { get; }
    public double[] Longitudes { get; }
    public float[] X { get; }
    public float[] Y { get; }
    public float[] Z { get; }
    public (uint X, uint Y)[] Map { get; }

    /// <summary>The last zoom at which a row is in one tile with the row before; 0 for the first.</summary>
    public byte[] Shared { get; }

    public ushort[] Beds { get; }
    public ushort[] Cots { get; }
    public ushort[] Units { get; }
    public int[] From { get; }
    public int[] To { get; }
    public uint[] Confirmed { get; }

    public Position PositionOf(int row) => new(Latitudes[row], Longitudes[row]);

    /// <summary>The middle on the map of the rows from one to before another; of many, of eight at even distances.</summary>
    public (uint X, uint Y) MiddleOf(int from, int to)
    {
        var rows = Map.AsSpan(from, to - from);
        if (rows.Length == 1) return rows[0];
        var (x, y) = (0ul, 0ul);
        if (rows.Length <= 8)
        {
            foreach (var at in rows) (x, y) = (x + at.X, y + at.Y);
            var share = 1.0 / rows.Length;
            return ((uint)(x * share), (uint)(y * share));
        }
        for (var i = 0; i < 8; i++)
        {
            var at = rows[rows.Length * i >> 3];
            (x, y) = (x + at.X, y + at.Y);
        }
        return ((uint)(x >> 3), (uint)(y >> 3));
    }

    public Placed<TKey> Row(int row, TagSet tags, DaySpan[] taken, BedsLeft[] scarce) => new(
        new()
        {
            Key = Keys[row], Position = PositionOf(row), Beds = Beds[row], Cots = Cots[row], Units = Units[row],
            From = From[row], To = To[row], Confirmed = Confirmed[row], Tags = tags, Taken = taken, Scarce = scarce,
        },
        new(Latitudes[row], Longitudes[row], X[row], Y[row], Z[row], Map[row].X, Map[row].Y));

    void Set(int row, in Placed<TKey> placed)
    {
        var (offer, spot) = placed;
        (Keys[row], Latitudes[row], Longitudes[row]) = (offer.Key, spot.Latitude, spot.Longitude);
        (X[row], Y[row], Z[row], Map[row]) = (spot.X, spot.Y, spot.Z, (spot.MapX, spot.MapY));
        if (row > 0) Shared[row] = (byte)BitOperations.LeadingZeroCount(Map[row].X ^ Map[row - 1].X | Map[row].Y ^ Map[row - 1].Y);
        (Beds[row], Cots[row], Units[row]) = (offer.Beds, offer.Cots, offer.Units);
        (From[row], To[row], Confirmed[row]) = (offer.From, offer.To, offer.Confirmed);
    }
}
