using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Search;

/// <summary>The balls of the eight blocks of a chunk side by side, so that one comparison judges all.</summary>
readonly struct BlockBalls
{
    public readonly Vector256<float> X, Y, Z, Radius;

    BlockBalls(ReadOnlySpan<Ball> balls)
    {
        Span<float> x = stackalloc float[balls.Length], y = stackalloc float[balls.Length], z = stackalloc float[balls.Length], radius = stackalloc float[balls.Length];
        for (var i = 0; i < balls.Length; i++) (x[i], y[i], z[i], radius[i]) = balls[i];
        (X, Y, Z, Radius) = (Vector256.Create<float>(x), Vector256.Create<float>(y), Vector256.Create<float>(z), Vector256.Create<float>(radius));
    }

    public static BlockBalls Of<TKey>(ReadOnlySpan<Placed<TKey>> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        Span<Ball> balls = stackalloc Ball[Chunk<TKey>.Blocks];
        for (var block = 0; block * Chunk<TKey>.BlockRows < rows.Length; block++)
            balls[block] = Ball.Around(rows.Slice(block * Chunk<TKey>.BlockRows, Math.Min(Chunk<TKey>.BlockRows, rows.Length - block * Chunk<TKey>.BlockRows)));
        return new(balls);
    }
}
