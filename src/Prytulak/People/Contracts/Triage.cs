namespace Prytulak.People.Contracts;

/// <summary>How soon a roof is needed.</summary>
public enum Urgency { Tonight, ThisWeek, Later }

/// <summary>Whom to help first: the urgency, and a score within it. What sorts first is more urgent.</summary>
/// <param name="Score">Points: 1000 for a household whose stay broke off and that has no bed tonight, which no other points outweigh; 40 for children alone, 15 for each infant (at most three count), 20 for a wheelchair, 2 for each day of waiting (at most 30 count).</param>
public readonly record struct Triage(Urgency Urgency, int Score) : IComparable<Triage>
{
    private const int NoBed = 1000, Alone = 40, Infant = 15, StepFree = 20, DayOfWaiting = 2;

    /// <summary>Judges by the needs alone. Who does not say from when is asked this week.</summary>
    public static Triage Of(Needs needs, DateOnly askedOn, DateOnly today, bool hasNoBed = false) => new(
        hasNoBed ? Urgency.Tonight : UrgencyOf(needs.From, today), ScoreOf(needs, today.DayNumber - askedOn.DayNumber) + (hasNoBed ? NoBed : 0));

    private static Urgency UrgencyOf(DateOnly? from, DateOnly today) => (from?.DayNumber - today.DayNumber) switch
    {
        <= 0 => Urgency.Tonight,
        null or <= 7 => Urgency.ThisWeek,
        _ => Urgency.Later,
    };

    private static int ScoreOf(Needs needs, int daysWaiting) =>
        (needs.Adults == 0 ? Alone : 0)
        + Infant * Math.Min(needs.Infants, 3)
        + (needs.StepFree ? StepFree : 0)
        + DayOfWaiting * Math.Clamp(daysWaiting, 0, 30);

    public int CompareTo(Triage other) =>
        Urgency != other.Urgency ? Urgency.CompareTo(other.Urgency) : other.Score.CompareTo(Score);
}
