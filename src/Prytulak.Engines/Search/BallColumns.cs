namespace Prytulak.Engines.Search;

/// <summary>The balls of all chunks as columns, as long as whole vectors of sixteen.</summary>
sealed class BallColumns
{
    public const int Step = 16;

    public BallColumns(int count, Func<int, Ball> ballOf)
    {
        var padded = (count + Step - 1) / Step * Step;
        (X, Y, Z, Radius) = (new float[padded], new float[padded], new float[padded], new float[padded]);
        Radius.AsSpan(count).Fill(float.NegativeInfinity);
        for (var i = 0; i < count; i++) (X[i], Y[i], Z[i], Radius[i]) = ballOf(i);
    }

    public float[] X { get; }
    public float[] Y { get; }
    public float[] Z { get; }
    public float[] Radius { get; }
}
