namespace Prytulak.Engines.Search;

/// <summary>The balls of all chunks as columns, as long as whole vectors of sixteen.</summary>
sealed class BallColumns
{
    public const int Step = 16;

    public BallColumns(int count)
    {
        var padded = (count + Step - 1) / Step * Step;
        (X, Y, Z, Radius) = (new float[padded], new float[padded], new float[padded], new float[padded]);
        Radius.AsSpan(count).Fill(float.NegativeInfinity);
    }

    public float[] X { get; }
    public float[] Y { get; }
    public float[] Z { get; }
    public float[] Radius { get; }

    public void Set(int i, Ball ball) => (X[i], Y[i], Z[i], Radius[i]) = ball;

    public void Copy(BallColumns from, int first, int count, int to)
    {
        Array.Copy(from.X, first, X, to, count);
        Array.Copy(from.Y, first, Y, to, count);
        Array.Copy(from.Z, first, Z, to, count);
        Array.Copy(from.Radius, first, Radius, to, count);
    }
}
