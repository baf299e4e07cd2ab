using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>The town and the exact point of something, as a form asks for them: "place", "place_id" where that may mean several, "exact".</summary>
public static class PlaceInForm
{
    private const double FarthestFromTownMetres = 40_000;

    public static PlaceTyped Town(Form form, Places places, Text text)
    {
        if (form.Text("place", 100, required: true) is not { } typed) return new(null, []);
        var read = PlaceTyped.Read(places.Gazetteer, typed, text);
        if (read.Place is not null) return read;
        if (read.Choices.FirstOrDefault(choice => choice.Id == form.Number("place_id", 1, int.MaxValue)) is { } chosen) return read with { Place = chosen };
        form.Fault(read.Choices is [] ? "place" : "place_id", read.Choices is [] ? "home.place_unknown" : "home.place_ambiguous");
        return read;
    }

    /// <summary>"52.2297, 21.0122", as maps on phones show it; null where nothing, or nothing good, was typed.</summary>
    public static Position? Exact(Form form, Place town, Text text)
    {
        if (form.Text("exact", 60) is not { } typed) return null;
        var parts = typed.Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var north, var east] || !Number(north, out var latitude) || !Number(east, out var longitude) || !Position.IsValid(latitude, longitude))
            form.Fault("exact", "home.exact_unreadable");
        else if (new Position(latitude, longitude) is var exact && exact.MetresTo(town.Position) > FarthestFromTownMetres)
            form.Fault("exact", "home.exact_far", town.Name(text.Language));
        else return exact;
        return null;
    }

    private static bool Number(string typed, out double number) => double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}
