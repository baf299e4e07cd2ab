namespace Prytulak.Housing.Importing;

/// <summary>How the rows of a file are read: which column says what, and what is true of every row that does not say it. Remembered for files with the same headers.</summary>
public sealed record Mapping
{
    public IReadOnlyDictionary<ImportField, int> Columns { get; init; } = new Dictionary<ImportField, int>();

    /// <summary>Whether 03/04 is in April; null where nothing in the file asks.</summary>
    public bool? DayFirst { get; init; }

    public string? Kind { get; init; }
    public string? Cost { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>The cell of a field; empty where no column says it.</summary>
    public string CellOf(SheetRow row, ImportField field) => Columns.TryGetValue(field, out var column) ? row[column] : "";
}
