namespace Prytulak.Engines.Planning;

/// <summary>How far a household looks, or how far units lie apart, so small that a hundred thousand are sorted out in a moment.</summary>
readonly struct Horizon
{
    // Coordinates in single precision are wrong by a metre or two.
    const float Wrong = 1e-6f;

    readonly float x, y, z, reach;
    readonly ulong countries;

    public Horizon(in PackedHousehold household)
    {
        (x, y, z, countries) = ((float)household.X, (float)household.Y, (float)household.Z, household.Countries);
        reach = household.HasWish ? (float)Math.Sqrt(household.MostChord2) + Wrong : float.PositiveInfinity;
    }

    /// <summary>All these units.</summary>
    public Horizon(ReadOnlySpan<PackedUnit> units)
    {
        foreach (ref readonly var unit in units)
        {
            (x, y, z) = (x + (float)unit.X / units.Length, y + (float)unit.Y / units.Length, z + (float)unit.Z / units.Length);
            countries |= 1ul << unit.Country;
        }
        foreach (ref readonly var unit in units) reach = Math.Max(reach, Away((float)unit.X, (float)unit.Y, (float)unit.Z) + Wrong);
    }

    /// <summary>Whether one can be within the other: false only where it cannot.</summary>
    public bool Meets(in Horizon other) => (countries & other.countries) != 0 && Away(other.x, other.y, other.z) <= reach + other.reach;

    float Away(float toX, float toY, float toZ) => MathF.Sqrt((x - toX) * (x - toX) + (y - toY) * (y - toY) + (z - toZ) * (z - toZ));
}
