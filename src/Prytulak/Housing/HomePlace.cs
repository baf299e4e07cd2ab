using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing;

/// <summary>Where a home is: the address that stays sealed, the town as typed, and the exact point if the host gives it.</summary>
public sealed class HomePlace
{
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
        var (town, choices) = PlaceInForm.Town(form, places, text);
        if (town is null) return new() { Choices = choices };
        var position = PlaceInForm.Exact(form, town, text) ?? town.Position;
        if (squares.CellOf(position) is not { } cell) form.Fault("place", "home.nowhere");
        else return new() { Address = address, Town = town, Position = position, Cell = cell };
        return new();
    }

    /// <summary>An address in a town that is known already; null where too few people live around it.</summary>
    public static HomePlace? In(Place town, string address, PublicPlaces squares) =>
        squares.CellOf(town.Position) is { } cell ? new() { Address = address, Town = town, Position = town.Position, Cell = cell } : null;
}
