using System.Globalization;
using Prytulak.Engines.Geo;

namespace Prytulak.Engines.Tiles;

/// <summary>The countries of the map: where their names stand, their capitals, and the names in each language.</summary>
sealed class CountryNames
{
    const int FirstName = 4;

    readonly Dictionary<string, int> languages;
    readonly Dictionary<string, string[]> rows;

    CountryNames(string[][] lines)
    {
        languages = lines[0].Index().Skip(FirstName).ToDictionary(column => column.Item, column => column.Index);
        rows = lines[1..].ToDictionary(row => row[0]);
        All = [.. lines[1..].Select(row => new Country(row[0], new(Number(row[1]), Number(row[2])), row[3] == "" ? null : int.Parse(row[3], CultureInfo.InvariantCulture)))];
    }

    public Country[] All { get; }

    /// <summary>Reads a tab-separated text: cc, lat, lon, capital, then a column for each language.</summary>
    public static CountryNames Read(Stream text)
    {
        using var reader = new StreamReader(text);
        return new([.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split('\t'))]);
    }

    /// <summary>The name in a language, in English when there is none; the two letters of an unknown country.</summary>
    public string Name(string country, string language) =>
        rows.TryGetValue(country, out var row) ? row[languages.GetValueOrDefault(language, FirstName)] : country;

    static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>A country by its two letters (ISO 3166-1; XK is Kosovo), and its capital by its id in the gazetteer.</summary>
sealed record Country(string Code, Position Label, int? Capital);
