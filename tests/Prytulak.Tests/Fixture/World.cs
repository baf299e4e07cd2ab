using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Tests.Fixture;

/// <summary>People and homes put straight into the tables, for tests that are about what comes after.</summary>
public sealed class World(TestNetwork network)
{
    private static readonly Act Making = new(Viewer.System, "test");
    private int made;

    public static readonly Position Lublin = new(51.25, 22.57);

    private Journal Journal => network.Get<Journal>();

    private Vault Vault => network.Get<Vault>();

    public async Task<Guid> Organisation(string name = "Pry domie", string countries = "PL", string languages = "uk|pl|en")
    {
        var id = Guid.CreateVersion7();
        await Journal.Write(Making, async write =>
        {
            await write.Execute("INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@id, @name, @countries, @languages, @Now)",
                new { id, name, countries, languages, write.Now });
            write.Note("organisations", "added", id);
        });
        return id;
    }

    public async Task<Viewer> Account(Roles roles, Guid? organisation, string? name = null, string? email = null, string? phone = null)
    {
        var id = Guid.CreateVersion7();
        var values = new
        {
            id, roles = (int)roles, organisation, now = network.Clock.Now,
            name = await Vault.Seal(id, AccountFacts.Name, name ?? "Somebody"), email = await Vault.Seal(id, AccountFacts.Email, email),
            phone = await Vault.Seal(id, AccountFacts.Phone, phone), emailIndex = email is null ? null : network.Get<Accounts>().EmailIndex(email),
        };
        await Journal.Write(Making, async write =>
        {
            await write.Execute("""
                INSERT INTO accounts (id, roles, organisation, state, name, email, email_index, phone, language, stamp, created_at)
                VALUES (@id, @roles, @organisation, 'Active', @name, @email, @emailIndex, @phone, 'en', 'first', @now)
                """, values);
            write.Note("accounts", "added", id);
        });
        return new(id, roles, organisation);
    }

    public async Task<Viewer> Host(Guid organisation, Vetting vetting = Vetting.Vetted, string? name = null, string? email = null, string? phone = null)
    {
        var host = await Account(Roles.Host, organisation, name, email, phone);
        await Journal.Write(Making, async write =>
        {
            await write.Execute("INSERT INTO hosts (account, organisation, vetting) VALUES (@Id, @organisation, @vetting)", new { host.Id, organisation, vetting = vetting.ToString() });
            write.Note("hosts", "added", host.Id);
        });
        return host;
    }

    /// <summary>An open home in Lublin with units of these beds and cots.</summary>
    public async Task<(Guid Home, Guid[] Units)> Home(Viewer host, string? address, params (int Beds, int Cots)[] rooms)
    {
        var (home, units) = (Guid.NewGuid(), rooms.Select(_ => Guid.NewGuid()).ToArray());
        var values = new
        {
            home, host = host.Id, host.Organisation, now = network.Clock.Now, from = network.Clock.Today, to = network.Clock.Today.AddDays(400),
            address = await Vault.Seal(host.Id, HousingFacts.Address, address), position = await Vault.Seal(host.Id, HousingFacts.Position, Lublin),
            cell = Cell.Of(Lublin, 5).ToString(),
        };
        await Journal.Write(Making, async write =>
        {
            await write.Execute("""
                INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, address, position, is_free, languages, welcome, near, residents, residents_seen, available_from, available_to, confirmed_at, created_at)
                VALUES (@home, @host, @Organisation, 'Open', 'Flat', 'PL', @cell, @address, @position, true, 'uk|pl', '', '', 'Mixed', true, @from, @to, @now, @now)
                """, values);
            foreach (var (unit, number, room) in units.Select((unit, at) => (unit, at + 1, rooms[at])))
                await write.Execute("""
                    INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, removed)
                    VALUES (@unit, @home, @number, @Beds, @Cots, true, true, true, false, false, false)
                    """, new { unit, home, number, room.Beds, room.Cots });
            write.Note("accommodations", "opened", home);
        });
        return (home, units);
    }

