using Prytulak.Placement.Contracts;

namespace Prytulak.Placement.Planning;

/// <summary>What people have decided about a household and a unit, or are deciding: a plan leaves it as it is.</summary>
public sealed class PlanDecision
{
    public Guid Household { get; init; }
    public Guid Unit { get; init; }
    public Guid Accommodation { get; init; }
    public Guid Host { get; init; }
    public DateOnly FromNight { get; init; }
    public DateOnly ToNight { get; init; }

    public int People { get; init; }

    /// <summary>Null for a proposal that waits its turn.</summary>
    public StayState? State { get; init; }

    /// <summary>Of a no: in which role and why it was said.</summary>
    public string ByRole { get; init; } = "";
    public string Reason { get; init; } = "";

    public bool IsOpen => State is null || State.Value.IsPending();

    /// <summary>
    /// Whether a no keeps the household from this unit: from all homes of a host who said no to it or from whom it was parted,
    /// from the whole home that it said no to itself, from the unit alone where that was only not free.
    /// </summary>
    public bool Bars(Guid unit, Guid home, Guid host) => this switch
    {
        { State: StayState.BrokenDown } => host == Host,
        { Reason: "not_free_any_more" } => unit == Unit,
        { ByRole: "Host" } => host == Host,
        _ => home == Accommodation,
    };
}
