using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Planning;

/// <summary>Units of a home that are alike, free for the same nights, in the terms of a plan.</summary>
public sealed record PlanUnit
{
    public required Position At { get; init; }

    /// <summary>From 1 to 255, and cots for infants besides.</summary>
    public required int Beds { get; init; }
    public int Cots { get; init; }

    /// <summary>How many such units there are, each for one household, if it is not shared.</summary>
    public int Count { get; init; } = 1;

    /// <summary>True where several households live at once, each in as many beds as it has people; cots do not count.</summary>
    public bool IsShared { get; init; }

    /// <summary>How many households at once, where it is shared; 0 for as many as find a bed.</summary>
    public int MostHouseholds { get; init; }

    /// <summary>How many people come at least.</summary>
    internal int FewestPeople { get; init; }
    public Trait Offers { get; init; } = Trait.Mixed;

    /// <summary>The kinds of households that are welcome, a bit each; 0 for all.</summary>
    public uint Welcome { get; init; }

    /// <summary>The number of its country, from 0 to 63.</summary>
    public int Country { get; init; }
    public ulong Languages { get; init; }
    public uint Near { get; init; }

    /// <summary>The first night, and the morning after the last, in days.</summary>
    public required int From { get; init; }
    public required int To { get; init; }
    public bool FreeOfCharge { get; init; }
    public bool OwnBath { get; init; }

    /// <summary>How many households its host has already, or has been asked for.</summary>
    public int HostLoad { get; init; }
}
