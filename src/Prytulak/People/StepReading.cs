using Prytulak.Engines.Geo;
using Prytulak.Engines.Phones;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Begins to read a step.</summary>
public sealed class StepReader(Places places, PhoneNumbers phones, TimeProvider clock)
{
    public StepReading Of(Form form, Text text) => new(form, text, places, phones, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
}

/// <summary>What a step reads its answers from: the form, and what the world knows of places, phones and the day.</summary>
public sealed class StepReading(Form form, Text text, Places places, PhoneNumbers phones, DateOnly today)
{
    public Form Form => form;

    public DateOnly Today => today;

    /// <summary>Places to choose from, by the field that could mean any of them.</summary>
    public Dictionary<string, IReadOnlyList<PlaceChoice>> Choices { get; } = [];

    /// <summary>The place that a field means. Where it may mean several they are offered; the choice comes back as "{field}_id" for the same text.</summary>
    public int? Place(string field)
    {
        if (form.Text(field, 200) is not { } typed) return null;
        if (form.Raw(field + "_typed") == typed && form.Number(field + "_id", 1, int.MaxValue) is { } chosen && places.Find(chosen) is not null) return chosen;
        var read = PlaceTyped.Read(places.Gazetteer, typed, text);
        if (read.Place is null) Offer(field, read.Choices);
        return read.Place?.Id;
    }

    /// <summary>A telephone number in its international form; without a country code it is one of the country where they are.</summary>
    public string? Phone(string field, int? here)
    {
        if (form.Text(field, 100) is not { } typed) return null;
        if (phones.TryParse(typed, places.CountryOf(here), out var number)) return number.E164;
        form.Fault(field, "ask.phone_wrong");
        return null;
    }

    private void Offer(string field, IReadOnlyList<Place> found)
    {
        form.Fault(field, found is [] ? "place.unknown" : "place.several");
        Choices[field] = places.Choices(found, text);
    }
}
