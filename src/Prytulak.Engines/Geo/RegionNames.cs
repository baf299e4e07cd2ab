namespace Prytulak.Engines.Geo;

/// <summary>The names of regions by their id, read from a small tab-separated text.</summary>
sealed class RegionNames
{
    readonly Dictionary<string, string[]> regions = [];
    readonly Dictionary<string, int> columns;

    RegionNames(byte[] text)
    {
        Text = text;
        using var lines = new StringReader(System.Text.Encoding.UTF8.GetString(text));
        columns = (lines.ReadLine() ?? "").Split('\t').Index().ToDictionary(column => column.Item, column => column.Index);
        while (lines.ReadLine() is { Length: > 0 } line)
            if (line.Split('\t') is { } fields) regions[fields[0]] = fields;
    }

    /// <summary>The text they were read from.</summary>
    public byte[] Text { get; }

    public static RegionNames Of(byte[] text) => new(text);

    public static RegionNames Read(Stream text)
    {
        using var copy = new MemoryStream();
        text.CopyTo(copy);
        return new(copy.ToArray());
    }

    public string? Name(string id, string language, string country)
    {
        if (!regions.TryGetValue(id, out var names)) return null;
        foreach (var column in NameChoice.Chain(language, country))
            if (columns.TryGetValue(column, out var index) && names[index] is { Length: > 0 } name && Suits(name, names[1], language))
                return name == "=" ? names[1] : name;
        return names[1];
    }

    static bool Suits(string name, string native, string language) =>
        NameChoice.Suits(System.Text.Encoding.UTF8.GetBytes(name == "=" ? native : name), language);
}
