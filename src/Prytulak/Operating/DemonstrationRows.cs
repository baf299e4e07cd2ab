using System.Text.Json;
using Dapper;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;
using Prytulak.Reception;

namespace Prytulak.Operating;

/// <summary>The rows of invented people, written straight into the tables of an empty network: nobody ever did what they tell of.</summary>
internal sealed class DemonstrationRows(Database database, Vault vault, Accounts accounts, Households households)
{
    public async Task Organisation(Write write, Organisation organisation)
    {
        await write.Execute("INSERT INTO organisations (id, name, countries, languages, created_at) VALUES (@Id, @Name, @Countries, @Languages, @Now)",
            new { organisation.Id, organisation.Name, organisation.Countries, organisation.Languages, write.Now });
        write.Note("organisations", "added", organisation.Id, organisation.Id);
    }

    public async Task Account(Write write, Guid id, Roles roles, Guid? organisation, string name, string? phone, string language)
    {
        await write.Execute("""
            INSERT INTO accounts (id, roles, organisation, state, name, phone, phone_index, language, stamp, created_at)
            VALUES (@id, @roles, @organisation, 'Active', @name, @phone, @phoneIndex, @language, @stamp, @Now)
            """, new
        {
            id, roles = (int)roles, organisation, language, stamp = Guid.NewGuid().ToString("N"), write.Now,
            name = await vault.Seal(id, AccountFacts.Name, name), phone = await vault.Seal(id, AccountFacts.Phone, phone),
            phoneIndex = phone is null ? null : accounts.PhoneIndex(phone),
        });
        write.Note("accounts", "added", id, organisation);
    }

    /// <summary>Gives the account its address; apart from the rest, so that nobody gets letters about what they never did.</summary>
    public async Task Email(Write write, Guid account, string email) => await write.Execute(
        "UPDATE accounts SET email = @email, email_index = @index WHERE id = @account",
        new { account, email = await vault.Seal(account, AccountFacts.Email, email), index = accounts.EmailIndex(email) });

    public Task<Guid?> FindByEmail(string email) => database.Read(c => c.QuerySingleOrDefaultAsync<Guid?>(
        "SELECT id FROM accounts WHERE email_index = @index", new { index = accounts.EmailIndex(email) }));

    public async Task Host(Write write, Guid account, Guid organisation, Vetting vetting, string about, int mostRequests)
    {
        await write.Execute("INSERT INTO hosts (account, organisation, vetting, about, most_requests) VALUES (@account, @organisation, @vetting, @about, @mostRequests)",
            new { account, organisation, mostRequests, vetting = vetting.ToString(), about = await vault.Seal(account, HousingFacts.About, about) });
        write.Note("hosts", vetting.ToString().ToLowerInvariant(), account, organisation);
    }

    public async Task Verdict(Write write, Guid host, Guid vetter, bool yes) => await write.Execute("""
        INSERT INTO vettings (id, host, round, vetter, verdict, evidence, at) VALUES (@id, @host, 1, @vetter, @verdict, @evidence, @Now)
        """, new
    {
        id = Guid.CreateVersion7(write.Now), host, vetter, verdict = yes ? "Yes" : "No", write.Now,
        evidence = await vault.Seal(host, HousingFacts.Evidence, "[]"),
    });

    public async Task Home(Write write, DemonstrationHome home)
    {
        await write.Execute("""
            INSERT INTO accommodations (id, host, organisation, state, kind, country, cell, address, position, description, is_free, languages, welcome, near, residents, residents_seen,
              available_from, available_to, confirmed_at, hidden, hidden_at, asked_at, created_at)
            VALUES (@Id, @Host, @Organisation, @state, @kind, @Country, @Cell, @address, @position, NULL, @IsFree, @Languages, @Welcome, @Near, @residents, true, @From, @To, @ConfirmedAt, @hidden, @HiddenAt, @AskedAt, @ConfirmedAt)
            """, new
        {
            home.Id, home.Host, home.Organisation, state = home.State.ToString(), kind = home.Kind.ToString(), home.Country, home.Cell, home.IsFree,
            home.Languages, home.Welcome, home.Near, residents = home.Residents.ToString(), home.From, home.To, home.ConfirmedAt, hidden = home.Hidden?.ToString(), home.HiddenAt, home.AskedAt,
            address = await vault.Seal(home.Host, HousingFacts.Address, home.Address), position = await vault.Seal(home.Host, HousingFacts.Position, home.Position),
        });
        await write.Execute("""
            INSERT INTO units (id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, shared, removed)
            VALUES (@Id, @Accommodation, @Number, @Beds, @Cots, @OwnBath, @StepFree, @Pets, @Smoking, @WomenOnly, @Shared, false)
            """, home.Units);
        if (home.AskedAt is not null) await Question(write, home);
        write.Note("accommodations", home.State.ToString().ToLowerInvariant(), home.Id, home.Organisation);
    }

