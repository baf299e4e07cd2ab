using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>A household as the search through the units needs it.</summary>
readonly struct PackedHousehold
{
    public const double EarthKm = Position.EarthRadius / 1000;

    public readonly double X, Y, Z, WithinKm, MostChord2;
    public readonly ulong Languages, Countries;
    public readonly uint Kinds, Near;
    public readonly Trait Needs;
    public readonly int NearAsked, People, Infants, From, To;
    public readonly bool HasWish;

    // By their numbers in the tree; null for none, which is nearly everybody.
    public readonly int[]? Barred;

    public PackedHousehold(PlanHousehold household, int first, int[] numberInTree)
    {
        Barred = household.Barred.Count == 0 ? null : [.. household.Barred.Select(unit => numberInTree[unit])];
        HasWish = household.Wish is not null && !double.IsInfinity(household.WithinKm);
        if (household.Wish is { } wish)
        {
            var at = new Direction(wish);
            (X, Y, Z) = (at.X, at.Y, at.Z);
        }
        (WithinKm, MostChord2) = (Math.Max(1, household.WithinKm), HasWish ? Chord2(household.WithinKm) : double.PositiveInfinity);
        (Languages, Countries, Kinds, Near, Needs) = (household.Languages, household.Countries == 0 ? ulong.MaxValue : household.Countries, household.Kinds, household.Near, household.Needs);
        (NearAsked, People, Infants, From, To) = (System.Numerics.BitOperations.PopCount(household.Near), household.People, household.Infants, household.From - first, household.To - first);
    }

    static double Chord2(double km) => km >= Math.PI * EarthKm ? double.PositiveInfinity : Square(2 * Math.Sin(km / EarthKm / 2));

    static double Square(double value) => value * value;

    /// <summary>Kilometres over the sphere to what is so far away in a straight line: exact within a micrometre of the haversine.</summary>
    public static double Km(double chord2) => 2 * EarthKm * Math.Asin(Math.Min(1, Math.Sqrt(chord2) / 2));
}
