namespace Prytulak.Placement;

/// <summary>Why a stay was refused or ended: closed lists, since free words might name somebody. Each has its text ("reason.found_home").</summary>
public static class StayReasons
{
    public static readonly IReadOnlyList<string> Decline = ["not_suitable", "too_far", "other_home", "not_free_any_more", "no_reason"];
    public static readonly IReadOnlyList<string> End = ["planned_end", "found_home", "went_home", "moved_on"];
    public static readonly IReadOnlyList<string> BreakDown = ["conflict", "unsafe", "not_as_described", "host_needs_home", "did_not_come", "moved_on"];

    /// <summary>What the program itself gives as the reason.</summary>
    public const string Lapsed = "no_answer", Elsewhere = "placed_elsewhere", Barred = "host_barred", Left = "household_left";
}
