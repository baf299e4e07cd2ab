using Prytulak.Engines.Planning;

namespace Prytulak.Operating.OnFiles;

/// <summary>
/// Households and homes of two CSV files, in the terms of a plan. A column that may be missing forbids nothing; words in a field
/// are parted by |.
/// </summary>
internal sealed class PlanFiles
{
    private const int MostInGroup = 3;
    private readonly Dictionary<string, List<int>> groups = [];
    private readonly WordBits languages = new("languages", 64), countries = new("countries", 64), near = new("things to be near", 32), kinds = new("kinds of households", 32);

    public List<string> HouseholdIds { get; } = [];
    public List<string> HomeIds { get; } = [];
    public List<PlanHousehold> Households { get; } = [];
    public List<PlanUnit> Units { get; } = [];

    /// <summary>Households that named the same group; one whose others are not there is none.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Groups => [.. groups.Values.Where(members => members.Count > 1)];

    /// <summary>
    /// Columns: id, people, from, to; and if they are there children (their ages), infants, lat, lon, km, countries, pets, step_free,
    /// women_only, no_smoking, no_lone_man, own_room, vetting (0 to 3), languages, near, kinds, urgency,
    /// waiting_days, group (a name that two households or three have in common who want to live near each other).
    /// </summary>
    public void ReadHouseholds(string path, Faults faults)
    {
        using var reader = new StreamReader(path);
        var table = new CsvTable(reader, Path.GetFileName(path), ["id", "people", "from", "to"],
            ("size", "people"), ("min_beds", "people"), ("near_lat", "lat"), ("near_lon", "lon"), ("within_km", "km"), ("country", "countries"), ("wheelchair", "step_free"), ("language", "languages"), ("waiting", "waiting_days"));
        foreach (var (id, (household, group)) in table.Read(() => (Household(table), Group(table)), faults))
        {
            group?.Add(Households.Count);
            HouseholdIds.Add(id);
            Households.Add(household);
        }
    }

    private PlanHousehold Household(CsvTable table)
    {
        var ages = table.Words("children");
        if (ages.Any(age => !byte.TryParse(age, out var years) || years > 17)) throw new FaultyLine("children are not ages from 0 to 17, parted by |.");
        var household = new PlanHousehold
        {
            People = table.Count("people", byte.MaxValue), Infants = table.CountOr("infants", ages.Count(age => byte.Parse(age) < 3), byte.MaxValue), From = table.Day("from"), To = table.Day("to"),
            Wish = table.Field("lat").Length > 0 || table.Field("lon").Length > 0 ? table.Position() : null, WithinKm = table.Field("km").Length > 0 ? table.Number("km") : double.PositiveInfinity,
            Countries = countries.Of(table.Words("countries")), Languages = languages.Of(table.Words("languages")), Near = (uint)near.Of(table.Words("near")),
            Kinds = table.Words("kinds") is { Length: > 0 } said ? (uint)kinds.Of(said) : uint.MaxValue, Urgency = table.CountOr("urgency", 0, 10_000), WaitingDays = table.CountOr("waiting_days", 0), Needs = Needs(table, ages.Length > 0),
        };
        if (household.People < 1 || household.Infants >= household.People) throw new FaultyLine("people are fewer than one, or all of them are infants.");
        if (household.WithinKm is < 0 or double.NaN) throw new FaultyLine("km is less than nothing.");
        return household.From < household.To ? household : throw new FaultyLine("it ends before it begins.");
    }

    private List<int>? Group(CsvTable table)
    {
        if (table.Field("group").ToString() is not { Length: > 0 } name) return null;
        if (!groups.TryGetValue(name, out var members)) groups.Add(name, members = []);
        return members.Count < MostInGroup ? members : throw new FaultyLine($"the group {name} has {MostInGroup} households already.");
    }

    private static Trait Needs(CsvTable table, bool hasChildren) =>
        (table.FlagOr("women_only", false) ? Trait.WomenOnly : Trait.Mixed) | If(table.FlagOr("pets", false), Trait.Pets) | If(table.FlagOr("step_free", false), Trait.StepFree)
        | If(table.FlagOr("no_smoking", false), Trait.NoSmoking) | If(table.FlagOr("no_lone_man", false), Trait.NoLoneMan) | If(table.FlagOr("own_room", false), Trait.OwnRoom) | If(hasChildren, Trait.ForChildren) | Level(table.CountOr("vetting", 0, 3), exactly: true);

    /// <summary>
    /// Columns: id, lat, lon, beds, from, to; and if they are there units, cots, shared, most_households, country, pets, step_free, women_only, smoking,
    /// lone_man, for_children, vetting (0 to 3), languages, near, welcome, free, own_bath, load.
    /// </summary>
    public void ReadHomes(string path, Faults faults)
    {
        using var reader = new StreamReader(path);
        var table = new CsvTable(reader, Path.GetFileName(path), ["id", "lat", "lon", "beds", "from", "to"], ("count", "units"), ("wheelchair", "step_free"), ("language", "languages"), ("free_of_charge", "free"), ("host_load", "load"));
        foreach (var (id, unit) in table.Read(() => Unit(table), faults))
        {
            HomeIds.Add(id);
            Units.Add(unit);
        }
    }

    private PlanUnit Unit(CsvTable table)
    {
        var unit = new PlanUnit
        {
            At = table.Position(), Beds = table.Count("beds", byte.MaxValue), Cots = table.CountOr("cots", 0, byte.MaxValue), Count = table.CountOr("units", 1, short.MaxValue), IsShared = table.FlagOr("shared", false), MostHouseholds = table.CountOr("most_households", 0, byte.MaxValue), From = table.Day("from"), To = table.Day("to"),
            Offers = Offers(table), Welcome = (uint)kinds.Of(table.Words("welcome")), Country = countries.Number(table.Field("country").ToString()), Languages = languages.Of(table.Words("languages")),
            Near = (uint)near.Of(table.Words("near")), FreeOfCharge = table.FlagOr("free", false), OwnBath = table.FlagOr("own_bath", false), HostLoad = table.CountOr("load", 0),
        };
        if (unit.Beds < 1 || unit.Count < 1) throw new FaultyLine("there is no bed, or no unit.");
        if (unit.MostHouseholds > 0 && !unit.IsShared) throw new FaultyLine("most_households is for homes that are shared.");
        return unit.From < unit.To ? unit : throw new FaultyLine("it ends before it begins.");
    }

    private static Trait Offers(CsvTable table) =>
        (table.FlagOr("women_only", false) ? Trait.WomenOnly : Trait.Mixed) | If(table.FlagOr("pets", !table.Has("pets")), Trait.Pets) | If(table.FlagOr("step_free", !table.Has("step_free")), Trait.StepFree)
        | If(!table.FlagOr("smoking", false), Trait.NoSmoking) | If(!table.FlagOr("lone_man", false), Trait.NoLoneMan) | If(!table.FlagOr("shared", false), Trait.OwnRoom) | If(table.FlagOr("for_children", !table.Has("for_children")), Trait.ForChildren)
        | Level(table.CountOr("vetting", table.Has("vetting") ? 0 : 3, 3), exactly: false);

    // Who asks names one level; who offers has all up to it.
    private static Trait Level(int level, bool exactly) => level switch
    {
        0 => Trait.None,
        1 => Trait.Level1,
        2 => exactly ? Trait.Level2 : Trait.Level1 | Trait.Level2,
        _ => exactly ? Trait.Level3 : Trait.Level1 | Trait.Level2 | Trait.Level3,
    };

    private static Trait If(bool isSo, Trait trait) => isSo ? trait : Trait.None;
}
