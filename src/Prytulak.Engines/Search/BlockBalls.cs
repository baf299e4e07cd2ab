using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>The balls of the eight blocks of a chunk side by side, so that one comparison judges all; and the middle of each on the map.</summary>
sealed class BlockBalls
{
    const int Blocks = 8, BlockRows = 64;

    BlockBalls(Ball[] balls, uint[] mapX, uint[] mapY)
    {
        (MapX, MapY) = (mapX, mapY);
        X = Vector256.Create([.. balls.Select(ball => ball.X)], 0);
        Y = Vector256.Create([.. balls.Select(ball => ball.Y)], 0);
        Z = Vector256.Create([.. balls.Select(ball => ball.Z)], 0);
        Radius = Vector256.Create([.. balls.Select(ball => ball.Radius)], 0);
    }

    public Vector256<float> X { get; }
    public Vector256<float> Y { get; }
    public Vector256<float> Z { get; }
    public Vector256<float> Radius { get; }
    public uint[] MapX { get; }
    public uint[] MapY { get; }

    public static BlockBalls Of<TKey>(ReadOnlySpan<Placed<TKey>> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var (balls, mapX, mapY) = (new Ball[Blocks], new uint[Blocks], new uint[Blocks]);
        for (var block = 0; block * BlockRows < rows.Length; block++)
        {
            var part = rows.Slice(block * BlockRows, Math.Min(BlockRows, rows.Length - block * BlockRows));
            balls[block] = Ball.Around(part);
            (mapX[block], mapY[block]) = Middle(part);
        }
        return new(balls, mapX, mapY);
    }

    static (uint X, uint Y) Middle<TKey>(ReadOnlySpan<Placed<TKey>> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        var (x, y) = (0ul, 0ul);
        foreach (ref readonly var row in rows) (x, y) = (x + row.Spot.MapX, y + row.Spot.MapY);
        return ((uint)(x / (ulong)rows.Length), (uint)(y / (ulong)rows.Length));
    }
}
