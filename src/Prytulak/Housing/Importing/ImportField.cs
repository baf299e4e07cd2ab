using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>What a column of a file can say of an offer.</summary>
public enum ImportField { Name, Email, Phone, Town, Address, Kind, Beds, Cots, From, To, Cost, Residents, Languages, Welcome, Near, OwnBath, StepFree, Pets, Smoking, WomenOnly, Shared, Description }

/// <summary>The fields by the words of the house: as a form names them, and as people read of them.</summary>
internal static class ImportFields
{
    public static readonly IReadOnlyList<ImportField> All = Enum.GetValues<ImportField>();

    /// <summary>What every row must say, for there is no offer without it.</summary>
    public static readonly IReadOnlyList<ImportField> Needed = [ImportField.Name, ImportField.Email, ImportField.Address, ImportField.Beds];

    /// <summary>What may be said once for all rows that do not say it.</summary>
    public static readonly IReadOnlyList<ImportField> SaidOnce = [ImportField.Kind, ImportField.From, ImportField.To, ImportField.Cost, ImportField.Languages];

    private static readonly IReadOnlyDictionary<ImportField, (string InForm, string Text)> Words = new Dictionary<ImportField, (string, string)>
    {
        [ImportField.Name] = ("name", "import.host_name"),
        [ImportField.Email] = ("email", "vetting.email"),
        [ImportField.Phone] = ("phone", "vetting.phone"),
        [ImportField.Town] = ("place", "home.place"),
        [ImportField.Address] = ("address", "home.address"),
        [ImportField.Kind] = ("kind", "home.fact.kind"),
        [ImportField.Beds] = ("beds", "unit.beds"),
        [ImportField.Cots] = ("cots", "unit.cots"),
        [ImportField.From] = ("from", "home.from"),
        [ImportField.To] = ("to", "home.to"),
        [ImportField.Cost] = ("cost", "home.fact.cost"),
        [ImportField.Residents] = ("residents", "home.fact.residents"),
        [ImportField.Languages] = ("languages", "home.fact.languages"),
        [ImportField.Welcome] = ("welcome", "home.welcome"),
        [ImportField.Near] = ("near", "home.near"),
        [ImportField.OwnBath] = ("own_bath", "unit.tick.own_bath"),
        [ImportField.StepFree] = ("step_free", "unit.tick.step_free"),
        [ImportField.Pets] = ("pets", "unit.tick.pets"),
        [ImportField.Smoking] = ("smoking", "unit.tick.smoking"),
        [ImportField.WomenOnly] = ("women_only", "unit.tick.women_only"),
        [ImportField.Shared] = ("shared", "unit.tick.shared"),
        [ImportField.Description] = ("description", "home.description"),
    };

    /// <summary>The name in the forms of an ordinary offer.</summary>
    public static string InForm(ImportField field) => Words[field].InForm;

    public static string Label(ImportField field, Text text) => text[Words[field].Text];

    /// <summary>A field by its name on the command line: "own_bath", "town"; null where there is none.</summary>
    public static ImportField? Find(string name) =>
        All.Where(field => field.ToString().Equals(name.Replace("_", ""), StringComparison.OrdinalIgnoreCase)).Select(field => (ImportField?)field).FirstOrDefault();
}
