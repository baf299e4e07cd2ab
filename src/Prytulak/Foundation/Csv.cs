using System.Globalization;
using System.Text;

namespace Prytulak.Foundation;

/// <summary>Tables as CSV (RFC 4180), safe to open in a spreadsheet: no cell is taken for a formula.</summary>
public static class Csv
{
    public static IResult Answer(IEnumerable<string> heads, IEnumerable<object?[]> rows) => Answer(Write(heads, rows));

    public static IResult Answer(string table) =>
        TypedResults.Bytes(Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(table)).ToArray(), "text/csv; charset=utf-8", "list.csv");

    public static string Write(IEnumerable<string> heads, IEnumerable<object?[]> rows) =>
        string.Concat(rows.Prepend([.. heads]).Select(row => string.Join(',', row.Select(Cell)) + "\r\n"));

    private static string Cell(object? value)
    {
        var text = value switch
        {
            DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value?.ToString() ?? "",
        };
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = "'" + text;
        return text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"")}\"" : text;
    }
}
