namespace Prytulak.Engines.Planning;

/// <summary>
/// What counts how much: the whole table. Priorities come first, whatever the fits; all are points, and each from 0 to 10,000.
/// </summary>
public sealed record PlanWeights
{
    /// <summary>What each person of a household adds to its priority, before urgency and waiting.</summary>
    public int Person { get; init; } = 10;

    /// <summary>What each point of urgency adds for each person.</summary>
    public int Urgency { get; init; } = 1;

    /// <summary>What a month of waiting adds for each person; no more is added after a year.</summary>
    public int WaitingMonth { get; init; } = 2;

    /// <summary>A home at the place of the wish; at the end of the way that is still good there is nothing of it left.</summary>
    public int Distance { get; init; } = 400;

    /// <summary>A language in common with the host.</summary>
    public int Language { get; init; } = 200;

    /// <summary>All that should be near, is; a part of it for a part.</summary>
    public int Near { get; init; } = 120;
    public int FreeOfCharge { get; init; } = 60;
    public int OwnBath { get; init; } = 20;

    /// <summary>Taken away for each bed that stays empty, up to four: larger families need it.</summary>
    public int SpareBed { get; init; } = 30;

    /// <summary>Taken away where a step-free unit goes to a household that does not need one.</summary>
    public int StepFreeKept { get; init; } = 80;

    /// <summary>Households that want to live near each other, and do: for each group of them.</summary>
    public int Together { get; init; } = 300;

    /// <summary>Taken away for each household that the host has already, up to three.</summary>
    public int HostLoad { get; init; } = 30;

    /// <summary>No fit is further from 0, whatever the weights.</summary>
    internal const int MostFit = 100_000;
    internal const int MostSpare = 4, MostLoad = 3, MostMonths = 12;

    /// <summary>No fit is higher.</summary>
    internal int MostGain => Distance + Language + Near + FreeOfCharge + OwnBath;

    /// <summary>By how much two fits can differ at most.</summary>
    internal int FitRange => Distance + Language + Near + FreeOfCharge + OwnBath + MostSpare * SpareBed + StepFreeKept + MostLoad * HostLoad + Together;

    /// <summary>What placing this household is worth, from 1 up.</summary>
    public int PriorityOf(PlanHousehold household) =>
        Math.Max(1, household.People * (Person + Urgency * household.Urgency + WaitingMonth * Math.Clamp(household.WaitingDays, 0, MostMonths * 30) / 30));

    /// <exception cref="ArgumentException">A weight is out of its range.</exception>
    public void Check()
    {
        foreach (var weight in (int[])[Person, Urgency, WaitingMonth, Distance, Language, Near, FreeOfCharge, OwnBath, SpareBed, StepFreeKept, HostLoad, Together])
            if (weight is < 0 or > 10_000) throw new ArgumentException("A weight is not between 0 and 10,000.");
    }
}