    /// <summary>An open home in Lublin with one room of so many beds, in which several households sleep.</summary>
    public async Task<(Guid Home, Guid Unit)> Hall(Viewer host, int beds, bool isForWomen = false)
    {
        var (home, units) = await Home(host, "Lipowa 1", (beds, 0));
        await Journal.Write(Making, async write =>
        {
            await write.Execute("UPDATE units SET shared = true, women_only = @isForWomen WHERE accommodation = @home", new { home, isForWomen });
            await write.Execute("UPDATE hosts SET most_requests = 5 WHERE account = @Id", new { host.Id });
            write.Note("accommodations", "changed", home);
        });
        return (home, units[0]);
    }

    /// <summary>An open reception point in Lublin, for which two of the organisation stand.</summary>
    public async Task<Guid> ReceptionPoint(Viewer coordinator, Viewer vetter, string name = "Arrivals desk", bool regionOnly = false)
    {
        var (id, town) = (Guid.NewGuid(), network.Get<Places>().Gazetteer.Nearest(Lublin)!);
        await Journal.Write(Making, async write =>
        {
            await write.Execute("""
                INSERT INTO reception_points (id, organisation, state, kind, language, names, country, place, region_only, address, hours, phone, languages, offers, first_day,
                    put_up_by, approved_by, confirmed_at, created_at)
                VALUES (@id, @Organisation, 'Open', 'Registration', 'en', @names, 'PL', @place, @regionOnly, @address, 'every day', '+48 81 532 00 00', 'uk|pl', 'meals', @from,
                    @coordinator, @vetter, @Now, @Now)
                """, new
            {
                id, coordinator.Organisation, names = $$"""{"en":"{{name}}"}""", place = town.Id, regionOnly, address = regionOnly ? "" : "Station square 1", from = network.Clock.Today,
                coordinator = coordinator.Id, vetter = vetter.Id, write.Now,
            });
            write.Note("reception_points", "approved", id, coordinator.Organisation);
        });
        return id;
    }

    /// <summary>A household that waits, with no way to write to it unless a contact is given.</summary>
    public async Task<Guid> Household(Guid organisation, Needs? needs = null, string? name = null, Contact? contact = null, string? note = null)
    {
        var id = Guid.NewGuid();
        needs ??= new() { Adults = 1 };
        var values = new
        {
            id, organisation, reference = $"T{Interlocked.Increment(ref made):D7}", needs.Adults, needs.People, needs.Infants, now = network.Clock.Now,
            needs = await Vault.Seal(id, HouseholdFacts.Needs, needs), name = await Vault.Seal(id, HouseholdFacts.Name, name),
            contact = await Vault.Seal(id, HouseholdFacts.Contact, contact), note = await Vault.Seal(id, HouseholdFacts.Note, note),
        };
        await Journal.Write(Making, async write =>
        {
            await write.Execute("""
                INSERT INTO households (id, reference, organisation, state, adults, people, infants, language, needs, name, contact, note, step, asked_at, created_at, changed_at)
                VALUES (@id, @reference, @organisation, 'Waiting', @Adults, @People, @Infants, 'uk', @needs, @name, @contact, @note, 8, @now, @now, @now)
                """, values);
            write.Note("households", "asked", id, organisation);
        });
        return id;
    }

    /// <summary>Lets these households wish to live near each other.</summary>
    public Task Group(Guid organisation, params Guid[] households) => Journal.Write(Making, async write =>
    {
        var group = Guid.NewGuid();
        await write.Execute("INSERT INTO household_groups (id, organisation, changed_at) VALUES (@group, @organisation, @Now)", new { group, organisation, write.Now });
        foreach (var (at, household) in households.Index())
        {
            await write.Execute("INSERT INTO group_members (household, organisation, group_id, place, joined_at) VALUES (@household, @organisation, @group, @place, @Now)",
                new { household, organisation, group, place = at + 1, write.Now });
            write.Note("households", "agreed to live near others", household, organisation);
        }
    });
}
