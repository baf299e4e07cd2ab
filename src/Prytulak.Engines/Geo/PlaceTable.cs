using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Prytulak.Engines.Geo;

/// <summary>
/// The rows of one file of places, kept as the UTF-8 text they were read from, with the numbers in arrays beside it.
/// Names are cut out of the text only when asked for.
/// </summary>
sealed class PlaceTable
{
    public required byte[] Text { get; init; }
    public required int[] Lines { get; init; }
    public required int[] Ids { get; init; }
    public required int[] Populations { get; init; }
    public required float[] Latitudes { get; init; }
    public required float[] Longitudes { get; init; }
    public required ushort[] Countries { get; init; }
    public required PlaceColumns Columns { get; init; }

    public int Count => Ids.Length;

    /// <summary>Reads a gzipped, tab-separated file whose first line names its columns.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a number cannot be read.</exception>
    public static PlaceTable Read(Stream gzipped)
    {
        var text = Unpack(gzipped);
        var head = text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOf((byte)'\n')));
        return Parse(text, head.Length + 1, PlaceColumns.Of(Encoding.UTF8.GetString(head)));
    }

    /// <summary>The text of a column, empty when unknown; "=" is the name.</summary>
    public ReadOnlySpan<byte> Field(int row, int column)
    {
        if (column < 0) return default;
        var line = Text.AsSpan(Lines[row], Lines[row + 1] - Lines[row] - 1);
        var field = Nth(line, column);
        return field is [(byte)'='] ? Nth(line, Columns.Name) : field;
    }

    /// <summary>The name that begins at an offset of the text.</summary>
    public string NameAt(int offset)
    {
        var rest = Text.AsSpan(offset);
        return Encoding.UTF8.GetString(rest[..rest.IndexOfAny((byte)'\t', (byte)'|', (byte)'\n')]);
    }

    public Position PositionOf(int row) => new(Latitudes[row], Longitudes[row]);

    public string CountryOf(int row) => CodeName(Countries[row]);

    public static ushort Code(ReadOnlySpan<byte> country) =>
        country.Length == 2 ? (ushort)(country[0] << 8 | country[1]) : (ushort)0;

    public static string CodeName(ushort code) => string.Create(2, code, (span, c) => (span[0], span[1]) = ((char)(c >> 8), (char)(c & 0xFF)));

    static byte[] Unpack(Stream gzipped)
    {
        using var unzip = new GZipStream(gzipped, CompressionMode.Decompress, leaveOpen: true);
        var text = new byte[16 << 20];
        var length = 0;
        for (int read; (read = unzip.Read(text, length, text.Length - length)) > 0;)
            if ((length += read) == text.Length) Array.Resize(ref text, length * 2);
        if (length > 0 && text[length - 1] != '\n') text[length++] = (byte)'\n';
        Array.Resize(ref text, length);
        return text;
    }

    static PlaceTable Parse(byte[] text, int start, PlaceColumns columns)
    {
        var lines = LinesOf(text, start);
        var table = new PlaceTable
        {
            Text = text, Lines = lines, Columns = columns,
            Ids = new int[lines.Length - 1], Populations = new int[lines.Length - 1], Countries = new ushort[lines.Length - 1],
            Latitudes = new float[lines.Length - 1], Longitudes = new float[lines.Length - 1]
        };
        for (var row = 0; row < table.Count; row++) table.ParseRow(row);
        return table;
    }

    static int[] LinesOf(byte[] text, int start)
    {
        var lines = new List<int>(1 << 18);
        for (var at = start; at < text.Length; at += text.AsSpan(at).IndexOf((byte)'\n') + 1) lines.Add(at);
        lines.Add(text.Length);
        return [.. lines];
    }

    void ParseRow(int row)
    {
        var line = Text.AsSpan(Lines[row], Lines[row + 1] - Lines[row] - 1);
        var column = 0;
        foreach (var field in line.Split((byte)'\t'))
            if (!ParseField(row, column++, line[field])) throw Unreadable(row);
        if (column < Columns.Count) throw Unreadable(row);
    }

    bool ParseField(int row, int column, ReadOnlySpan<byte> field)
    {
        if (column == Columns.Id) return Utf8Parser.TryParse(field, out Ids[row], out _) && Ids[row] > 0;
        if (column == Columns.Population) return field.IsEmpty || Utf8Parser.TryParse(field, out Populations[row], out _);
        if (column == Columns.Latitude) return Utf8Parser.TryParse(field, out Latitudes[row], out _) && Math.Abs(Latitudes[row]) <= 90;
        if (column == Columns.Longitude) return Utf8Parser.TryParse(field, out Longitudes[row], out _) && Math.Abs(Longitudes[row]) <= 180;
        if (column == Columns.Country) return (Countries[row] = Code(field)) != 0;
        return true;
    }

    InvalidDataException Unreadable(int row) =>
        new($"Row {row + 1} of the places cannot be read: {Encoding.UTF8.GetString(Text.AsSpan(Lines[row], Math.Min(60, Lines[row + 1] - Lines[row])))}");

    static ReadOnlySpan<byte> Nth(ReadOnlySpan<byte> line, int column)
    {
        for (; column > 0; column--)
        {
            var tab = line.IndexOf((byte)'\t');
            if (tab < 0) return default;
            line = line[(tab + 1)..];
        }
        var end = line.IndexOf((byte)'\t');
        return end < 0 ? line : line[..end];
    }
}
