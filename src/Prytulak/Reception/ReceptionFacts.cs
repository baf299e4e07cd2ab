using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>A reception point as everybody may read of it. Of one at risk neither town nor place is told.</summary>
/// <param name="Language">The language of hours and address.</param>
/// <param name="Position">The exact place; null where only the town is known.</param>
public sealed record ReceptionFacts(
    Guid Id, ReceptionKind Kind, string Name, string NameLanguage, string Language, string Country, string Region, string? Town, string? Address, Position? Position,
    string Hours, string Phone, string[] Languages, string[] Offers, DateOnly From, DateOnly? To, DateOnly? ConfirmedOn, bool RegionOnly)
{
    public static ReceptionFacts Of(ReceptionPoint point, Places places, Text text) => new(
        point.Id, point.Kind, point.Name(text.Language), point.LanguageOfName(text.Language), point.Language, point.Country,
        places.Find(point.Place)?.Region(text.Language) ?? text.CountryName(point.Country),
        point.RegionOnly ? null : places.Find(point.Place)?.Name(text.Language), point.RegionOnly ? null : point.Address, point.RegionOnly ? null : point.Exact,
        point.Hours, point.Phone, Words.Split(point.Languages), Words.Split(point.Offers), point.FirstDay, point.LastDay,
        point.ConfirmedAt is { } confirmed ? DateOnly.FromDateTime(confirmed.UtcDateTime) : null, point.RegionOnly);

    /// <summary>What is told of it while nobody is to go there: not where, nor whom to call.</summary>
    public ReceptionFacts WithoutWay() => this with { Address = null, Position = null, Hours = "", Phone = "", Languages = [], Offers = [] };

    /// <summary>"Lublin, Poland", or the region alone.</summary>
    public string Where(Text text) => string.Join(", ", ((string[])[Town ?? Region, text.CountryName(Country)]).Distinct());

    /// <summary>What a telephone dials.</summary>
    public string Dial => "tel:" + string.Concat(Phone.Where(sign => char.IsAsciiDigit(sign) || sign == '+'));
}
