using System.Text.Encodings.Web;
using System.Text.Json;
using Prytulak.Engines.Geo;
using Prytulak.Engines.Phones;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.Reception;

/// <summary>What a coordinator says of a reception point.</summary>
public sealed class ReceptionInput
{
    private const int LongestYears = 3, ShortestNumber = 3, LongestShortNumber = 6;
    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Form Form { get; init; } = null!;
    private ReceptionKind Kind { get; init; }
    private string Language { get; init; } = "";
    private Place? Town { get; init; }
    private Position? Exact { get; init; }
    private bool RegionOnly { get; init; }
    private string Address { get; init; } = "";
    private string Hours { get; init; } = "";
    private string Phone { get; init; } = "";
    private string Languages { get; init; } = "";
    private string Offers { get; init; } = "";
    private DateOnly FirstDay { get; init; }
    private DateOnly? LastDay { get; init; }

    /// <summary>The towns that may be meant, where the typed name did not say.</summary>
    public IReadOnlyList<Place> Choices { get; private init; } = [];

    /// <summary>Reads the form; where it is not good, only the choices are to be used.</summary>
    public static ReceptionInput Read(Form form, Places places, PhoneNumbers phones, Text text, DateOnly today)
    {
        var (regionOnly, (town, choices)) = (form.Ticked("region_only"), PlaceInForm.Town(form, places, text));
        form.Text("name", 120, required: true);
        return new()
        {
            Form = form, Choices = choices, Town = town, RegionOnly = regionOnly,
            Kind = form.Choice<ReceptionKind>("kind", required: true) ?? default,
            Language = form.Choice("language", Texts.Languages, required: true) ?? text.Language,
            // Of a place at risk neither is kept, whatever was typed.
            Exact = regionOnly || town is null ? null : PlaceInForm.Exact(form, town, text),
            Address = regionOnly ? "" : form.Text("address", 200, required: true) ?? "",
            Hours = form.Text("hours", 300, required: true) ?? "",
            Phone = PhoneOf(form, town, phones, isNeeded: regionOnly),
            Languages = Words.Join(form.Choices("languages", Words.Languages)), Offers = Words.Join(form.Choices("offers", ReceptionPoint.AllOffers)),
            FirstDay = form.Date("from", required: true) ?? default, LastDay = LastDayOf(form, today),
        };
    }

    // National short numbers, as 1590, are in no plan of numbers that other countries can dial.
    private static string PhoneOf(Form form, Place? town, PhoneNumbers phones, bool isNeeded)
    {
        if (form.Text("phone", 40, isNeeded) is not { } typed) return "";
        if (typed.Length is >= ShortestNumber and <= LongestShortNumber && typed.All(char.IsAsciiDigit)) return typed;
        if (phones.TryParse(typed, town?.Country, out var number)) return number.ToDisplay();
        form.Fault("phone", "reception.phone_wrong");
        return "";
    }

    private static DateOnly? LastDayOf(Form form, DateOnly today)
    {
        if (form.Date("to") is not { } to) return null;
        if (to < today) form.Fault("to", "reception.to_is_past");
        else if (form.Date("from") > to) form.Fault("to", "reception.to_before_from");
        else if (to > today.AddYears(LongestYears)) form.Fault("to", "reception.to_too_far");
        return to;
    }

    /// <summary>The values of its row.</summary>
    internal object Row(Write write, Guid id, int version = 1) => new
    {
        id, version, write.By.Organisation, By = write.By.Id, write.Now, Kind = Kind.ToString(), Language, Names = NamesOf(Form), Town!.Country, Place = Town.Id,
        LatitudeE6 = Millionths(Exact?.Latitude), LongitudeE6 = Millionths(Exact?.Longitude), RegionOnly, Address, Hours, Phone, Languages, Offers, FirstDay, LastDay,
    };

    private string NamesOf(Form form) => JsonSerializer.Serialize(Texts.Languages
        .Select(language => (language, Name: form.Text(language == Language ? "name" : "name_" + language, 120)))
        .Where(named => named.Name is not null).ToDictionary(named => named.language, named => named.Name), Letters);

    private static int? Millionths(double? degrees) => degrees is { } known ? (int)Math.Round(known * 1e6) : null;
}
