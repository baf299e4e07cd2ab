using System.Numerics;
using System.Runtime.Intrinsics;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>
/// All that lies within a distance of a place. Most is decided by the straight line through the earth in single precision;
/// what is too near the edge for that, by the great circle in double precision.
/// </summary>
readonly struct Circle
{
    readonly Position centre;
    readonly double metres;

    public Circle(Position centre, double metres)
    {
        (this.centre, this.metres) = (centre, metres);
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

    /// <summary>The rows of a mask that lie within.</summary>
    public Vector512<ulong> Of<TKey>(Chunk<TKey> chunk, Vector512<ulong> mask) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var balls = chunk.BlockBalls;
        var away = Vector256.Sqrt(Squared(balls.X - Vector256.Create(X), balls.Y - Vector256.Create(Y), balls.Z - Vector256.Create(Z)));
        var within = Vector256.LessThanOrEqual(away + balls.Radius, Vector256.Create(Sure)).ExtractMostSignificantBits();
        var beyond = Vector256.GreaterThan(away - balls.Radius, Vector256.Create(Edge)).ExtractMostSignificantBits();
        Span<ulong> words = stackalloc ulong[Chunk<TKey>.Blocks];
        mask.CopyTo(words);
        for (var block = 0; block < words.Length; block++)
        {
            if (words[block] == 0 || (within >> block & 1) != 0) continue;
            words[block] = (beyond >> block & 1) != 0 ? 0 : InBlock(chunk.Columns, block * Chunk<TKey>.BlockRows, words[block]);
        }
        return Vector512.Create<ulong>(words);
    }

    ulong InBlock<TKey>(Columns<TKey> columns, int row, ulong rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
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
            if (centre.MetresTo(columns.PositionOf(row + bit)) <= metres) within |= 1ul << bit;
        }
        return within & rows;
    }

    static Vector256<float> Squared(Vector256<float> x, Vector256<float> y, Vector256<float> z) => x * x + y * y + z * z;
}
