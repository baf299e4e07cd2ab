using System.Runtime.CompilerServices;

namespace Prytulak.Engines.Planning;

/// <summary>What the units below a node of <see cref="UnitTree"/> offer at most, and what the cheapest of them costs.</summary>
struct UnitNode
{
    /// <summary>Where its children, or in a leaf its units, begin and end.</summary>
    public int Start, End;
    public float X0, Y0, Z0, X1, Y1, Z1;
    public ulong Languages, Countries;
    public long Price;

    /// <summary>What at least one of them offers, and what all of them do.</summary>
    public Trait Any, All;
    public uint Welcome, Near;
    public int From, To, Bonus;
    public byte Beds, FewestBeds, Cots;

    public static UnitNode Empty => new() { X0 = 2, Y0 = 2, Z0 = 2, X1 = -2, Y1 = -2, Z1 = -2, Price = long.MaxValue, All = (Trait)uint.MaxValue, From = int.MaxValue, Bonus = int.MinValue, FewestBeds = byte.MaxValue };

    public void Add(in PackedUnit unit)
    {
        (X0, Y0, Z0) = (Math.Min(X0, Below(unit.X)), Math.Min(Y0, Below(unit.Y)), Math.Min(Z0, Below(unit.Z)));
        (X1, Y1, Z1) = (Math.Max(X1, Above(unit.X)), Math.Max(Y1, Above(unit.Y)), Math.Max(Z1, Above(unit.Z)));
        (Languages, Countries, Welcome, Near) = (Languages | unit.Languages, Countries | 1ul << unit.Country, Welcome | unit.Welcome, Near | unit.Near);
        (Any, All, Price) = (Any | unit.Offers, All & unit.Offers, Math.Min(Price, unit.Price));
        (From, To, Bonus) = (Math.Min(From, unit.From), Math.Max(To, unit.To), Math.Max(Bonus, unit.Bonus));
        (Beds, FewestBeds, Cots) = (Math.Max(Beds, unit.Beds), Math.Min(FewestBeds, unit.Beds), Math.Max(Cots, unit.Cots));
    }

    public void Add(in UnitNode node)
    {
        (X0, Y0, Z0) = (Math.Min(X0, node.X0), Math.Min(Y0, node.Y0), Math.Min(Z0, node.Z0));
        (X1, Y1, Z1) = (Math.Max(X1, node.X1), Math.Max(Y1, node.Y1), Math.Max(Z1, node.Z1));
        (Languages, Countries, Welcome, Near) = (Languages | node.Languages, Countries | node.Countries, Welcome | node.Welcome, Near | node.Near);
        (Any, All, Price) = (Any | node.Any, All & node.All, Math.Min(Price, node.Price));
        (From, To, Bonus) = (Math.Min(From, node.From), Math.Max(To, node.To), Math.Max(Bonus, node.Bonus));
        (Beds, FewestBeds, Cots) = (Math.Max(Beds, node.Beds), Math.Min(FewestBeds, node.FewestBeds), Math.Max(Cots, node.Cots));
    }

    static float Below(double value) => MathF.BitDecrement((float)value);

    static float Above(double value) => MathF.BitIncrement((float)value);

    /// <summary>The most that any unit below can give this household, its price taken off; <see cref="long.MinValue"/> where none can be allowed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly long Most(in PackedHousehold household, PlanWeights weights)
    {
        if ((household.Needs & ~Any) != 0 || household.People > Beds + Math.Min(household.Infants, Cots) || household.From < From || household.To > To
            || (household.Kinds & Welcome) == 0 || (household.Countries & Countries) == 0) return long.MinValue;
        long most = Bonus + Common(household, weights);
        if ((household.Languages & Languages) != 0) most += weights.Language;
        if ((household.Near & Near) != 0) most += weights.Near;
        if (household.HasWish)
        {
            var chord2 = Chord2(household);
            if (chord2 > household.MostChord2) return long.MinValue;
            most += 1 + (long)(weights.Distance * Math.Max(0, 1 - PackedHousehold.EarthKm / household.WithinKm * Math.Sqrt(chord2)));
        }
        return most - Price;
    }

    /// <summary>What is taken from the fit of every unit below.</summary>
    public readonly int Common(in PackedHousehold household, PlanWeights weights) =>
        -weights.SpareBed * Math.Clamp(FewestBeds - household.People, 0, PlanWeights.MostSpare)
        - (All.HasFlag(Trait.StepFree) && !household.Needs.HasFlag(Trait.StepFree) ? weights.StepFreeKept : 0);

    // The straight way is never longer than the way over the ground.
    readonly double Chord2(in PackedHousehold household)
    {
        var x = Math.Max(0, Math.Max(X0 - household.X, household.X - X1));
        var y = Math.Max(0, Math.Max(Y0 - household.Y, household.Y - Y1));
        var z = Math.Max(0, Math.Max(Z0 - household.Z, household.Z - Z1));
        return x * x + y * y + z * z;
    }
}
