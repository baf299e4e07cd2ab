using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Planning;

/// <summary>
/// The units of a tree column by column, so that sixteen are looked at in one step. It only sorts out: what it lets through is
/// asked once more, exactly.
/// </summary>
sealed class UnitLanes
{
    public const int Lanes = 16;

    readonly float[] x, y, z, bonus;
    readonly int[] from, to, levels, rests;
    readonly uint[] offers, welcome, near, languages;
    long scale = 1 << 30, farthest;

    public UnitLanes(PackedUnit[] units)
    {
        T[] Column<T>(Func<PackedUnit, T> value) => [.. units.Select(value), .. new T[Lanes]];
        (x, y, z, bonus) = (Column(unit => (float)unit.X), Column(unit => (float)unit.Y), Column(unit => (float)unit.Z), Column(unit => (float)unit.Bonus));
        (from, to, offers, welcome, near) = (Column(unit => (int)unit.From), Column(unit => (int)unit.To), Column(unit => (uint)unit.Offers), Column(unit => unit.Welcome), Column(unit => unit.Near));
        (languages, levels, rests) = (Column(unit => SoughtUnits.Fold(unit.Languages)), new int[x.Length], new int[x.Length]);
    }

    /// <summary>Takes new prices apart into whole levels and what is left of each.</summary>
    public void Price(ReadOnlySpan<long> prices, long perLevel)
    {
        (scale, farthest) = (perLevel, 0);
        for (var unit = 0; unit < prices.Length; unit++)
        {
            var (level, rest) = Apart(prices[unit]);
            (levels[unit], rests[unit]) = ((int)level, (int)Math.Clamp(rest, int.MinValue / 2, int.MaxValue / 2));
            farthest = Math.Max(farthest, Math.Abs(rest));
        }
    }

    (long Level, long Left) Apart(long price)
    {
        var level = (long)Math.Floor((double)price / scale + 0.5);
        return (level, price - level * scale);
    }

    /// <summary>Which of the sixteen units from this one on may be allowed and gain more than the floor, a bit each.</summary>
    /// <param name="common">What all of them have in common of a fit, in points.</param>
    public uint Candidates(int unit, in SoughtUnits sought, int common, long floor)
    {
        var missing = Vector512.AndNot(Vector512.Create(sought.Needs), At(offers, unit));
        var refused = Vector512.Equals(Vector512.Create(sought.Kinds) & At(welcome, unit), Vector512<uint>.Zero);
        var allowed = Vector512.Equals(missing, Vector512<uint>.Zero).AsInt32() & Vector512.LessThanOrEqual(At(from, unit), Vector512.Create(sought.From)) & Vector512.GreaterThanOrEqual(At(to, unit), Vector512.Create(sought.To));
        var mask = (uint)Vector512.AndNot(allowed, refused.AsInt32()).ExtractMostSignificantBits();
        return mask == 0 ? 0 : mask & Gaining(unit, sought, common, floor);
    }

    uint Gaining(int unit, in SoughtUnits sought, int common, long floor)
    {
        var most = At(bonus, unit) + Vector512.Create(common + sought.Slack);
        most += If(Vector512.Create(sought.Languages) & At(languages, unit), sought.Language) + If(Vector512.Create(sought.Near) & At(near, unit), sought.NearAll);
        var within = Vector512<int>.AllBitsSet;
        if (sought.HasWish) most += Distance(unit, sought, out within);
        if (floor == long.MinValue) return (uint)within.ExtractMostSignificantBits();
        var (level, rest) = Apart(floor);
        // Prices whose levels cannot be told apart are left to the exact look.
        if (scale > int.MaxValue || farthest + Math.Abs(rest) + PlanWeights.MostFit > scale / 2) return (uint)within.ExtractMostSignificantBits();
        var (levels, dear) = (At(this.levels, unit), Vector512.ConvertToSingle(At(rests, unit) + Vector512.Create((int)rest)));
        var gaining = Vector512.LessThan(levels, Vector512.Create((int)-level)) | Vector512.Equals(levels, Vector512.Create((int)-level)) & Vector512.GreaterThan(most, dear).AsInt32();
        return (uint)(gaining & within).ExtractMostSignificantBits();
    }

    // The straight way is shorter than the one over the ground, so this is never too little.
    Vector512<float> Distance(int unit, in SoughtUnits sought, out Vector512<int> within)
    {
        var (dx, dy, dz) = (At(x, unit) - Vector512.Create(sought.X), At(y, unit) - Vector512.Create(sought.Y), At(z, unit) - Vector512.Create(sought.Z));
        var chord = Vector512.Sqrt(dx * dx + dy * dy + dz * dz);
        within = Vector512.LessThanOrEqual(chord, Vector512.Create(sought.MostChord)).AsInt32();
        return Vector512.Max(Vector512<float>.Zero, Vector512.Create(sought.Distance) - chord * Vector512.Create(sought.DistancePerChord));
    }

    static Vector512<float> If(Vector512<uint> bits, float points) =>
        Vector512.AndNot(Vector512.Create(points), Vector512.Equals(bits, Vector512<uint>.Zero).AsSingle());

    static Vector512<T> At<T>(T[] column, int unit) where T : unmanaged => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)unit);
}

/// <summary>What a household asks for, in single precision, rounded so that nothing is missed.</summary>
readonly struct SoughtUnits
{
    // Coordinates in single precision are wrong by a metre or two.
    const float WrongKm = 0.004f;

    public readonly float X, Y, Z, MostChord, Distance, DistancePerChord, Language, NearAll, Slack;
    public readonly uint Needs, Kinds, Near, Languages;
    public readonly int From, To;
    public readonly bool HasWish;

    public SoughtUnits(in PackedHousehold household, PlanWeights weights)
    {
        (X, Y, Z, HasWish) = ((float)household.X, (float)household.Y, (float)household.Z, household.HasWish);
        (MostChord, Distance) = ((float)Math.Sqrt(household.MostChord2) + WrongKm / (float)PackedHousehold.EarthKm, weights.Distance);
        DistancePerChord = (float)(weights.Distance * PackedHousehold.EarthKm / household.WithinKm);
        (Needs, Kinds, Near, Languages, From, To) = ((uint)household.Needs, household.Kinds, household.Near, Fold(household.Languages), household.From, household.To);
        (Language, NearAll, Slack) = (weights.Language, weights.Near, 1 + (float)(weights.Distance * WrongKm / household.WithinKm));
    }

    public static uint Fold(ulong languages) => (uint)languages | (uint)(languages >> 32);
}
