using Microsoft.Extensions.Primitives;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>Reads the rows of one file as an ordinary offer would be read, so that the same is refused with the same words.</summary>
internal sealed class RowReader(OpenImport import, Places places, PublicPlaces squares, HostContacts contacts, Text text, DateOnly today)
{
    private const int LongestAddress = 300, LongestName = 100;
    private static readonly char[] AroundTown = "0123456789- ".ToCharArray();
    private static readonly char[] Between = [',', ';', '/', '|', '+', '&'];

    private readonly Mapping mapping = import.Plan.Mapping!;
    private readonly Dictionary<string, PlaceTyped> towns = [];

    public ReadOffer Read(SheetRow row)
    {
        var faults = new List<(ImportField? Field, string Sentence)>();
        if (row.Cells.Skip(import.Sheet.Headers.Count).Any(cell => cell is not "")) faults.Add((null, text["import.more_cells"]));
        var form = Form.Of(Values(row, faults), text);
        var (home, unit) = (HomeInput.Read(form, today, isHosts: false), UnitInput.Read(form));
        var (name, place) = (form.Text("name", LongestName, required: true), Place(row, form, faults));
        var contact = contacts.Read(form, place?.Town?.Country);
        return new()
        {
            Number = row.Number, Row = row, Home = home, Unit = unit, Place = place, Name = name, Contact = contact,
            SaysFrom = mapping.CellOf(row, ImportField.From) is not "", SaysTo = mapping.CellOf(row, ImportField.To) is not "",
            Faults = Told(faults, form),
        };
    }

    // Whatever could not be read is said once: that it is missing then, too, is no news.
    private IReadOnlyList<string> Told(List<(ImportField? Field, string Sentence)> faults, Form form)
    {
        var unread = faults.Select(fault => fault.Field).ToHashSet();
        var ordinary = ImportFields.All.Where(field => !unread.Contains(field) && form.Faults.ContainsKey(ImportFields.InForm(field))).Select(field => ((ImportField?)field, form.Faults[ImportFields.InForm(field)]));
        return [.. faults.Concat(ordinary).Select(fault => fault.Item1 is { } field ? $"{ImportFields.Label(field, text)}: {fault.Item2}" : fault.Item2)];
    }

    private Dictionary<string, StringValues> Values(SheetRow row, List<(ImportField?, string)> faults)
    {
        var values = new Dictionary<string, StringValues>();
        foreach (var field in ImportFields.All)
        {
            var typed = Unquoted(mapping.CellOf(row, field));
            var value = typed is "" ? Once(field) : Meant(field, typed);
            if (value is not null) values[ImportFields.InForm(field)] = new(value);
            else faults.Add((field, text["import.not_understood", typed.Length > 60 ? typed[..60] + "…" : typed]));
        }
        return values;
    }

    // What another program, or we, put before a number so that it is not taken for a formula.
    private static string Unquoted(string cell) => cell is ['\'', '=' or '+' or '-' or '@', ..] ? cell[1..] : cell;

    private string[] Once(ImportField field) => field switch
    {
        ImportField.Kind => [mapping.Kind ?? ""],
        ImportField.Cost => [mapping.Cost ?? ""],
        ImportField.Languages => [.. mapping.Languages],
        ImportField.From => [mapping.From?.ToString("O") ?? ""],
        ImportField.To => [mapping.To?.ToString("O") ?? ""],
        _ => [],
    };

    // Null where it is not clear.
    private string[]? Meant(ImportField field, string typed) => field switch
    {
        ImportField.Kind => One(ImportWords.Find("kind", typed)),
        ImportField.Cost => One(ImportWords.Find("cost", typed)),
        ImportField.Residents => One(ImportWords.Find("residents", typed)),
        ImportField.Languages => Several("language", typed),
        ImportField.Welcome => ImportWords.IsEverybody(typed) ? [] : Several("welcome", typed),
        ImportField.Near => Several("near", typed),
        ImportField.Beds => One(TypedCount.Read(typed)?.ToString()),
        ImportField.Cots => ImportWords.YesOrNo(typed) is false ? [] : One(TypedCount.Read(typed)?.ToString()),
        ImportField.From or ImportField.To => One(TypedDate.Read(typed, mapping.DayFirst, today)?.ToString("O")),
        ImportField.OwnBath or ImportField.StepFree or ImportField.Pets or ImportField.Smoking or ImportField.WomenOnly or ImportField.Shared => ImportWords.YesOrNo(typed) is { } yes ? yes ? ["on"] : [] : null,
        _ => [typed],
    };

    private static string[]? One(string? word) => word is null ? null : [word];

    // "по-польски" is one word of a list before it is two.
    private static string[]? Several(string list, string typed)
    {
        var words = typed.Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).SelectMany(part => Parts(list, part)).ToArray();
        return words is [] || words.Contains(null) ? null : [.. words.OfType<string>()];
    }

    private static IEnumerable<string?> Parts(string list, string part) =>
        ImportWords.Find(list, part) is { } whole ? [whole] : part.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(word => !IsAnd(word)).Select(word => ImportWords.Find(list, word));

    private static bool IsAnd(string word) => word is "і" or "й" or "та" or "и" or "ды" or "and" or "i" or "oraz" or "und" or "et";

    private HomePlace? Place(SheetRow row, Form form, List<(ImportField?, string)> faults)
    {
        var (town, address) = (form.Text("place", 100), form.Text("address", LongestAddress, required: true));
        if (address is null) return null;
        var found = town is not null ? Town(town) : TownIn(address);
        if (found.Place is not { } place) faults.Add((ImportField.Town, text[found.Choices is [] ? "home.place_unknown" : "import.place_ambiguous"]));
        else if (HomePlace.In(place, address, squares) is not { } home) faults.Add((ImportField.Town, text["home.nowhere"]));
        else return home;
        return null;
    }

    // Most rows of a file are of a few towns.
    private PlaceTyped Town(string typed)
    {
        if (!towns.TryGetValue(typed, out var town)) towns.Add(typed, town = Clear(PlaceTyped.Read(places.Gazetteer, typed, text), ImportWords.Plain(typed)));
        return town;
    }

    // Whoever types may choose among names that are only alike; here the one that is the same is taken, and of several the only one near us.
    private PlaceTyped Clear(PlaceTyped found, string name)
    {
        if (found.Place is not null) return found;
        var same = found.Choices.Where(place => Texts.Languages.Any(language => ImportWords.Plain(place.Name(language)) == name)).ToList();
        var here = same.Where(place => import.Countries.Contains(place.Country)).ToList();
        return same is [var only] ? new(only, []) : here is [var near] ? new(near, []) : found;
    }

    // "31-154 Kraków, ul. Długa 5": the part that names one place and holds no street.
    private PlaceTyped TownIn(string address)
    {
        var named = address.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.Trim(AroundTown)).Where(part => part.Length > 1 && !part.Contains('.')).Select(Town).Where(town => town.Place is not null).ToList();
        return named is [var only] ? only : new(null, []);
    }
}
