using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>Where a home is: the address that stays sealed, the town as typed, and the exact point if the host gives it.</summary>
public sealed class HomePlace
{
    private const double FarthestFromTownMetres = 40_000;

    public string? Address { get; private init; }
    public Place? Town { get; private init; }
    public Position Position { get; private init; }
    public Cell Cell { get; private init; }

    /// <summary>The towns that may be meant, where the typed name did not say.</summary>
    public IReadOnlyList<Place> Choices { get; private init; } = [];

    /// <summary>Reads the form; where it is not good, only the choices are to be used.</summary>
    public static HomePlace Read(Form form, Places places, PublicPlaces squares, Text text)
    {
        var address = form.Text("address", 300, required: true);
        var (town, choices) = TownOf(form, places, text);
        if (town is null) return new() { Choices = choices };
        var position = Exact(form, town, text) ?? town.Position;
        if (squares.CellOf(position) is not { } cell) form.Fault("place", "home.nowhere");
        else return new() { Address = address, Town = town, Position = position, Cell = cell };
        return new();
    }

    private static PlaceTyped TownOf(Form form, Places places, Text text)
    {
        if (form.Text("place", 100, required: true) is not { } typed) return new(null, []);
        var read = PlaceTyped.Read(places.Gazetteer, typed, text);
        if (read.Place is not null) return read;
        if (read.Choices.FirstOrDefault(choice => choice.Id == form.Number("place_id", 1, int.MaxValue)) is { } chosen) return read with { Place = chosen };
        form.Fault(read.Choices is [] ? "place" : "place_id", read.Choices is [] ? "home.place_unknown" : "home.place_ambiguous");
        return read;
    }

    // "52.2297, 21.0122", as maps on phones show it.
    private static Position? Exact(Form form, Place town, Text text)
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
