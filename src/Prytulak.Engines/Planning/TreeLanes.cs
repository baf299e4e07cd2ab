using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Prytulak.Engines.Planning;

/// <summary>
/// The entries of a tree column by column, so that sixteen are looked at in one step. It only sorts out: units that it lets
/// through are asked once more, exactly.
/// </summary>
sealed class TreeLanes
{
    public const int Lanes = 16;

    readonly float[] x0, y0, z0, x1, y1, z1, bonus;
    readonly int[] from, to, beds, fewestBeds, fewestPeople, cots, levels, rests;
    readonly uint[] any, all, welcome, near, languages, countries;
    readonly byte[] cheaper;
    long scale = 1 << 30, farthest;

    public TreeLanes(TreeEntry[] entries)
    {
        T[] Column<T>(Func<TreeEntry, T> value) => [.. entries.Select(value), .. new T[Lanes]];
        (x0, y0, z0, x1, y1, z1) = (Column(entry => entry.X0), Column(entry => entry.Y0), Column(entry => entry.Z0), Column(entry => entry.X1), Column(entry => entry.Y1), Column(entry => entry.Z1));
        (from, to, beds, fewestBeds, fewestPeople, cots, bonus) = (Column(entry => entry.From), Column(entry => entry.To), Column(entry => entry.Beds), Column(entry => entry.FewestBeds), Column(entry => entry.FewestPeople), Column(entry => entry.Cots), Column(entry => entry.Bonus));
        (any, all, welcome, near, languages, countries) = (Column(entry => entry.Any), Column(entry => entry.All), Column(entry => entry.Welcome), Column(entry => entry.Near), Column(entry => entry.Languages), Column(entry => entry.Countries));
        (levels, rests, cheaper) = (new int[x0.Length], new int[x0.Length], new byte[x0.Length]);
    }

    /// <summary>Takes new prices of all entries apart into whole levels and what is left of each.</summary>
    /// <param name="fallen">255 for those of which a unit has become cheaper, 0 for others.</param>
    /// <param name="perLevel">What a whole level of priority costs.</param>
    public void Price(ReadOnlySpan<long> prices, ReadOnlySpan<byte> fallen, long perLevel)
    {
        (scale, farthest) = (perLevel, 0);
        fallen.CopyTo(cheaper);
        for (var entry = 0; entry < prices.Length; entry++) Price(entry, prices[entry]);
    }

    /// <summary>Takes a new price of one entry.</summary>
    public void Price(int entry, long price)
    {
        var (level, left) = Apart(price);
        (levels[entry], rests[entry]) = ((int)Math.Min(level, int.MaxValue / 2), (int)Math.Clamp(left, int.MinValue / 2, int.MaxValue / 2));
        farthest = Math.Max(farthest, Math.Abs(left));
    }

    /// <summary>Lets an entry through no more: nobody arrives after all there are.</summary>
    public void Close(int entry) => from[entry] = int.MaxValue;

    public bool AreClosed(int entry, int count) => !from.AsSpan(entry, count).ContainsAnyExcept(int.MaxValue);

    (long Level, long Left) Apart(long price)
    {
        var level = (long)Math.Floor((double)price / scale + 0.5);
        return (level, price - level * scale);
    }

