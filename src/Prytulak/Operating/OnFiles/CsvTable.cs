using System.Globalization;
using Prytulak.Engines.Geo;

namespace Prytulak.Operating.OnFiles;

/// <summary>A CSV file with a head that names its columns, in any order; read line by line, each line with its number.</summary>
internal sealed class CsvTable
{
    private readonly CsvRow row = new();
    private readonly Dictionary<string, int> columns;
    private readonly Dictionary<string, int> lines = [];
    private readonly StreamReader reader;
    private readonly string file;
    private readonly int width;

    /// <param name="required">The columns that must be there.</param>
    /// <param name="others">Other names of columns, each with its own.</param>
    /// <exception cref="InvalidDataException">A column is missing.</exception>
    public CsvTable(StreamReader reader, string file, string[] required, params (string Other, string Name)[] others)
    {
        (this.reader, this.file) = (reader, file);
        row.Read((reader.ReadLine() ?? "").TrimStart('\uFEFF'));
        width = row.Count;
        columns = Enumerable.Range(0, width).Select(i => Named(row[i].Trim().ToString(), others)).Index().GroupBy(column => column.Item).ToDictionary(g => g.Key, g => g.First().Index);
        if (required.Where(name => !Has(name)).ToArray() is { Length: > 0 } missing)
            throw new InvalidDataException($"{file}: the first line must name the columns; these are missing: {string.Join(", ", missing)}.");
    }

    private static string Named(string name, (string Other, string Name)[] others) => others.FirstOrDefault(other => other.Other == name).Name ?? name;

    public bool Has(string column) => columns.ContainsKey(column);

    /// <summary>Each line that can be read; the others are told with what is wrong.</summary>
    public IEnumerable<(string Id, T Row)> Read<T>(Func<T> parse, Faults faults)
    {
        for (var line = 2; reader.ReadLine() is { } text; line++)
            if (text.Length > 0 && TryRead(text, line, parse, faults) is { Id: not null } read) yield return (read.Id, read.Row);
    }

    private (string? Id, T Row) TryRead<T>(string text, int line, Func<T> parse, Faults faults)
    {
        try
        {
            if (!row.Read(text)) throw new FaultyLine("a quotation mark is not closed.");
            if (row.Count != width) throw new FaultyLine($"there are {row.Count} fields instead of {width}.");
            var parsed = parse();
            var id = Field("id").ToString();
            if (id == "") throw new FaultyLine("the id is empty.");
            if (!lines.TryAdd(id, line)) throw new FaultyLine($"the id {id} is that of line {lines[id]} already.");
            return (id, parsed);
        }
        catch (Exception fault) when (fault is FaultyLine or InvalidOperationException)
        {
            faults.Tell(file, line, fault.Message);
            return default;
        }
    }

    /// <summary>What is in a column; nothing where there is no such column.</summary>
    public ReadOnlySpan<char> Field(string name) => columns.TryGetValue(name, out var column) ? row[column].Trim() : [];

    public Position Position()
    {
        var (latitude, longitude) = (Number("lat"), Number("lon"));
        return Engines.Geo.Position.IsValid(latitude, longitude) ? new(latitude, longitude) : throw new FaultyLine("lat is not between -90 and 90, or lon not between -180 and 180.");
    }

    public double Number(string name) =>
        double.TryParse(Field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw new FaultyLine($"{name} is not a number.");

    public int Count(string name, int most = ushort.MaxValue) =>
        int.TryParse(Field(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw new FaultyLine($"{name} is not a whole number between 0 and {most}.");

    /// <summary>A number, or another where the field is empty.</summary>
    public int CountOr(string name, int otherwise, int most = ushort.MaxValue) => Field(name).Length == 0 ? otherwise : Count(name, most);

    public int Day(string name) =>
        DateOnly.TryParseExact(Field(name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.DayNumber : throw new FaultyLine($"{name} is not a date like 2026-12-31.");

    public bool Flag(string name) => Field(name) switch
    {
        var text when text.Equals("true", StringComparison.OrdinalIgnoreCase) || text is "1" || text.Equals("yes", StringComparison.OrdinalIgnoreCase) => true,
        var text when text.Equals("false", StringComparison.OrdinalIgnoreCase) || text is "0" || text.Equals("no", StringComparison.OrdinalIgnoreCase) => false,
        _ => throw new FaultyLine($"{name} is neither true nor false."),
    };

    /// <summary>Whether it is so, or another where the field is empty.</summary>
    public bool FlagOr(string name, bool otherwise) => Field(name).Length == 0 ? otherwise : Flag(name);

    public string[] Words(string name) => Field(name).ToString().Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
