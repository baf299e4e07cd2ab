using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement;
using Prytulak.Placement.Contracts;
using static Prytulak.Operating.DemonstrationNames;

namespace Prytulak.Operating;

/// <summary>
/// Fills an empty network with invented people on real places, the same every time but for ids: three organisations,
/// two thousand hosts, six hundred households, in every state of their lives.
/// </summary>
internal sealed class Demonstration(Journal journal, Network network, Organisations organisations, Places places, PublicPlaces cells,
    DemonstrationRows rows, StayChanges changes, SignInLinks links, TimeProvider clock)
{
    private const int Hosts = 2000, Households = 600, Batch = 100, BatchOfStays = 20, HostOfShelter = 12;
    private static readonly Act Making = new(Viewer.System, "demonstration");
    private readonly Random random = new(20220224);
    private readonly List<DemonstrationHome> homes = [];
    private readonly List<DemonstrationHousehold> households = [];
    private readonly List<(Guid Account, string Email, string Role, Guid Organisation)> staff = [];
    private readonly HashSet<string> references = [];
    private IReadOnlyList<(Organisation Organisation, string Language)> bodies = [];
    private DemonstrationHome? shelter;

    /// <summary>Fills the network if nobody is in it.</summary>
    /// <param name="progress">Told how much of all is done, 0 to 1.</param>
    /// <param name="times">How many times as many hosts, households and stays as usual; a measurement wants many.</param>
    public async Task Fill(Action<double> progress, int times = 1)
    {
        if ((await organisations.All()).Any()) return;
        await AddOrganisations();
        await InBatches(Hosts * times, AddHost, done => progress(0.65 * done));
        await InBatches(Households * times, AddHousehold, done => progress(0.65 + 0.2 * done));
        await AddStays(times, done => progress(0.85 + 0.15 * done));
        await AddGuests(times);
        await journal.Write(Making, AddGroups);
        await journal.Write(Making, AddReception);
        await journal.Write(Making, async write =>
        {
            foreach (var (account, email, _, _) in staff) await rows.Email(write, account, email);
            await Network.Set(write, Network.Demonstration);
        });
    }

    /// <summary>A way in for each role, while this is a demonstration.</summary>
    public async Task<IReadOnlyList<(string Role, string Path)>> SignIns()
    {
        if (!await network.Is(Network.Demonstration)) return [];
        var all = new List<(string, string)>();
        foreach (var role in DemonstrationStaff.Roles)
            if (await rows.FindByEmail(DemonstrationStaff.EmailOf(role)) is { } account) all.Add((role, links.ForDemonstration(account)));
        return all;
    }

    private async Task AddOrganisations()
    {
        bodies = DemonstrationStaff.Organisations();
        await journal.Write(Making, async write =>
        {
            foreach (var (organisation, _) in bodies) await rows.Organisation(write, organisation);
            foreach (var (organisation, language) in bodies)
                foreach (var (roles, role) in DemonstrationStaff.Duties)
                    await AddStaff(write, organisation, roles, role, language);
        });
    }

    private async Task AddStaff(Write write, Organisation organisation, Roles roles, string role, string language)
    {
        var id = Guid.CreateVersion7(write.Now);
        await rows.Account(write, id, roles, organisation.Id, Host(random, Words.Split(organisation.Countries)[0]), null, language);
        staff.Add((id, DemonstrationStaff.EmailOf(role, organisation == bodies[0].Organisation ? null : organisation.Id), role, organisation.Id));
    }

    private async Task InBatches(int count, Func<Write, int, Task> add, Action<double> progress)
    {
        for (var from = 0; from < count; from += Batch)
        {
            await journal.Write(Making, async write =>
            {
                for (var i = from; i < Math.Min(from + Batch, count); i++) await add(write, i);
            });
            progress(Math.Min(1, (from + Batch) / (double)count));
        }
    }

    private async Task AddHost(Write write, int number)
    {
        var (organisation, language) = bodies[number % bodies.Count];
        var country = Pick(random, Words.Split(organisation.Countries));
        var (id, name) = (Guid.CreateVersion7(write.Now), Host(random, country));
        var (vetting, state) = DemonstrationFate.OfHost(number);
        await rows.Account(write, id, Roles.Host, organisation.Id, name, $"+4860{number + 1_000_000:D7}", language);
        await rows.Host(write, id, organisation.Id, vetting, "", mostRequests: number == HostOfShelter ? 5 : 2);
        foreach (var vetter in staff.Where(s => s.Organisation == organisation.Id && s.Role.StartsWith("vetter", StringComparison.Ordinal)).Take(DemonstrationFate.VerdictsOf(vetting, number)))
            await rows.Verdict(write, id, vetter.Account, vetting is not Vetting.Refused);
        if (number == 0) staff.Add((id, DemonstrationStaff.EmailOf("host"), "host", organisation.Id));
        var town = Town(country);
        var home = DemonstrationFate.Home(random, id, organisation.Id, country, state, Near(town), language, clock.GetUtcNow(), DemonstrationFate.WordOf(number), Cell);
        homes.Add(home);
        await rows.Home(write, home);
        if (number == 0) await AddMoreOf(write, home);
        if (number == HostOfShelter) await rows.Home(write, shelter = DemonstrationFate.Shelter(id, organisation.Id, country, home.Position, language, clock.GetUtcNow(), Cell));
    }

    // The host who can be signed in as has a home about which a letter comes now, and one that is hidden.
    private async Task AddMoreOf(Write write, DemonstrationHome home)
    {
        foreach (var word in (DemonstrationWord[])[DemonstrationWord.Due, DemonstrationWord.Unanswered])
            await rows.Home(write, DemonstrationFate.Home(new(random.Next()), home.Host, home.Organisation, home.Country, home.State, home.Position, Words.Split(home.Languages)[0], clock.GetUtcNow(), word, Cell));
    }

    private async Task AddHousehold(Write write, int number)
    {
        var (organisation, _) = bodies[random.Next(bodies.Count)];
        var wish = Town(Pick(random, Words.Split(organisation.Countries)));
        var here = random.Next(3) == 0 ? wish : Town("UA");
        var household = DemonstrationFate.Household(random, number, Reference(), organisation.Id, wish.Id, here.Id, clock.GetUtcNow());
        households.Add(household);
        await rows.Household(write, household);
        if (random.Next(6) == 0 && !household.IsDraft) await rows.Message(write, household.Id, Pick(random, Letters), household.AskedAt.AddHours(1 + random.Next(20)));
    }

    // Among many, two would draw the same signs.
    private string Reference()
    {
        var reference = References.New();
        while (!references.Add(reference)) reference = References.New();
        return reference;
    }

    private async Task AddStays(int times, Action<double> progress)
    {
        var fates = Enumerable.Repeat(DemonstrationFate.OfStays, times).SelectMany(fate => fate);
        var all = Asking.Zip(fates).ToList();
        for (var from = 0; from < all.Count; from += BatchOfStays)
        {
            await changes.Book(Making, async write =>
            {
                foreach (var (household, moves) in all.Skip(from).Take(BatchOfStays)) await AddStay(write, household, moves);
                return true;
            });
            progress(Math.Min(1, (from + BatchOfStays) / (double)all.Count));
        }
    }

    private IEnumerable<DemonstrationHousehold> Asking => households.Where(household => household.Needs.Adults > 0 && !household.IsDraft);

    // Several households in one room, of those who have no stay yet and can share.
    private async Task AddGuests(int times)
    {
        var can = Asking.Skip(DemonstrationFate.OfStays.Count * times).Where(household => household.Organisation == shelter!.Organisation && household.Needs.MaySleepWithOthers).ToList();
        await changes.Book(Making, async write =>
        {
            foreach (var (household, moves) in can.Zip(DemonstrationFate.OfGuests))
                await Walk(write, household, shelter!, shelter!.Units.First(unit => unit.Shared && unit.WomenOnly == household.Needs.WomenOnly), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), moves);
            return true;
        });
    }

    // Stays go the way of real ones, so what they leave behind is what real ones would.
    private async Task AddStay(Write write, DemonstrationHousehold household, IReadOnlyList<StayMove> moves)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var home in homes.Where(h => h.Organisation == household.Organisation && h.State is AccommodationState.Open && h.From <= today))
        {
            if (!Fit.MayLiveWith(household.Needs, home.Residents)) continue;
            if (home.Units.FirstOrDefault(u => u.Beds >= household.Needs.People && !u.WomenOnly) is not { } unit || !taken.Add(unit.Id)) continue;
            await Walk(write, household, home, unit, today, moves);
            return;
        }
    }

    private readonly HashSet<Guid> taken = [];

    private async Task Walk(Write write, DemonstrationHousehold household, DemonstrationHome home, Unit unit, DateOnly today, IReadOnlyList<StayMove> moves)
    {
        var stay = new Stay
        {
            Id = Guid.NewGuid(), Household = household.Id, Unit = unit.Id, Accommodation = home.Id, Host = home.Host, Organisation = home.Organisation,
            FromNight = today, ToNight = today.AddDays(60) < home.To ? today.AddDays(60) : home.To, ProposedBy = staff.First(s => s.Role == "caseworker" && s.Organisation == home.Organisation).Account, Version = 1,
        };
        await Stays.Add(write, stay);
        write.Note("stays", "proposed", stay.Id, stay.Organisation);
        foreach (var move in moves)
        {
            await changes.Apply(write, stay, move, DemonstrationFate.ReasonOf(move));
            stay = (await Stays.Find(write, stay.Id))!;
        }
    }

    // In each organisation some of those who came last and want to the same place, by two and by three.
    private async Task AddGroups(Write write)
    {
        foreach (var waiting in households.Where(h => h.Needs.Adults > 0 && !h.IsDraft).Reverse().GroupBy(h => h.Organisation))
            foreach (var (number, there) in waiting.GroupBy(h => h.Needs.Wish).Where(same => same.Count() > 1).Take(7).Index())
                await rows.Group(write, waiting.Key, [.. there.Take(2 + number % 2).Select(household => household.Id)]);
    }

    private async Task AddReception(Write write)
    {
        foreach (var point in DemonstrationReception.Points)
        {
            var organisation = bodies[point.Body].Organisation.Id;
            var (coordinator, vetter) = (Of("coordinator"), Of("vetter"));
            await rows.Reception(write, point, places.Gazetteer.Search(point.Town, "en", 1, country: point.Country)[0].Place, organisation, coordinator, vetter);

            Guid Of(string role) => staff.First(s => s.Role == role && s.Organisation == organisation).Account;
        }
    }

    private Place Town(string country) => towns.TryGetValue(country, out var list) ? list[random.Next(list.Length)] : Remember(country);

    private readonly Dictionary<string, Place[]> towns = [];

    // Towns of that country by size, the large ones several times, as people would choose.
    private Place Remember(string country)
    {
        var all = places.Gazetteer.All().Where(p => p.Country == country && p.Population > 15_000).Take(80).ToArray();
        towns[country] = [.. all, .. all.Take(25), .. all.Take(8)];
        return Town(country);
    }

    private Position Near(Place town) => new(town.Position.Latitude + (random.NextDouble() - 0.5) * 0.06, town.Position.Longitude + (random.NextDouble() - 0.5) * 0.09);

    private string Cell(Position position) => cells.CellOf(position)!.Value.ToString();
}