    /// <summary>Which of the sixteen entries from this one on have become cheaper, or have below them a unit that has.</summary>
    public uint Cheaper(int entry) => Vector128.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(cheaper), (nuint)entry).ExtractMostSignificantBits();

    /// <summary>Which of the sixteen entries from this one on may be allowed and gain more than the floor, a bit each.</summary>
    /// <param name="gains">By how much each of them may be above the floor, to compare them with one another.</param>
    public uint Candidates(int entry, in SoughtUnits sought, long floor, out Vector512<float> gains)
    {
        gains = Vector512<float>.Zero;
        var allowed = Vector512.Equals(Vector512.AndNot(Vector512.Create(sought.Needs), At(any, entry)), Vector512<uint>.Zero).AsInt32()
            & Vector512.LessThanOrEqual(At(from, entry), Vector512.Create(sought.From)) & Vector512.GreaterThanOrEqual(At(to, entry), Vector512.Create(sought.To))
            & Vector512.GreaterThanOrEqual(At(beds, entry) + Vector512.Min(At(cots, entry), Vector512.Create(sought.Infants)), Vector512.Create(sought.People))
            & Vector512.LessThanOrEqual(At(fewestPeople, entry), Vector512.Create(sought.People));
        var refused = Vector512.Equals(Vector512.Create(sought.Kinds) & At(welcome, entry), Vector512<uint>.Zero) | Vector512.Equals(Vector512.Create(sought.Countries) & At(countries, entry), Vector512<uint>.Zero);
        var mask = (uint)Vector512.AndNot(allowed, refused.AsInt32()).ExtractMostSignificantBits();
        return mask == 0 ? 0 : mask & Gaining(entry, sought, floor, out gains);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    uint Gaining(int entry, in SoughtUnits sought, long floor, out Vector512<float> gains)
    {
        gains = Terms(entry, sought);
        var within = Vector512<int>.AllBitsSet;
        if (sought.HasWish) gains += Distance(entry, sought, out within);
        if (floor == long.MinValue) return (uint)within.ExtractMostSignificantBits();
        var (level, left) = Apart(floor);
        // Prices whose levels cannot be told apart are left to the exact look.
        if (scale > int.MaxValue || farthest + Math.Abs(left) + PlanWeights.MostFit > scale / 2) return (uint)within.ExtractMostSignificantBits();
        var (mine, theirs) = (Vector512.Create((int)-level), At(levels, entry));
        gains -= Vector512.ConvertToSingle(At(rests, entry) + Vector512.Create((int)left));
        var cheap = Vector512.LessThan(theirs, mine);
        gains = Vector512.ConditionalSelect(cheap.AsSingle(), gains + Vector512.Create(1e9f) * Vector512.ConvertToSingle(mine - theirs), gains);
        return (uint)((cheap | Vector512.Equals(theirs, mine)) & Vector512.GreaterThan(gains, Vector512<float>.Zero).AsInt32() & within).ExtractMostSignificantBits();
    }

    // The most that each can fit, but for the distance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector512<float> Terms(int entry, in SoughtUnits sought)
    {
        var spare = Vector512.Min(Vector512.Max(At(fewestBeds, entry) - Vector512.Create(sought.People), Vector512<int>.Zero), Vector512.Create(PlanWeights.MostSpare));
        return At(bonus, entry) + Vector512.Create(sought.Slack) - Vector512.ConvertToSingle(spare) * Vector512.Create(sought.SpareBed)
            + If(Vector512.Create(sought.Languages) & At(languages, entry), sought.Language) + If(Vector512.Create(sought.Near) & At(near, entry), sought.NearAll)
            - If(Vector512.Create(sought.Unneeded) & At(all, entry), sought.StepFreeKept);
    }

    // The straight way is shorter than the one over the ground, so this is never too little.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    Vector512<float> Distance(int entry, in SoughtUnits sought, out Vector512<int> within)
    {
        var (x, y, z) = (Away(x0, x1, sought.X, entry), Away(y0, y1, sought.Y, entry), Away(z0, z1, sought.Z, entry));
        var chord = Vector512.Sqrt(x * x + y * y + z * z);
        within = Vector512.LessThanOrEqual(chord, Vector512.Create(sought.MostChord)).AsInt32();
        return Vector512.Max(Vector512<float>.Zero, Vector512.Create(sought.Distance) - chord * Vector512.Create(sought.DistancePerChord));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> Away(float[] low, float[] high, float at, int entry) =>
        Vector512.Max(Vector512.Max(At(low, entry) - Vector512.Create(at), Vector512.Create(at) - At(high, entry)), Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<float> If(Vector512<uint> bits, float points) =>
        Vector512.AndNot(Vector512.Create(points), Vector512.Equals(bits, Vector512<uint>.Zero).AsSingle());

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector512<T> At<T>(T[] column, int entry) where T : unmanaged => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(column), (nuint)entry);
}