    // A letter that nobody got: its link was never made.
    private static async Task Question(Write write, DemonstrationHome home)
    {
        var values = new
        {
            question = Guid.NewGuid(), home.Id, home.Host, home.Organisation, home.AskedAt, until = home.AskedAt + Freshness.LinkLives, mac = Guid.NewGuid().ToByteArray(),
            answer = home.Answer?.ToString(), answeredAt = home.Answer is null ? null : home.AskedAt?.AddHours(3), hiddenAt = home.Answer is null ? home.HiddenAt : null,
        };
        await write.Execute("INSERT INTO host_questions (id, host, mac, asked_at, expires_at) VALUES (@question, @Host, @mac, @AskedAt, @until)", values);
        await write.Execute("""
            INSERT INTO home_questions (question, home, organisation, asked_at, answer, answered_at, hidden_at) VALUES (@question, @Id, @Organisation, @AskedAt, @answer, @answeredAt, @hiddenAt)
            """, values);
    }

    public async Task Household(Write write, DemonstrationHousehold household)
    {
        var (id, needs, contact) = (household.Id, household.Needs, household.Contact);
        await write.Execute("""
            INSERT INTO households (id, reference, organisation, state, adults, people, infants, language, needs, name, contact, note, phone_index, step, asked_at, created_at, changed_at)
            VALUES (@id, @Reference, @organisation, @state, @Adults, @People, @Infants, @Language, @needs, @name, @contact, @note, @phoneIndex, @step, @sentAt, @AskedAt, @AskedAt)
            """, new
        {
            id, household.Reference, organisation = household.IsDraft ? (Guid?)null : household.Organisation, state = household.IsDraft ? "Draft" : "Waiting",
            step = household.IsDraft ? 4 : 8, sentAt = household.IsDraft ? (DateTimeOffset?)null : household.AskedAt, needs.Adults, needs.People, needs.Infants, household.Language, household.AskedAt,
            needs = await vault.Seal(id, HouseholdFacts.Needs, needs), name = await vault.Seal(id, HouseholdFacts.Name, household.Name),
            contact = await vault.Seal(id, HouseholdFacts.Contact, contact), note = await vault.Seal(id, HouseholdFacts.Note, household.Note),
            phoneIndex = contact.Phone is null ? null : households.PhoneIndex(contact.Phone),
        });
        write.Note("households", household.IsDraft ? "begun" : "asked", id, household.IsDraft ? null : household.Organisation);
    }

    public async Task Group(Write write, Guid organisation, IReadOnlyList<Guid> members)
    {
        var group = Guid.CreateVersion7(write.Now);
        await write.Execute("INSERT INTO household_groups (id, organisation, changed_at) VALUES (@group, @organisation, @Now)", new { group, organisation, write.Now });
        await write.Execute("INSERT INTO group_members (household, organisation, group_id, place, joined_at) VALUES (@household, @organisation, @group, @place, @Now)",
            members.Select((household, at) => new { household, organisation, group, place = at + 1, write.Now }));
        foreach (var household in members) write.Note("households", "agreed to live near others", household, organisation);
    }

    public async Task Reception(Write write, DemonstrationPoint point, Place town, Guid organisation, Guid coordinator, Guid vetter)
    {
        var (id, isAwaiting) = (Guid.NewGuid(), point.State is ReceptionState.Awaiting);
        await write.Execute("""
            INSERT INTO reception_points (id, organisation, state, kind, language, names, country, place, latitude_e6, longitude_e6, region_only, address, hours, phone,
                languages, offers, first_day, put_up_by, approved_by, confirmed_at, created_at)
            VALUES (@id, @organisation, @state, @kind, @Language, @names, @Country, @place, @north, @east, @RegionOnly, @Address, @Hours, @Phone,
                @languages, @Offers, @from, @coordinator, @approved, @confirmedAt, @Now)
            """, new
        {
            id, organisation, state = point.State.ToString(), kind = point.Kind.ToString(), point.Language, names = JsonSerializer.Serialize(new Dictionary<string, string> { [point.Language] = point.Names.Own, ["uk"] = point.Names.Ukrainian }),
            point.Country, place = town.Id, north = point.RegionOnly ? (int?)null : (int)(town.Position.Latitude * 1e6), east = point.RegionOnly ? (int?)null : (int)(town.Position.Longitude * 1e6),
            point.RegionOnly, point.Address, point.Hours, DemonstrationReception.Phone, languages = Words.Join(((string[])[point.Language, "uk", "ru", "en"]).Distinct()), point.Offers,
            from = DateOnly.FromDateTime(write.Now.UtcDateTime).AddDays(-40), coordinator, approved = isAwaiting ? (Guid?)null : vetter, confirmedAt = isAwaiting ? (DateTimeOffset?)null : write.Now.AddDays(-point.DaysAgo), write.Now,
        });
        write.Note("reception_points", point.State.ToString().ToLowerInvariant(), id, organisation);
    }

    public async Task Message(Write write, Guid household, string body, DateTimeOffset at) => await write.Execute("""
        INSERT INTO messages (id, household, author, from_household, body, sent_at) VALUES (@id, @household, @household, true, @body, @at)
        """, new { id = Guid.CreateVersion7(at), household, at, body = await vault.Seal(household, HouseholdFacts.Message, body) });
}
