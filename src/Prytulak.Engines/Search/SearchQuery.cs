using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Search;

/// <summary>What comes first; equals are in the order of their keys.</summary>
public enum SearchOrder
{
    /// <summary>Nearest first; by key alone where no place is asked for.</summary>
    Distance,

    /// <summary>Most lately confirmed first.</summary>
    Freshness,

    /// <summary>Highest score of the query's <see cref="SearchQuery.Wishes"/> first.</summary>
    Fit,
}

/// <summary>What is asked of an offer: everything that is set must hold.</summary>
public sealed record SearchQuery
{
    /// <summary>Where distances are taken from.</summary>
    public Position? Near { get; init; }

    /// <summary>The farthest from <see cref="Near"/>, over the sphere.</summary>
    public double WithinMetres { get; init; } = double.PositiveInfinity;

    public GeoBox? Box { get; init; }

    /// <summary>People who need a bed each, 0 for any number.</summary>
    public int MinBeds { get; init; }

    /// <summary>How many of them may sleep in a cot.</summary>
    public int Infants { get; init; }

    public int MinUnits { get; init; }

    /// <summary>It must be offered on the first of these days or before, on the last or after, and on none between be taken.</summary>
    public DaySpan? Free { get; init; }

    /// <summary>Tags that it must have; a number that no offer has finds nothing.</summary>
    public int[] With { get; init; } = [];

    /// <summary>Tags that it must not have.</summary>
    public int[] Without { get; init; } = [];

    /// <summary>Of each of these lists it must have one tag at least.</summary>
    public int[][] WithAny { get; init; } = [];

    public SearchOrder Order { get; init; }

    public SearchWishes? Wishes { get; init; }

    /// <summary>The most offers to be named; the total does not depend on it.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>What makes one offer better than another, in points: those of all that holds are added up.</summary>
public sealed record SearchWishes
{
    /// <summary>Points for having at least one of these tags.</summary>
    public IReadOnlyList<(IReadOnlyList<int> Any, double Points)> Tags { get; init; } = [];

    /// <summary>Points at the place itself, falling evenly to none at <see cref="NearMetres"/>.</summary>
    public double NearPoints { get; init; }

    /// <summary>Metres, above 0.</summary>
    public double NearMetres { get; init; } = 1;

    /// <summary>Points for each bed beyond those asked for; negative, so that large homes are kept for large families.</summary>
    public double SpareBedPoints { get; init; }
}
