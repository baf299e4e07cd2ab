namespace Prytulak.Housing.Contracts;

/// <summary>The words by which the search knows what is true of a unit.</summary>
public static class UnitTags
{
    public const string Pets = "pets", StepFree = "step_free", WomenOnly = "women_only", Smoking = "smoking", FreeOfCharge = "free", OwnBath = "own_bath";

    public static string Language(string code) => "language:" + code;

    public static string Welcome(string word) => "welcome:" + word;

    public static string Near(string word) => "near:" + word;

    public static string Country(string code) => "country:" + code;

    public static string Kind(AccommodationKind kind) => "kind:" + kind;

    /// <summary>All that is true of a unit. A host who names nobody welcomes everyone.</summary>
    public static IEnumerable<string> Of(FreeUnit unit) =>
    [
        .. Flags(unit).Where(flag => flag.Is).Select(flag => flag.Word),
        .. unit.Languages.Select(Language),
        .. unit.Welcome.DefaultIfEmpty("all").Select(Welcome),
        .. unit.Near.Select(Near),
        Country(unit.Country),
        Kind(unit.Kind),
    ];

    /// <summary>Whether a flag is true of any unit of a home.</summary>
    public static bool Has(HomeFacts home, string flag) => flag is FreeOfCharge ? home.IsFree : home.Units.Any(unit => flag switch
    {
        Pets => unit.Pets,
        StepFree => unit.StepFree,
        WomenOnly => unit.WomenOnly,
        Smoking => unit.Smoking,
        OwnBath => unit.OwnBath,
        _ => false,
    });

    private static (string Word, bool Is)[] Flags(FreeUnit unit) =>
        [(Pets, unit.Pets), (StepFree, unit.StepFree), (WomenOnly, unit.WomenOnly), (Smoking, unit.Smoking), (FreeOfCharge, unit.FreeOfCharge), (OwnBath, unit.OwnBath)];
}
