using Prytulak.Foundation;

namespace Prytulak.Placement.Contracts;

/// <summary>What can be done with a stay.</summary>
public enum StayMove { Hold, HostYes, HouseholdYes, Decline, Lapse, Cancel, Arrive, End, BreakDown }

/// <summary>Where each move leads from each state: the whole life of a stay as one table. A move that is not here cannot be.</summary>
public static class StayMoves
{
    /// <summary>How long answers are awaited, and a unit that is held is kept for a household.</summary>
    public static readonly TimeSpan Hold = TimeSpan.FromHours(48);

    public static StayState? After(StayState state, StayMove move) => (state, move) switch
    {
        (StayState.Proposed, StayMove.Hold) => StayState.Held,
        (StayState.Proposed or StayState.Held, StayMove.HostYes) => StayState.AcceptedByHost,
        (StayState.Proposed or StayState.Held, StayMove.HouseholdYes) => StayState.AcceptedByHousehold,
        (StayState.AcceptedByHousehold, StayMove.HostYes) => StayState.Confirmed,
        (StayState.AcceptedByHost, StayMove.HouseholdYes) => StayState.Confirmed,
        (StayState.Proposed or StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold, StayMove.Decline) => StayState.Declined,
        (StayState.Proposed or StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold, StayMove.Cancel) => StayState.Cancelled,
        (StayState.Proposed or StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold, StayMove.Lapse) => StayState.Lapsed,
        (StayState.Confirmed, StayMove.Arrive) => StayState.Arrived,
        (StayState.Arrived, StayMove.End) => StayState.Ended,
        (StayState.Confirmed or StayState.Arrived, StayMove.BreakDown) => StayState.BrokenDown,
        _ => null,
    };

    public static bool CanMove(this Stay stay, StayMove move) => After(stay.State, move) is not null;

    /// <summary>The state after the move, or a refusal: it has changed meanwhile.</summary>
    public static StayState Next(this Stay stay, StayMove move) => After(stay.State, move) ?? throw new Refusal(Why.Conflict, "stay.cannot");

    /// <summary>True in states in which the unit's nights belong to the stay.</summary>
    public static bool TakesNights(this StayState state) =>
        state is StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold or StayState.Confirmed or StayState.Arrived;

    /// <summary>True in states in which an answer is awaited.</summary>
    public static bool IsPending(this StayState state) =>
        state is StayState.Proposed or StayState.Held or StayState.AcceptedByHost or StayState.AcceptedByHousehold;
}
