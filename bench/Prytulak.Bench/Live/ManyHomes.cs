using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Operating.OnFiles;
using Prytulak.People.Contracts;

namespace Prytulak.Bench.Live;

/// <summary>
/// A network with so many open homes and a fifth as many that are not, each with its own host, written straight into the
/// tables: 1.2 units a home, of which every twelfth is taken for some weeks. What is personal is sealed by the real vault.
/// </summary>
sealed class ManyHomes(IServiceProvider services, int homes)
{
    private const int Batch = 20_000, Organisations = 3;
    private static readonly AccommodationState[] Closed = [AccommodationState.Paused, AccommodationState.Full, AccommodationState.Expired, AccommodationState.AwaitingVetting];

    private readonly Database database = services.GetRequiredService<Database>();
    private readonly KeyStore keys = services.GetRequiredService<KeyStore>();
    private readonly Vault vault = services.GetRequiredService<Vault>();
    private readonly byte[] wrapping = services.GetRequiredService<MasterKey>().For("wrap");
    private readonly PublicPlaces cells = services.GetRequiredService<PublicPlaces>();
    private readonly Guid[] organisations = [.. Enumerable.Range(0, Organisations).Select(_ => Guid.CreateVersion7())];
    private readonly Random random = new(3);
    private readonly long now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
    private int stays;

    public async Task Fill(Gazetteer gazetteer, Action<double> progress)
    {
        await database.Write(async (c, t) =>
        {
            await BulkRows.Add(c, t, "organisations", "id, name, countries, languages, created_at", organisations.Select(id => (object?[])[id, "Measured", "PL", "pl", now]));
            return true;
        });
        var (all, done) = (homes + homes / 5, 0);
        foreach (var batch in new ManyOffers(gazetteer, seed: 1).Offers(int.MaxValue).Where(offer => cells.CellOf(new(offer.Lat, offer.Lon)) is not null).Take(all).Chunk(Batch))
        {
            await Add([.. batch.Select(HomeOf)]);
            progress((done += batch.Length) / (double)all);
        }
    }

    private Home HomeOf(OfferRow offer)
    {
        var isOpen = offer.Id % 6 != 0;
        return new(Guid.CreateVersion7(), Guid.CreateVersion7(), organisations[random.Next(Organisations)], offer,
            isOpen ? AccommodationState.Open : Closed[random.Next(Closed.Length)],
            [.. Enumerable.Range(1, random.Next(8) == 0 ? 2 + random.Next(2) : 1).Select(number => UnitOf(number, offer))]);
    }

    private RoomToLet UnitOf(int number, OfferRow offer)
    {
        var cots = random.Next(4) == 0 ? 1 : 0;
        if (random.Next(12) > 0) return new(Guid.CreateVersion7(), number, offer.Beds, cots, []);
        var first = offer.From.AddDays(random.Next(8));
        var stay = new StayInIt(Guid.CreateVersion7(), Guid.CreateVersion7(), first, first.AddDays(10 + random.Next(41)));
        return new(Guid.CreateVersion7(), number, offer.Beds, cots, random.Next(8) > 0 ? [stay] :
            [stay, new(Guid.CreateVersion7(), Guid.CreateVersion7(), stay.To.AddDays(random.Next(5)), stay.To.AddDays(5 + random.Next(20)))]);
    }

