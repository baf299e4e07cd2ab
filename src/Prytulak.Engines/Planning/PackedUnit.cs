using System.Runtime.InteropServices;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>A unit in one line of the processor's cache, with its price of the moment.</summary>
[StructLayout(LayoutKind.Sequential)]
struct PackedUnit
{
    public double X, Y, Z;
    public ulong Languages;
    public long Price;
    public Trait Offers;
    public uint Welcome, Near;
    public ushort From, To;
    public short Bonus;
    public byte Beds, Cots, Country, FewestPeople;
    public bool IsShared;

    /// <param name="first">The first day there is: others are counted from it.</param>
    public static PackedUnit Of(PlanUnit unit, PlanWeights weights, int first)
    {
        var at = new Direction(unit.At);
        return new()
        {
            X = at.X, Y = at.Y, Z = at.Z, Languages = unit.Languages, Offers = unit.Offers, Welcome = unit.Welcome == 0 ? uint.MaxValue : unit.Welcome, Near = unit.Near,
            From = (ushort)(unit.From - first), To = (ushort)(unit.To - first), Beds = (byte)unit.Beds, Cots = (byte)(unit.IsShared ? 0 : unit.Cots), IsShared = unit.IsShared, FewestPeople = (byte)unit.FewestPeople, Country = (byte)unit.Country, Bonus = (short)BonusOf(unit, weights).Sum,
        };
    }

    /// <summary>What a unit is worth to everybody alike.</summary>
    public static FitTerms BonusOf(PlanUnit unit, PlanWeights weights) => new()
    {
        FreeOfCharge = unit.FreeOfCharge ? weights.FreeOfCharge : 0, OwnBath = unit.OwnBath ? weights.OwnBath : 0,
        HostLoad = -weights.HostLoad * Math.Min(PlanWeights.MostLoad, unit.HostLoad),
    };
}

/// <summary>A place on the earth as a vector of length 1.</summary>
readonly struct Direction
{
    public Direction(Position at)
    {
        var (latitude, longitude) = (double.DegreesToRadians(at.Latitude), double.DegreesToRadians(at.Longitude));
        (X, Y, Z) = (Math.Cos(latitude) * Math.Cos(longitude), Math.Cos(latitude) * Math.Sin(longitude), Math.Sin(latitude));
    }

    public double X { get; }
    public double Y { get; }
    public double Z { get; }
}
