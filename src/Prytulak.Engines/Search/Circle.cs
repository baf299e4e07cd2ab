using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// All that lies within a distance of a place. Most is decided by the straight line through the earth in single precision;
/// what is too near the edge for that, by the great circle in double precision.
/// </summary>
readonly struct Circle
{
    readonly Haversine centre;
    readonly double metres;

    public Circle(Position centre, double metres)
    {
        (this.centre, this.metres) = (new(centre), metres);
        var spot = Spot.Of(centre);
        (X, Y, Z) = (spot.X, spot.Y, spot.Z);
        var chord = metres >= Math.PI * Position.EarthRadius ? double.PositiveInfinity : 2 * Math.Sin(metres / (2 * Position.EarthRadius));
        (Sure, Edge) = ((float)chord - Ball.Slack, (float)chord + Ball.Slack);
    }

    public float X { get; }
    public float Y { get; }
    public float Z { get; }

    /// <summary>A straight line no longer than this is surely within; one longer than the edge surely not. In radii of the earth.</summary>
    public float Sure { get; }
    public float Edge { get; }

    /// <summary>The straight line to the middle of a ball.</summary>
    public float To(in Ball ball)
    {
        var (x, y, z) = (ball.X - X, ball.Y - Y, ball.Z - Z);
        return MathF.Sqrt(x * x + y * y + z * z);
    }

    /// <summary>The blocks of a chunk that lie within as a whole, and those beyond: a bit for each.</summary>
    public (uint Within, uint Beyond) Judge(in BlockBalls balls)
    {
        var (x, y, z) = (balls.X - Vector256.Create(X), balls.Y - Vector256.Create(Y), balls.Z - Vector256.Create(Z));
        var away = Vector256.Sqrt(x * x + y * y + z * z);
        return (Vector256.LessThanOrEqual(away + balls.Radius, Vector256.Create(Sure)).ExtractMostSignificantBits(),
            Vector256.GreaterThan(away - balls.Radius, Vector256.Create(Edge)).ExtractMostSignificantBits());
    }

    /// <summary>Those of some rows that lie within, where all rows of some blocks are known to.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<ulong> Of<TKey>(OfferColumns<TKey> columns, Vector512<ulong> rows, uint within) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        rows.CopyTo(words);
        for (var block = 0; block < words.Length; block++)
            if (words[block] != 0 && (within >> block & 1) == 0) words[block] = InBlock(columns, block * Chunk<TKey>.BlockRows, words[block]);
        return Vector512.Create<ulong>(words);
    }

    ulong InBlock<TKey>(OfferColumns<TKey> columns, int row, ulong rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var (x, y, z) = (Vector512.Create(X), Vector512.Create(Y), Vector512.Create(Z));
        var (sure, edge) = (Vector512.Create(Sure > 0 ? Sure * Sure : -1), Vector512.Create(Edge * Edge));
        var (within, near) = (0ul, 0ul);
        for (var part = 0; part < Chunk<TKey>.BlockRows; part += 16)
        {
            var (dx, dy, dz) = (Vector512.Create(columns.X, row + part) - x, Vector512.Create(columns.Y, row + part) - y, Vector512.Create(columns.Z, row + part) - z);
            var squared = dx * dx + dy * dy + dz * dz;
            within |= Vector512.LessThanOrEqual(squared, sure).ExtractMostSignificantBits() << part;
            near |= Vector512.LessThanOrEqual(squared, edge).ExtractMostSignificantBits() << part;
        }
        for (var doubtful = near & ~within & rows; doubtful != 0; doubtful &= doubtful - 1)
        {
            var bit = BitOperations.TrailingZeroCount(doubtful);
            if (centre.MetresTo(columns.Latitudes[row + bit], columns.Longitudes[row + bit]) <= metres) within |= 1ul << bit;
        }
        return within & rows;
    }
}
