using System.Globalization;
using Prytulak.Engines.Search;

namespace Prytulak.Operating.OnFiles;

/// <summary>An offer as a row of the file that the search reads.</summary>
internal sealed record OfferRow(int Id, double Lat, double Lon, int Beds, int Units, bool Pets, bool StepFree, bool WomenOnly, bool Smoking, string[] Languages, DateOnly From, DateOnly To, string Country)
{
    public const string Head = "id,lat,lon,beds,units,pets,step_free,women_only,smoking,languages,from,to,country";

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Id},{Lat:F6},{Lon:F6},{Beds},{Units},{Word(Pets)},{Word(StepFree)},{Word(WomenOnly)},{Word(Smoking)},{string.Join('|', Languages)},{From:O},{To:O},{Country}");

    /// <summary>As the search holds it.</summary>
    public Offer<int> For(Vocabulary tags)
    {
        var set = new TagSet();
        foreach (var (name, isSo) in OfferTags.Flags.Zip((bool[])[Pets, StepFree, WomenOnly, Smoking]))
            if (isSo) set.Add(tags.Of(name));
        foreach (var language in Languages) set.Add(tags.Of(OfferTags.Language(language)));
        set.Add(tags.Of(OfferTags.Country(Country)));
        return new() { Key = Id, Position = new(Lat, Lon), Beds = (ushort)Beds, Units = (ushort)Units, From = From.DayNumber, To = To.DayNumber, Tags = set };
    }

    private static string Word(bool value) => value ? "true" : "false";
}
