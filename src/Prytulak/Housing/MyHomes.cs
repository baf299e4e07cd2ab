using Prytulak.Foundation;
using Prytulak.Housing.Contracts;

namespace Prytulak.Housing;

/// <summary>The host's own homes: how each stands, and what comes next. GET /homes.</summary>
public static class MyHomes
{
    public static async Task<IResult> Show(Visit visit, Hosts hosts, Offers offers, PublicPlaces places, TimeProvider clock)
    {
        if (await hosts.Find(visit.Viewer, visit.Viewer.Id) is not { } host) throw Refusal.Absent;
        var homes = await offers.Of(host.Account);
        return visit.Page<MyHomesPage, MyHomesAnswer>(new(host.Vetting, [.. homes.Select(home => Tell(home, places, visit.Text, clock.GetUtcNow()))]));
    }

    private static MyHome Tell(Accommodation home, PublicPlaces places, Text text, DateTimeOffset now) => new(
        home.Id, home.State, home.Kind, places.Town(home.Cell, home.Country, text), home.AvailableFrom, home.AvailableTo, home.ConfirmedAt,
        home.State is AccommodationState.Open && home.Hidden is null && now - home.ConfirmedAt >= Freshness.AskAfter, home.Hidden, home.HiddenAt);
}

/// <summary>The homes of a host, and whether the host has been vetted.</summary>
public sealed record MyHomesAnswer(Vetting Vetting, IReadOnlyList<MyHome> Homes);

/// <summary>One line of the list.</summary>
/// <param name="AsksConfirmation">True when nobody has said for long that it still stands.</param>
/// <param name="Hidden">Why it is not shown to anybody now; null while it is.</param>
public sealed record MyHome(
    Guid Id, AccommodationState State, AccommodationKind Kind, string Town, DateOnly AvailableFrom, DateOnly AvailableTo, DateTimeOffset ConfirmedAt, bool AsksConfirmation,
    HiddenBecause? Hidden, DateTimeOffset? HiddenAt);
