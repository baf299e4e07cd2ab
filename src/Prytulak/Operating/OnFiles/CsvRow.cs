namespace Prytulak.Operating.OnFiles;

/// <summary>A line of a CSV file (RFC 4180, one line a row) cut into its fields; used again for each line.</summary>
internal sealed class CsvRow
{
    private const int Most = 64;

    private readonly Range[] ranges = new Range[Most];
    private readonly List<char> unquoted = [];
    private char[] text = [];

    public int Count { get; private set; }

    public ReadOnlySpan<char> this[int field] => text.AsSpan(ranges[field]);

    /// <summary>False when a quotation mark is never closed.</summary>
    public bool Read(string line)
    {
        if (line.Contains('"')) return ReadQuoted(line);
        Take(line);
        Count = line.AsSpan().Split(ranges, ',');
        return true;
    }

    private void Take(ReadOnlySpan<char> fields)
    {
        if (text.Length < fields.Length) text = new char[fields.Length * 2];
        fields.CopyTo(text);
    }

    private bool ReadQuoted(string line)
    {
        unquoted.Clear();
        (Count, var start, var isOpen) = (0, 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && isOpen && i + 1 < line.Length && line[i + 1] == '"') unquoted.Add(line[i++]);
            else if (line[i] == '"') isOpen = !isOpen;
            else if (line[i] == ',' && !isOpen) start = End(start);
            else unquoted.Add(line[i]);
        }
        End(start);
        Take(unquoted.ToArray());
        return !isOpen;
    }

    private int End(int start)
    {
        if (Count < Most) ranges[Count++] = start..unquoted.Count;
        return unquoted.Count;
    }
}
