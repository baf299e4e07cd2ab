using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>What the columns of a file mean, suggested by the words that head them, confirmed by a person and remembered. GET and POST /imports/{id}/columns.</summary>
public static class MatchColumns
{
    private const int Examples = 3, LongestExample = 40;

    public static async Task<IResult> Show(Visit visit, Guid id, ImportDesk desk) => await desk.Open(visit.Act("import"), id) is { } import
        ? visit.Page<MatchColumnsPage, MatchColumnsAnswer>(Tell(import))
        : visit.GoTo($"/imports/{id}");

    private static MatchColumnsAnswer Tell(OpenImport import)
    {
        var mapping = import.Plan.Mapping ?? new Mapping { Columns = ColumnGuess.Of(import.Sheet.Headers) };
        var fields = mapping.Columns.ToDictionary(column => column.Value, column => column.Key);
        return new()
        {
            Id = import.Id, Version = import.Version, Once = mapping, AsksDayFirst = ImportDesk.AsksDayFirst(mapping.Columns, import.Sheet),
            Columns = [.. import.Sheet.Headers.Select((header, column) => new ColumnToMatch
            {
                Name = NameOf(column), Header = header, Field = fields.TryGetValue(column, out var field) ? field : null,
                Examples = [.. import.Sheet.Column(column).Distinct().Take(Examples).Select(cell => cell.Length > LongestExample ? cell[..LongestExample] + "…" : cell)],
            })],
        };
    }

    private static string NameOf(int column) => $"column_{column + 1}";

    public static async Task<IResult> Submit(Visit visit, Guid id, ImportDesk desk, TimeProvider clock)
    {
        var (form, opened) = (await visit.ReadForm(), await desk.Open(visit.Act("import"), id));
        if (opened is not { } import) return visit.GoTo($"/imports/{id}");
        var mapping = Read(form, import, visit.Text, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (form.IsGood && await form.Try(() => desk.Match(visit.Act("import"), import, mapping))) return visit.GoTo($"/imports/{id}");
        var answer = Tell(import);
        return visit.Page<MatchColumnsPage, MatchColumnsAnswer>(answer with { AsksDayFirst = answer.AsksDayFirst || form.Faults.ContainsKey("day_first") || form.Has("day_first") });
    }

    private static Mapping Read(Form form, OpenImport import, Text text, DateOnly today)
    {
        var columns = Columns(form, import.Sheet.Headers.Count, text);
        var mapping = new Mapping
        {
            Columns = columns, DayFirst = DayFirst(form, columns, import.Sheet),
            Kind = form.Choice<AccommodationKind>("kind")?.ToString(), Cost = form.Choice("cost", [HomeInput.Free, HomeInput.Costs]),
            Languages = form.Choices("languages", Words.Languages), From = form.Date("from"), To = form.Date("to"),
        };
        if (mapping.To <= today) form.Fault("to", "home.to_is_past");
        foreach (var field in ImportFields.SaidOnce.Where(field => !columns.ContainsKey(field) && form.Raw(ImportFields.InForm(field)) is ""))
            form.Fault(ImportFields.InForm(field), "import.say_once");
        return mapping;
    }

    private static Dictionary<ImportField, int> Columns(Form form, int count, Text text)
    {
        var columns = new Dictionary<ImportField, int>();
        for (var column = 0; column < count; column++)
            if (form.Choice<ImportField>(NameOf(column)) is { } field && !columns.TryAdd(field, column)) form.Fault(NameOf(column), "import.twice", ImportFields.Label(field, text));
        var missing = ImportFields.Needed.Where(field => !columns.ContainsKey(field)).Select(field => ImportFields.Label(field, text)).ToList();
        if (missing is not []) form.Fault("columns", "import.needs", string.Join(", ", missing));
        return columns;
    }

    private static bool? DayFirst(Form form, Dictionary<ImportField, int> columns, Sheet sheet)
    {
        if (!ImportDesk.AsksDayFirst(columns, sheet)) return ImportDesk.DayFirstIn(columns, sheet);
        var said = form.Choice("day_first", ["day", "month"]);
        if (said is null) form.Fault("day_first", "import.which_first");
        return said is null ? null : said is "day";
    }
}

/// <summary>The columns of a file with what they seem to mean, and what is true of rows that do not say it.</summary>
public sealed record MatchColumnsAnswer
{
    public required Guid Id { get; init; }
    public required int Version { get; init; }
    public required IReadOnlyList<ColumnToMatch> Columns { get; init; }
    public required Mapping Once { get; init; }
    public required bool AsksDayFirst { get; init; }
}

/// <summary>A column: what heads it, what stands in it, and what it seems to mean.</summary>
public sealed class ColumnToMatch
{
    public required string Name { get; init; }
    public required string Header { get; init; }
    public required IReadOnlyList<string> Examples { get; init; }
    public ImportField? Field { get; init; }
}
