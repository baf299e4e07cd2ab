using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>A table as somebody has it: the names of its columns, and the rows that hold anything, numbered as a spreadsheet numbers them.</summary>
public sealed class Sheet
{
    public const int MostBytes = 10 * 1024 * 1024, MostRows = 20_000, MostColumns = 100, MostLetters = 4_000;

    private const int Sample = 64 * 1024, SampleRows = 30;
    private const string SaysSeparator = "sep=";
    private static readonly string[] Separators = [";", ",", "\t"];

    public required IReadOnlyList<string> Headers { get; init; }
    public required IReadOnlyList<SheetRow> Rows { get; init; }

    /// <summary>The cells of a column that are filled in.</summary>
    public IEnumerable<string> Column(int column) => Rows.Select(row => row[column]).Where(cell => cell is not "");

    /// <exception cref="Refusal">It is no table that we read; the sentence says why.</exception>
    public static Sheet Read(byte[] file)
    {
        if (file.Length > MostBytes) throw SheetText.Refused("import.too_large", MostBytes / 1024 / 1024);
        var text = SheetText.Read(file);
        var first = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOf('\n')));
        var said = first.StartsWith(SaysSeparator, StringComparison.OrdinalIgnoreCase) && first.Length > SaysSeparator.Length ? first[SaysSeparator.Length].ToString() : null;
        var skipped = said is null ? 0 : first.Length + 1;
        var filled = Records(text[skipped..], said ?? Separator(text), said is null ? 1 : 2).Where(row => row.Cells.Any(cell => cell is not ""));
        return Of([.. filled.Take(MostRows + 2)]);
    }

    private static Sheet Of(List<SheetRow> filled)
    {
        if (filled is not [var head, _, ..]) throw SheetText.Refused("import.empty");
        if (filled.Count > MostRows + 1) throw SheetText.Refused("import.too_many_rows", MostRows);
        var columns = Array.FindLastIndex(head.Cells, cell => cell is not "") + 1;
        var isMended = columns > 0 && Rejects.IsReason(head.Cells[columns - 1]);
        if (isMended) columns--;
        return columns switch
        {
            < 2 => throw SheetText.Refused("import.one_column"),
            > MostColumns => throw SheetText.Refused("import.too_many_columns", MostColumns),
            _ => new() { Headers = head.Cells[..columns], Rows = [.. filled.Skip(1).Select(row => isMended ? row.Before(columns) : row)] },
        };
    }

    // The one by which most rows are as wide as the first, and the widest of those.
    private static string Separator(string text)
    {
        var sample = text[..Math.Min(text.Length, Sample)];
        return Separators.MaxBy(separator => Records(sample, separator, 1, isSample: true).Take(SampleRows).Select(row => row.Cells.Length).ToList() is [var width and > 1, .. var others]
            ? (1 + others.Count(other => other == width)) * 1000 + width
            : 0)!;
    }

    private static IEnumerable<SheetRow> Records(string text, string separator, int number, bool isSample = false)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator, HasHeaderRecord = false, IgnoreBlankLines = false, BadDataFound = null, MaxFieldSize = isSample ? 0 : MostLetters,
        };
        using var parser = new CsvParser(new StringReader(text), configuration);
        for (; Next(parser, number); number++) yield return new(number, [.. parser.Record!.Select(cell => cell.Trim())]);
    }

    // A quotation mark that is never closed swallows the rest of the file into one cell. The exception quotes it, so it goes no further.
    private static bool Next(CsvParser parser, int number)
    {
        try
        {
            return parser.Read();
        }
        catch (CsvHelperException)
        {
            throw SheetText.Refused("import.long_cell", number, MostLetters);
        }
    }
}

/// <summary>A row of a table: its number, as a spreadsheet shows it, and its cells.</summary>
public sealed class SheetRow(int number, string[] cells)
{
    public int Number => number;

    public string[] Cells => cells;

    /// <summary>The row without the cells from a column on.</summary>
    public SheetRow Before(int column) => new(number, cells[..Math.Min(column, cells.Length)]);

    /// <summary>The cell in a column; empty where the row ends before it.</summary>
    public string this[int column] => column < cells.Length ? cells[column] : "";
}
