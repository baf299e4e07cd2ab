namespace Prytulak.Housing.Importing;

/// <summary>Suggests what columns mean by the words that head them; each field goes to one column at most.</summary>
internal static class ColumnGuess
{
    // A shorter word is found within too many others.
    private const int Telling = 4;

    public static IReadOnlyDictionary<ImportField, int> Of(IReadOnlyList<string> headers)
    {
        var columns = new Dictionary<ImportField, int>();
        Add(columns, headers, plain => ImportWords.Headers.GetValueOrDefault(plain));
        Add(columns, headers, Within);
        return columns;
    }

    private static void Add(Dictionary<ImportField, int> columns, IReadOnlyList<string> headers, Func<string, string?> meaning)
    {
        for (var column = 0; column < headers.Count; column++)
            if (!columns.ContainsValue(column) && meaning(ImportWords.Plain(headers[column])) is { } field) columns.TryAdd(Enum.Parse<ImportField>(field), column);
    }

    // "Кількість ліжок (без дитячих)" holds "кількість ліжок".
    private static string? Within(string plain) => ImportWords.Headers
        .Where(word => word.Key.Length >= Telling && $" {plain} ".Contains($" {word.Key} ", StringComparison.Ordinal))
        .OrderByDescending(word => word.Key.Length).ThenBy(word => word.Key, StringComparer.Ordinal).Select(word => word.Value).FirstOrDefault();
}
