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
    const double Hundredthousand = 100_000;

    public required byte[] Text { get; init; }
    public required int[] Lines { get; init; }
    public required int[] Ids { get; init; }
    public required int[] Populations { get; init; }
    /// <summary>In hundred-thousandths of a degree, as exact as the sources.</summary>
    public required int[] Latitudes { get; init; }
    public required int[] Longitudes { get; init; }
    public required SpherePoint[] Points { get; init; }
    public required ushort[] Countries { get; init; }
    public required PlaceColumns Columns { get; init; }

    public int Count => Ids.Length;

    /// <summary>Reads a gzipped, tab-separated file whose first line names its columns.</summary>
    /// <exception cref="InvalidDataException">A column is missing or a number cannot be read.</exception>
    public static PlaceTable Read(Stream gzipped)
    {
        var text = Unpack(gzipped);
        return Parse(text, text.AsSpan().IndexOf((byte)'\n') + 1, PlaceColumns.Of(FirstLine(text)));
    }

    public static PlaceTable ReadCompiled(Stream stream)
    {
        var text = ArrayFile.Read<byte>(stream);
        return new()
        {
            Text = text, Columns = PlaceColumns.Of(FirstLine(text)), Lines = ArrayFile.Read<int>(stream), Ids = ArrayFile.Read<int>(stream),
            Populations = ArrayFile.Read<int>(stream), Countries = ArrayFile.Read<ushort>(stream),
            Latitudes = ArrayFile.Read<int>(stream), Longitudes = ArrayFile.Read<int>(stream),
            Points = ArrayFile.Read<SpherePoint>(stream)
        };
    }

    public void WriteCompiled(Stream stream)
    {
        ArrayFile.Write(stream, Text);
        ArrayFile.Write(stream, Lines);
        ArrayFile.Write(stream, Ids);
        ArrayFile.Write(stream, Populations);
        ArrayFile.Write(stream, Countries);
        ArrayFile.Write(stream, Latitudes);
        ArrayFile.Write(stream, Longitudes);
        ArrayFile.Write(stream, Points);
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

    public Position PositionOf(int row) => new(Latitudes[row] / Hundredthousand, Longitudes[row] / Hundredthousand);

    public static int Hundredthousandths(double degrees) => (int)Math.Round(degrees * Hundredthousand);

    public string CountryOf(int row) => CodeName(Countries[row]);

    public static ushort Code(ReadOnlySpan<byte> country) =>
        country.Length == 2 ? (ushort)(country[0] << 8 | country[1]) : (ushort)0;

    public static string CodeName(ushort code) => string.Create(2, code, (span, c) => (span[0], span[1]) = ((char)(c >> 8), (char)(c & 0xFF)));

    static string FirstLine(byte[] text) => Encoding.UTF8.GetString(text.AsSpan(0, Math.Max(0, text.AsSpan().IndexOf((byte)'\n'))));

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
        var rows = lines.Length - 1;
        var table = new PlaceTable
        {
            Text = text, Lines = lines, Columns = columns, Ids = new int[rows], Populations = new int[rows], Countries = new ushort[rows],
            Latitudes = new int[rows], Longitudes = new int[rows], Points = new SpherePoint[rows]
        };
        for (var row = 0; row < rows; row++) table.ParseRow(row);
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
        Points[row] = SpherePoint.Of(PositionOf(row));
    }

    bool ParseField(int row, int column, ReadOnlySpan<byte> field)
    {
        if (column == Columns.Id) return Utf8Parser.TryParse(field, out Ids[row], out _) && Ids[row] > 0;
        if (column == Columns.Population) return field.IsEmpty || Utf8Parser.TryParse(field, out Populations[row], out _);
        if (column == Columns.Latitude) return ParseDegrees(field, 90, out Latitudes[row]);
        if (column == Columns.Longitude) return ParseDegrees(field, 180, out Longitudes[row]);
        if (column == Columns.Country) return (Countries[row] = Code(field)) != 0;
        return true;
    }

    static bool ParseDegrees(ReadOnlySpan<byte> field, double limit, out int parsed)
    {
        var isNumber = Utf8Parser.TryParse(field, out double degrees, out var length) && length == field.Length && Math.Abs(degrees) <= limit;
        parsed = isNumber ? Hundredthousandths(degrees) : 0;
        return isNumber;
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
