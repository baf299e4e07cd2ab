using System.Globalization;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.Housing.Importing;
using Prytulak.People.Contracts;

namespace Prytulak.Operating;

/// <summary>How a file is read that is imported by a command: as was remembered or as its headers suggest, changed by what was said.</summary>
internal static class OffersMapping
{
    /// <exception cref="InvalidDataException">Something is missing or cannot be, in a sentence.</exception>
    public static Mapping Of(OpenImport import, OffersOptions options)
    {
        var start = import.Plan.Mapping ?? new Mapping { Columns = ColumnGuess.Of(import.Sheet.Headers) };
        var mapping = WithDefaults(start with { Columns = Columns(start, import.Sheet, options.Columns) }, options.Defaults);
        Check(mapping);
        if (!ImportDesk.AsksDayFirst(mapping.Columns, import.Sheet)) return mapping with { DayFirst = ImportDesk.DayFirstIn(mapping.Columns, import.Sheet) };
        return mapping with { DayFirst = options.DayFirst ?? mapping.DayFirst ?? throw new InvalidDataException("Dates like 03/04/2026 can be read in two ways: give --dates day-first or --dates month-first.") };
    }

    private static Dictionary<ImportField, int> Columns(Mapping start, Sheet sheet, IReadOnlyDictionary<string, string> said)
    {
        var columns = new Dictionary<ImportField, int>(start.Columns);
        foreach (var (name, header) in said)
        {
            var column = sheet.Headers.ToList().FindIndex(one => ImportWords.Plain(one) == ImportWords.Plain(header));
            if (column < 0) throw new InvalidDataException($"--map {name}: no column has this header.");
            foreach (var other in columns.Where(one => one.Value == column).Select(one => one.Key).ToList()) columns.Remove(other);
            columns[Field("--map", name)] = column;
        }
        return columns;
    }

    private static ImportField Field(string option, string name) => ImportFields.Find(name)
        ?? throw new InvalidDataException($"{option}: {name} is no field. Fields are {string.Join(", ", ImportFields.All.Select(field => field.ToString().ToLowerInvariant()))}.");

    private static Mapping WithDefaults(Mapping mapping, IReadOnlyDictionary<string, string> said)
    {
        foreach (var (name, value) in said) mapping = Field("--default", name) switch
        {
            ImportField.Kind => mapping with { Kind = Enum.TryParse<AccommodationKind>(value, ignoreCase: true, out var kind) ? kind.ToString() : throw Bad(name, value) },
            ImportField.Cost => mapping with { Cost = value is HomeInput.Free or HomeInput.Costs ? value : throw Bad(name, value) },
            ImportField.Languages => mapping with { Languages = value.Split(',') is var languages && languages.All(Words.Languages.Contains) ? languages : throw Bad(name, value) },
            ImportField.From => mapping with { From = Date(name, value) },
            ImportField.To => mapping with { To = Date(name, value) },
            _ => throw Bad(name, value),
        };
        return mapping;
    }

    private static DateOnly Date(string name, string value) => DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw Bad(name, value);

    private static InvalidDataException Bad(string name, string value) =>
        new($"--default {name}={value} cannot be. It takes kind=Flat, cost=free or cost=costs, languages=uk,pl, from=2026-12-01 and to=2027-03-31.");

    private static void Check(Mapping mapping)
    {
        var missing = ImportFields.Needed.Where(field => !mapping.Columns.ContainsKey(field)).Select(field => $"--map {field.ToString().ToLowerInvariant()}=HEADER")
            .Concat(ImportFields.SaidOnce.Where(field => !mapping.Columns.ContainsKey(field) && !IsSaid(mapping, field)).Select(field => $"--default {field.ToString().ToLowerInvariant()}=VALUE")).ToList();
        if (missing is not []) throw new InvalidDataException($"No column is known to say this: give {string.Join(" ", missing)}.");
    }

    private static bool IsSaid(Mapping mapping, ImportField field) => field switch
    {
        ImportField.Kind => mapping.Kind is not null,
        ImportField.Cost => mapping.Cost is not null,
        ImportField.Languages => mapping.Languages is not [],
        ImportField.From => mapping.From is not null,
        _ => mapping.To is not null,
    };
}
