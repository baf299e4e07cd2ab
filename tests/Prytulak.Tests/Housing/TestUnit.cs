using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Tests.Housing;

/// <summary>A free unit in which nothing stands against anyone, but for what a test says.</summary>
internal static class TestUnit
{
    public static FreeUnit With(
        int beds = 2, int cots = 0, bool stepFree = false, bool pets = false, bool smoking = false, bool womenOnly = false, string languages = "", string welcome = "",
        string near = "", DateOnly? from = null, DateOnly? to = null, (int, int)[]? taken = null, Residents residents = Residents.Nobody, bool shared = false, (int, int, int)[]? inUse = null) => new()
    {
        Unit = Guid.NewGuid(), Home = new()
        {
            Id = Guid.NewGuid(), Host = Guid.NewGuid(), Organisation = Guid.NewGuid(), Country = "PL", Cell = "5kmN3050E4995", Kind = AccommodationKind.Flat,
            FreeOfCharge = true, Languages = Words.Split(languages), Welcome = Words.Split(welcome), Near = Words.Split(near), Residents = residents,
            AvailableFrom = from ?? new(2026, 1, 1), AvailableTo = to ?? new(2027, 1, 1), ConfirmedAt = DateTimeOffset.UnixEpoch,
        },
        Beds = beds, Cots = shared ? 0 : cots, OwnBath = false, StepFree = stepFree, Pets = pets, Smoking = smoking, WomenOnly = womenOnly, Taken = taken ?? [], Shared = shared, InUse = inUse ?? [.. shared && taken is not null ? taken.Select(nights => (nights.Item1, nights.Item2, beds)) : []],
    };
}
