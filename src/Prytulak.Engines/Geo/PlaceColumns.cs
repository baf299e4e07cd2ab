namespace Prytulak.Engines.Geo;

/// <summary>Where a file of places keeps what, by the names in its first line; -1 where it has no such column.</summary>
sealed class PlaceColumns
{
    static readonly string[] Languages = ["en", "uk", "ru", "be", "pl", "de", "fr", "ro", "hu", "cs", "sk", "lt"];

    readonly Dictionary<string, int> columns;

    PlaceColumns(string[] names)
    {
        columns = names.Index().ToDictionary(column => column.Item, column => column.Index);
        Id = Required("geonameid", "wofid");
        Name = Required("name");
        Country = Required("country");
        Population = Required("population");
        Latitude = Required("lat");
        Longitude = Required("lon");
        Region = Optional("region");
        District = Optional("county");
        Kind = Optional("fcode");
        Alternates = Optional("alt");
        Translations = [.. Languages.Where(columns.ContainsKey).Select(language => (columns[language], Reading(language)))];
        Count = names.Length;
    }

    public int Id { get; }
    public int Name { get; }
    public int Country { get; }
    public int Population { get; }
    public int Latitude { get; }
    public int Longitude { get; }
    public int Region { get; }
    public int District { get; }
    public int Kind { get; }
    public int Alternates { get; }
    public int Count { get; }

    /// <summary>The columns of names in a language, and how that language spells.</summary>
    public (int Column, Spelling Spelling)[] Translations { get; }

    public static PlaceColumns Of(string firstLine) => new(firstLine.TrimEnd('\r').Split('\t'));

    public int Language(string language) => Optional(language);

    /// <summary>How the names of a country are spelled at home.</summary>
    public static Spelling Home(string country) => country switch
    {
        "PL" or "CZ" or "SK" or "LT" or "LV" or "HU" or "HR" or "SI" or "RS" or "BA" or "ME" => Spelling.Central,
        "DE" or "AT" or "CH" or "LI" or "LU" => Spelling.German,
        "FR" or "BE" or "MC" => Spelling.French,
        _ => Spelling.Plain
    };

    static Spelling Reading(string language) => language switch
    {
        "pl" or "cs" or "sk" or "lt" or "hu" => Spelling.Central,
        "de" => Spelling.German,
        "fr" => Spelling.French,
        _ => Spelling.Plain
    };

    int Optional(string column) => columns.GetValueOrDefault(column, -1);

    int Required(params string[] either) =>
        either.Select(Optional).FirstOrDefault(column => column >= 0, -1) is var found and >= 0
            ? found
            : throw new InvalidDataException($"The places have no column {either[0]}.");
}
