using Dapper;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Placement.Contracts;
using Prytulak.Placement.Planning;
using Prytulak.Tests.Fixture;
using Prytulak.Tests.Housing;

namespace Prytulak.Tests.Placement.Planning;

/// <summary>Households and homes at random, and whole organisations of them put into the tables at once.</summary>
internal static class PlanFixture
{
    private static readonly Act Making = new(Viewer.System, "test");

    public static readonly string[] Tongues = ["uk", "pl", "en", "de"];

    public static Needs Needs(Random random, DateOnly today, int[] towns) => new()
    {
        Adults = random.Next(1, 4), ChildAges = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(18))], Pets = random.Next(4) == 0 ? ["cat"] : [],
        StepFree = random.Next(8) == 0, WomenOnly = random.Next(8) == 0, NoSmoking = random.Next(3) == 0, Languages = Some(random, Tongues), Citizenships = [random.Next(5) == 0 ? "BY" : "UA"],
        Wish = random.Next(4) == 0 ? null : towns[random.Next(towns.Length)], WithinKm = random.Next(10, 400),
        From = random.Next(3) == 0 ? null : today.AddDays(random.Next(-5, 20)), Until = random.Next(3) == 0 ? today.AddDays(random.Next(25, 200)) : null, Near = Some(random, Words.Near), WithMan = random.Next(2) == 0,
        CanShare = random.Next(2) == 0, OwnRoom = random.Next(4) == 0,
    };

    public static Plea Plea(Random random, DateOnly today, int[] towns) => new()
    {
        Id = Guid.NewGuid(), Reference = "TEST", Organisation = null, State = HouseholdState.Waiting, Needs = Needs(random, today, towns), Language = "uk",
        AskedAt = new(today.AddDays(-random.Next(60)), default, TimeSpan.Zero), Caseworker = null, Version = 1,
    };

    public static FreeUnit Unit(Random random, DateOnly today)
    {
        var from = random.Next(-30, 10);
        var unit = TestUnit.With(random.Next(1, 6), random.Next(2), random.Next(3) == 0, random.Next(2) == 0, random.Next(3) == 0, random.Next(8) == 0, Words.Join(Some(random, Tongues)),
            random.Next(2) == 0 ? "" : Words.Join(Some(random, Words.Welcome)), Words.Join(Some(random, Words.Near)), today.AddDays(from), today.AddDays(random.Next(20, 200)),
            random.Next(3) == 0 ? [(today.AddDays(random.Next(5, 15)).DayNumber, today.AddDays(random.Next(16, 19)).DayNumber)] : [], residents: (Residents)random.Next(5), shared: random.Next(4) == 0);
        typeof(FreeHome).GetProperty(nameof(FreeHome.Position))!.SetValue(unit.Home, new Position(49 + random.NextDouble() * 5, 14 + random.NextDouble() * 10));
        return unit;
    }

    /// <summary>So many hosts, each with a home somewhere in Poland of one unit.</summary>
    public static async Task<IReadOnlyList<Viewer>> Homes(TestNetwork network, Guid organisation, int count, Random random, int mostRequests = 2)
    {
        var (vault, today, hosts) = (network.Get<Vault>(), network.Clock.Today, new List<Viewer>());
        var rows = new List<object>();
        for (var number = 0; number < count; number++)
        {
            var (host, at) = (Guid.CreateVersion7(), new Position(50 + random.NextDouble() * 3, 17 + random.NextDouble() * 6));
            hosts.Add(new(host, Roles.Host, organisation));
            rows.Add(new
            {
                host, organisation, mostRequests, home = Guid.NewGuid(), unit = Guid.NewGuid(), now = network.Clock.Now, from = today, to = today.AddDays(random.Next(60, 300)),
                name = await vault.Seal(host, AccountFacts.Name, "Host"), position = await vault.Seal(host, HousingFacts.Position, at), cell = Cell.Of(at, 5).ToString(),
                languages = Words.Join(Some(random, Tongues)), beds = random.Next(1, 6), stepFree = random.Next(4) == 0, pets = random.Next(2) == 0, smoking = random.Next(4) == 0,
            });
        }
        await network.Get<Journal>().Write(Making, async write =>
        {
            await write.Execute("INSERT INTO accounts (id, roles, organisation, state, name, language, stamp, created_at) VALUES (@host, 4, @organisation, 'Active', @name, 'en', 'first', @now)", rows);
            await write.Execute("INSERT INTO hosts (account, organisation, vetting, most_requests) VALUES (@host, @organisation, 'Vetted', @mostRequests)", rows);
            await write.Execute("""
                INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, position, is_free, languages, welcome, near, residents, residents_seen, available_from, available_to, confirmed_at, created_at)
                VALUES (@home, @host, @organisation, 'Open', 'Flat', 'PL', @cell, @position, true, @languages, '', 'school', 'Mixed', true, @from, @to, @now, @now)
                """, rows);
            await write.Execute("""
                INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, removed)
                VALUES (@unit, @home, 1, @beds, 0, true, @stepFree, @pets, @smoking, false, false)
                """, rows);
            foreach (var row in rows) write.Note("accommodations", "opened", (Guid)row.GetType().GetProperty("home")!.GetValue(row)!);
        });
        return hosts;
    }

    /// <summary>So many households that wait.</summary>
    public static async Task<IReadOnlyList<Guid>> Households(TestNetwork network, Guid organisation, int count, Random random)
    {
        var (vault, places, today) = (network.Get<Vault>(), network.Get<Places>(), network.Clock.Today);
        int[] towns = [.. Enumerable.Range(0, 30).Select(_ => places.Gazetteer.Nearest(new(50 + random.NextDouble() * 3, 17 + random.NextDouble() * 6))!.Id)];
        var rows = new List<object>();
        var ids = new List<Guid>();
        for (var number = 0; number < count; number++)
        {
            var (id, needs) = (Guid.NewGuid(), Needs(random, today, towns));
            needs.WomenOnly = false;
            ids.Add(id);
            rows.Add(new { id, organisation, reference = $"P{id:N}"[..10], needs.Adults, needs.People, needs.Infants, needs = await vault.Seal(id, HouseholdFacts.Needs, needs), now = network.Clock.Now.AddDays(-random.Next(40)) });
        }
        await network.Get<Journal>().Write(Making, async write =>
        {
            await write.Execute("""
                INSERT INTO households (id, reference, organisation, state, adults, people, infants, language, needs, step, asked_at, created_at, changed_at)
                VALUES (@id, @reference, @organisation, 'Waiting', @Adults, @People, @Infants, 'uk', @needs, 8, @now, @now, @now)
                """, rows);
            foreach (var id in ids) write.Note("households", "asked", id, organisation);
        });
        return ids;
    }

    /// <summary>The plan of now.</summary>
    public static async Task<MadePlan> Plan(this TestNetwork network, Guid organisation)
    {
        var look = await network.Get<Plans>().Look(organisation, TimeSpan.FromMinutes(1));
        return look is { IsCurrent: true, Made: { } made } ? made : throw new InvalidOperationException("There is no plan.");
    }

    /// <summary>Who goes where in a plan.</summary>
    public static Dictionary<Guid, Guid> Pairs(this MadePlan made) => made.Placed.ToDictionary(household => made.Input.Pleas[household].Id, household => made.GapOf(made.Plan.Units[household]).Unit.Unit);

    public static async Task<List<Stay>> StaysOf(this TestNetwork network, Guid household) => [.. await network.Get<Stays>().Of(Viewer.System, household)];

    public static Task<long> Count(this TestNetwork network, string table) => network.Get<Database>().Read(c => c.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));

    private static string[] Some(Random random, IEnumerable<string> words) => [.. words.Where(_ => random.Next(3) == 0)];
}
