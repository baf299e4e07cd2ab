using Prytulak.Engines.Planning;

namespace Prytulak.Placement.Planning;

/// <summary>The weights by name, in the order in which they are told: first what makes a household go first, then what makes a home fit.</summary>
public static class WeightNames
{
    /// <summary>The most that any of them can be.</summary>
    public const int Most = 1_000;

    public static readonly IReadOnlyList<string> Priorities = ["person", "urgency", "waiting_month"];
    public static readonly IReadOnlyList<string> Fits = ["distance", "language", "near", "free_of_charge", "own_bath", "spare_bed", "step_free_kept", "host_load", "together"];

    public static int Of(PlanWeights weights, string name) => name switch
    {
        "person" => weights.Person,
        "urgency" => weights.Urgency,
        "waiting_month" => weights.WaitingMonth,
        "distance" => weights.Distance,
        "language" => weights.Language,
        "near" => weights.Near,
        "free_of_charge" => weights.FreeOfCharge,
        "own_bath" => weights.OwnBath,
        "spare_bed" => weights.SpareBed,
        "step_free_kept" => weights.StepFreeKept,
        "host_load" => weights.HostLoad,
        "together" => weights.Together,
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    /// <param name="of">The weight of each name.</param>
    public static PlanWeights From(Func<string, int> of) => new()
    {
        Person = of("person"), Urgency = of("urgency"), WaitingMonth = of("waiting_month"), Distance = of("distance"), Language = of("language"), Near = of("near"),
        FreeOfCharge = of("free_of_charge"), OwnBath = of("own_bath"), SpareBed = of("spare_bed"), StepFreeKept = of("step_free_kept"), HostLoad = of("host_load"), Together = of("together"),
    };
}