    private async Task Add(Home[] batch)
    {
        var taken = batch.SelectMany(home => home.Units.SelectMany(unit => unit.Stays.Select(stay => (home, unit, stay)))).ToArray();
        await MakeKeys([.. batch.Select(home => home.Host), .. taken.Select(t => t.stay.Household)]);
        var (names, addresses, positions, needs) = (new object?[batch.Length], new object?[batch.Length], new object?[batch.Length], new object?[taken.Length]);
        foreach (var (i, home) in batch.Index())
        {
            names[i] = (await vault.Seal(home.Host, AccountFacts.Name, $"Host {home.Offer.Id}"))!.Sealed;
            addresses[i] = (await vault.Seal(home.Host, HousingFacts.Address, $"Long Street {home.Offer.Id}"))!.Sealed;
            positions[i] = (await vault.Seal(home.Host, HousingFacts.Position, new Position(home.Offer.Lat, home.Offer.Lon)))!.Sealed;
        }
        foreach (var (i, (_, _, stay)) in taken.Index())
            needs[i] = (await vault.Seal(stay.Household, HouseholdFacts.Needs, new Needs { Adults = 1, Languages = ["uk"], Citizenships = ["UA"], From = stay.From, Until = stay.To }))!.Sealed;
        await database.Write(async (c, t) =>
        {
            await BulkRows.Add(c, t, "accounts", "id, roles, organisation, state, name, language, stamp, created_at",
                batch.Index().Select(at => (object?[])[at.Item.Host, (int)Roles.Host, at.Item.Organisation, "Active", names[at.Index], "pl", $"{at.Item.Host:N}", now]));
            await BulkRows.Add(c, t, "hosts", "account, organisation, vetting",
                batch.Select(home => (object?[])[home.Host, home.Organisation, home.State is AccommodationState.AwaitingVetting ? "Awaiting" : "Vetted"]));
            await BulkRows.Add(c, t, "accommodations",
                "id, host, organisation, state, kind, country, cell, address, position, is_free, languages, welcome, near, available_from, available_to, confirmed_at, created_at",
                batch.Index().Select(at => Row(at.Item, addresses[at.Index], positions[at.Index])));
            await BulkRows.Add(c, t, "units", "id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, removed",
                batch.SelectMany(home => home.Units.Select(unit => (object?[])[unit.Id, home.Id, unit.Number, unit.Beds, unit.Cots,
                    unit.Number % 2 == 0, home.Offer.StepFree, home.Offer.Pets, home.Offer.Smoking, home.Offer.WomenOnly, false])));
            await BulkRows.Add(c, t, "households", "id, reference, organisation, state, adults, people, infants, language, needs, step, asked_at, created_at, changed_at",
                taken.Index().Select(at => (object?[])[at.Item.stay.Household, $"R{stays + at.Index}", at.Item.home.Organisation, "Housed", 1, 1, 0, "uk", needs[at.Index], 8, now, now, now]));
            await BulkRows.Add(c, t, "stays", "id, household, people, adults, infants, unit, accommodation, host, organisation, state, from_night, to_night, proposed_by, created_at, changed_at",
                taken.Select(at => (object?[])[at.stay.Id, at.stay.Household, 1, 1, 0, at.unit.Id, at.home.Id, at.home.Host, at.home.Organisation, "Confirmed",
                    $"{at.stay.From:O}", $"{at.stay.To:O}", at.home.Host, now, now]));
            await BulkRows.Add(c, t, "nights", "unit, night, stay, people, infants, beds, cots",
                taken.SelectMany(at => Enumerable.Range(at.stay.From.DayNumber, at.stay.To.DayNumber - at.stay.From.DayNumber)
                    .Select(night => (object?[])[at.unit.Id, night, at.stay.Id, 1, 0, at.unit.Beds, at.unit.Cots])));
            return true;
        });
        stays += taken.Length;
    }

    // As the key store makes them, but in one transaction.
    private Task MakeKeys(Guid[] subjects) => keys.Store.Write(async (c, t) =>
    {
        await BulkRows.Add(c, t, "keys", "subject, wrapped", subjects.Select(subject =>
            (object?[])[subject, Cipher.Encrypt(wrapping, RandomNumberGenerator.GetBytes(32), subject.ToByteArray())]));
        return true;
    });

    private object?[] Row(Home home, object? address, object? position) =>
    [
        home.Id, home.Host, home.Organisation, home.State.ToString(), (home.Offer.Id % 3 == 0 ? AccommodationKind.Room : AccommodationKind.Flat).ToString(),
        home.Offer.Country, cells.CellOf(new(home.Offer.Lat, home.Offer.Lon))!.Value.ToString(), address, position, random.Next(4) > 0, Words.Join(home.Offer.Languages),
        Words.Join(random.Next(3) == 0 ? [Words.Welcome[random.Next(Words.Welcome.Count)]] : []), Words.Join(Words.Near.Where(_ => random.Next(2) == 0)),
        $"{home.Offer.From:O}", $"{home.Offer.To:O}", now - random.Next(1, 400) * 3_600_000L, now,
    ];

    private sealed record Home(Guid Id, Guid Host, Guid Organisation, OfferRow Offer, AccommodationState State, RoomToLet[] Units);

    private sealed record RoomToLet(Guid Id, int Number, int Beds, int Cots, StayInIt[] Stays);

    private sealed record StayInIt(Guid Id, Guid Household, DateOnly From, DateOnly To);
}
