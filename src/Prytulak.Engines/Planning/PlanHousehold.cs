using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>A household that waits for a home, in the terms of a plan: what it must have, and what it would like.</summary>
public sealed record PlanHousehold
{
    /// <summary>From 1 to 255.</summary>
    public required int People { get; init; }

    /// <summary>How many of them may sleep in a cot.</summary>
    public int Infants { get; init; }
    public Trait Needs { get; init; } = Trait.Mixed;

    /// <summary>What kinds of households it may be called, a bit each; a host who welcomes some of them welcomes it.</summary>
    public uint Kinds { get; init; } = uint.MaxValue;

    /// <summary>Where it would like to live, and how far from there is still good, in kilometres.</summary>
    public Position? Wish { get; init; }
    public double WithinKm { get; init; } = double.PositiveInfinity;

    /// <summary>The countries it can go to, a bit each; 0 for all.</summary>
    public ulong Countries { get; init; }

    /// <summary>The languages it speaks, and what it would like to have near, a bit each.</summary>
    public ulong Languages { get; init; }
    public uint Near { get; init; }

    /// <summary>The first night, and the morning after the last, in days.</summary>
    public required int From { get; init; }
    public required int To { get; init; }

    /// <summary>How urgent it is, from 0 up, and how many days it has waited.</summary>
    public int Urgency { get; init; }
    public int WaitingDays { get; init; }

    /// <summary>The numbers of units it must not get, whatever the rules: refused by it or by the host, or the host is barred.</summary>
    public IReadOnlyList<int> Barred { get; init; } = [];
}
