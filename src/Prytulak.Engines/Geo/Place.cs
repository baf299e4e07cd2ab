using System.Text;

namespace Prytulak.Engines.Geo;

/// <summary>A city, town or village of the gazetteer.</summary>
public sealed class Place : IEquatable<Place>
{
    readonly Gazetteer gazetteer;
    readonly PlaceTable table;
    readonly int row;

    internal Place(Gazetteer gazetteer, PlaceTable table, int row) =>
        (this.gazetteer, this.table, this.row) = (gazetteer, table, row);

    /// <summary>
    /// Stays the same from one edition of the data to the next: the GeoNames id (below 100 million) of a town,
    /// the Who's On First id (above) of a village.
    /// </summary>
    public int Id => table.Ids[row];

    /// <summary>ISO 3166-1, two letters.</summary>
    public string Country => table.CountryOf(row);

    /// <summary>Inhabitants; 0 when unknown.</summary>
    public int Population => table.Populations[row];

    public Position Position => table.PositionOf(row);

    /// <summary>The district as the source writes it, for telling namesakes apart; Ukraine's are those before 2020.</summary>
    public string? District => Encoding.UTF8.GetString(table.Field(row, table.Columns.District)) is { Length: > 0 } district ? district : null;

    /// <summary>
    /// The name for a reader of a language (en, uk, ru, be, pl, de, fr): its own, else another in its script, else any.
    /// </summary>
    public string Name(string language)
    {
        foreach (var column in NameChoice.Chain(language, Country))
            if (NameChoice.Suits(table.Field(row, table.Columns.Language(column)), language))
                return Encoding.UTF8.GetString(table.Field(row, table.Columns.Language(column)));
        return Encoding.UTF8.GetString(table.Field(row, table.Columns.Name));
    }

    /// <summary>The id of its region; null when unknown.</summary>
    public string? RegionId => Encoding.UTF8.GetString(table.Field(row, table.Columns.Region)) is { Length: > 0 } region ? region : null;

    /// <summary>The region (oblast, voivodeship, Land) for a reader of a language; null when unknown.</summary>
    public string? Region(string language) =>
        gazetteer.Regions?.Name(Encoding.UTF8.GetString(table.Field(row, table.Columns.Region)), language, Country);

    public bool Equals(Place? other) => other is not null && other.Id == Id;

    public override bool Equals(object? other) => Equals(other as Place);

    public override int GetHashCode() => Id;

    public override string ToString() => $"{Name("en")} ({Country}, {Id})";
}
