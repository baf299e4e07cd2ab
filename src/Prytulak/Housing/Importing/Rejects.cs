using Prytulak.Foundation;

namespace Prytulak.Housing.Importing;

/// <summary>The rows that could not be imported, as they came, with one column more that says why. Mended, the file can be uploaded again.</summary>
public static class Rejects
{
    public static string Of(OpenImport import, Text text)
    {
        var faults = import.Plan.Fates.Where(row => row.Fate is Fate.Faulty).ToDictionary(row => row.Number, row => row.Faults);
        var columns = Enumerable.Range(0, import.Sheet.Headers.Count).ToList();
        return Csv.Write(import.Sheet.Headers.Append(text["import.reason"]),
            import.Sheet.Rows.Where(row => faults.ContainsKey(row.Number)).Select(row => columns.Select(object? (column) => row[column]).Append(string.Join("; ", faults[row.Number])).ToArray()));
    }

    /// <summary>True for the column that an earlier file of rejects had more.</summary>
    public static bool IsReason(string header) => Texts.Languages.Any(language => Texts.In(language)["import.reason"] == header);
}
