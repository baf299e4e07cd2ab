namespace Prytulak.Placement;

/// <summary>Why a stay was refused or ended: closed lists, since free words might name somebody. Each has its text ("reason.found_home").</summary>
public static class StayReasons
{
    public static readonly IReadOnlyList<string> Decline = ["not_suitable", "too_far", "other_home", "not_free_any_more", "no_reason"];
    public static readonly IReadOnlyList<string> End = ["planned_end", "found_home", "went_home", "moved_on"];
    public static readonly IReadOnlyList<string> BreakDown = ["conflict", Unsafe, GuestsUnsafe, "not_as_described", HostNeedsHome, DidNotCome, "moved_on"];

    /// <summary>What a household says of its own stay, and what a host says of theirs.</summary>
    public static readonly IReadOnlyList<string> ByHousehold = [Unsafe, "conflict", "not_as_described", HostNeedsHome];
    public static readonly IReadOnlyList<string> ByHost = [HostNeedsHome, "conflict", GuestsUnsafe, DidNotCome];

    /// <summary>What parts a household and a host for good.</summary>
    public static readonly IReadOnlyList<string> Parting = [Unsafe, GuestsUnsafe, "conflict", "not_as_described", HostNeedsHome];

    /// <summary>What leaves a household without a bed; who did not come or went elsewhere of their own will has or seeks one as before.</summary>
    public static readonly IReadOnlyList<string> NoBed = [.. Parting, Barred];

    public const string Unsafe = "unsafe", GuestsUnsafe = "guests_unsafe", HostNeedsHome = "host_needs_home", DidNotCome = "did_not_come";

    /// <summary>What the program itself gives as the reason.</summary>
    public const string Lapsed = "no_answer", Elsewhere = "placed_elsewhere", Barred = "host_barred", Left = "household_left", Residents = "residents_changed";
}
