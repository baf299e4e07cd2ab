namespace Prytulak.Housing.Contracts;

/// <summary>The words by which the search knows what is true of a unit.</summary>
public static class UnitTags
{
    public const string Pets = "pets", StepFree = "step_free", WomenOnly = "women_only", Smoking = "smoking", FreeOfCharge = "free", OwnBath = "own_bath", Shared = "shared";
    private static readonly string[] Everyone = ["all"];

    public static string Language(string code) => "language:" + code;

    public static string Welcome(string word) => "welcome:" + word;

    public static string Near(string word) => "near:" + word;

    public static string Country(string code) => "country:" + code;

    public static string Kind(AccommodationKind kind) => "kind:" + kind;

    /// <summary>All that is true of a unit.</summary>
    public static IEnumerable<string> Of(FreeUnit unit) =>
        [.. OwnOf(unit), .. Lists(unit).SelectMany(list => list.Words.Select(list.Tag)), Country(unit.Country), Kind(unit.Kind)];

    internal static IEnumerable<string> OwnOf(FreeUnit unit) => Flags(unit).Where(flag => flag.Is).Select(flag => flag.Word);

    /// <summary>Lists of words that many units share, and what makes tags of them. A host who names nobody welcomes everyone.</summary>
    internal static (string[] Words, Func<string, string> Tag)[] Lists(FreeUnit unit) =>
        [(unit.Languages, Language), (unit.Welcome is [] ? Everyone : unit.Welcome, Welcome), (unit.Near, Near)];

    /// <summary>Whether a flag is true of any unit of a home.</summary>
    public static bool Has(HomeFacts home, string flag) => flag is FreeOfCharge ? home.IsFree : home.Units.Any(unit => flag switch
    {
        Pets => unit.Pets,
        StepFree => unit.StepFree,
        WomenOnly => unit.WomenOnly,
        Smoking => unit.Smoking,
        OwnBath => unit.OwnBath,
        Shared => unit.Shared,
        _ => false,
    });

    private static (string Word, bool Is)[] Flags(FreeUnit unit) =>
        [(Pets, unit.Pets), (StepFree, unit.StepFree), (WomenOnly, unit.WomenOnly), (Smoking, unit.Smoking), (FreeOfCharge, unit.FreeOfCharge), (OwnBath, unit.OwnBath), (Shared, unit.Shared)];
}
