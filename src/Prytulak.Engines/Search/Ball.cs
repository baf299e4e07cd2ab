namespace Prytulak.Engines.Search;

/// <summary>A ball around a point of the unit sphere: all the points it stands for lie within its radius, by the straight line.</summary>
readonly record struct Ball(float X, float Y, float Z, float Radius)
{
    /// <summary>More than rounding to single precision does to a chord of the unit sphere: 6 m of the earth.</summary>
    public const float Slack = 1e-6f;

    /// <summary>A ball around all of these; not the smallest.</summary>
    public static Ball Around<TKey>(ReadOnlySpan<Placed<TKey>> rows) where TKey : unmanaged, IComparable<TKey>, IEquatable<TKey>
    {
        double x = 0, y = 0, z = 0;
        foreach (ref readonly var row in rows) (x, y, z) = (x + row.Spot.X, y + row.Spot.Y, z + row.Spot.Z);
        var centre = new Ball((float)(x / rows.Length), (float)(y / rows.Length), (float)(z / rows.Length), 0);
        var radius = 0f;
        foreach (ref readonly var row in rows) radius = Math.Max(radius, centre.DistanceTo(row.Spot));
        return centre with { Radius = radius + Slack };
    }

    float DistanceTo(in Spot spot)
    {
        var (x, y, z) = (spot.X - X, spot.Y - Y, spot.Z - Z);
        return MathF.Sqrt(x * x + y * y + z * z);
    }
}
