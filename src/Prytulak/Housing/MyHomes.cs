using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The host's own homes: how each stands, and what comes next. GET /homes.</summary>
public static class MyHomes
{
    private static readonly TimeSpan ConfirmationHolds = TimeSpan.FromDays(14);

    public static async Task<IResult> Show(Visit visit, Hosts hosts, Offers offers, PublicPlaces places, TimeProvider clock)
    {
        if (await hosts.Find(visit.Viewer, visit.Viewer.Id) is not { } host) throw Refusal.Absent;
        var homes = await offers.Of(host.Account);
        return visit.Page<MyHomesPage, MyHomesAnswer>(new(host.Vetting, [.. homes.Select(home => Tell(home, places, visit.Text, clock.GetUtcNow()))]));
    }

    private static MyHome Tell(Accommodation home, PublicPlaces places, Text text, DateTimeOffset now) => new(
        home.Id, home.State, home.Kind, places.Town(home.Cell, home.Country, text), home.AvailableFrom, home.AvailableTo, home.ConfirmedAt,
        home.State is AccommodationState.Open && now - home.ConfirmedAt > ConfirmationHolds);
}

/// <summary>The homes of a host, and whether the host has been vetted.</summary>
public sealed record MyHomesAnswer(Vetting Vetting, IReadOnlyList<MyHome> Homes);

/// <summary>One line of the list.</summary>
/// <param name="AsksConfirmation">True when nobody has said for long that it still stands.</param>
public sealed record MyHome(
    Guid Id, AccommodationState State, AccommodationKind Kind, string Town, DateOnly AvailableFrom, DateOnly AvailableTo, DateTimeOffset ConfirmedAt, bool AsksConfirmation);
