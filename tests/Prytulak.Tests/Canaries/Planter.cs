using System.Globalization;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.Housing.Importing;
using Prytulak.People;
using Prytulak.People.Contracts;
using Prytulak.Tests.Fixture;

namespace Prytulak.Tests.Canaries;

/// <summary>A home as it was planted.</summary>
public sealed record PlantedHome(Guid Id, Viewer Host, Guid[] Units, Guid Photo);

/// <summary>Puts people and homes into the tables with a word or number of their own in every sealed fact, and remembers which.</summary>
public sealed class Planter(TestNetwork network)
{
    private const string Letters = "bcdfghjklmnpqrstvwxz", Base32Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    // Small towns whose names are like no other word of a page.
    private static readonly string[] Towns =
    [
        "Szczebrzeszyn", "Hrubieszow", "Krasnobrod", "Tyszowce", "Skierbieszow", "Krasnystaw", "Wlodawa", "Bilgoraj", "Opatow",
        "Sandomierz", "Przemysl", "Lubaczow", "Ustrzyki Dolne", "Strzyzow", "Ropczyce", "Jedrzejow",
    ];

    private static readonly Act Planting = new(Viewer.System, "test");
    private readonly World world = new(network);
    private readonly Random random = new(22);
    private readonly Queue<string> towns = new(Towns);

    public List<Canary> Canaries { get; } = [];

    public World World => world;

    private Vault Vault => network.Get<Vault>();

    public Task Write(Func<Write, Task> work) => network.Get<Journal>().Write(Planting, work);

    /// <summary>A household that waits, has told everything, has written and was written to, and has its link.</summary>
    public async Task<Guid> Household(string said, Guid organisation, Viewer caseworker)
    {
        var (name, phone, email, other, note, town) = (Word(), Phone(), Word(), Word(), Word(), Town());
        var id = await world.Household(organisation, new() { Adults = 1, Here = town.Id, Languages = ["uk"] }, $"{name} {name[..6]}",
            new() { Phone = phone, Email = $"{email}@example.org", Other = other }, note);
        foreach (var (secret, word) in ((Secret, string)[])[(Secret.HouseholdName, name), (Secret.HouseholdEmail, email), (Secret.HouseholdOther, other), (Secret.HouseholdNote, note)])
            Plant(secret, said, id, organisation, id, word);
        Plant(Secret.HouseholdPlace, said, id, organisation, id, [town.Name("en")], [$"here{town.Id}"]);
        PlantNumber(Secret.HouseholdPhone, said, id, organisation, id, phone);
        await Write(said, id, organisation, new(id, Roles.Household, organisation));
        await Write(said, id, organisation, caseworker);
        await Link(said, id, organisation);
        return id;
    }

    /// <summary>Makes of a household that waits a draft that nobody has sent yet.</summary>
    public async Task<Guid> Draft(string said, Guid organisation, Viewer caseworker)
    {
        var (id, before) = (await Household(said, organisation, caseworker), Canaries.Count);
        await Write(async write =>
        {
            await write.Execute("UPDATE households SET state = 'Draft', organisation = NULL, asked_at = NULL WHERE id = @id", new { id });
            await write.Execute("DELETE FROM messages WHERE household = @id", new { id });
            write.Note("households", "begun", id);
        });
        var theirs = Canaries.Where(canary => canary.Owner == id).ToList();
        Canaries.RemoveAll(theirs.Contains);
        foreach (var canary in theirs.Where(canary => canary.Secret is not Secret.Message))
            Canaries.Add(new() { Secret = canary.Secret, Of = canary.Of, Owner = id, Organisation = null, Objects = canary.Objects, Words = canary.Words, Squeezed = canary.Squeezed });
        return id;
    }

    private async Task Write(string said, Guid household, Guid organisation, Viewer author)
    {
        var word = Word();
        var row = (await network.Get<Households>().Find(Viewer.System, household))!;
        await network.Get<Journal>().Write(new Act(author, "test"), write => network.Get<Messages>().Send(write, row, $"we shall meet at {word}"));
        Plant(Secret.Message, said, household, organisation, household, word);
    }

    private async Task Link(string said, Guid household, Guid organisation)
    {
        var links = network.Get<HouseholdLinks>();
        await Write(write => links.Issue(write, household, generation: 1));
        Plant(Secret.Link, said, household, organisation, household, links.Token(household, 1));
        Plant(Secret.Phrase, said, household, organisation, household, [], [CanaryFinder.Squeeze(links.Phrase(household, 1, "uk"))]);
    }

    public async Task<Viewer> Staff(string said, Roles role, Guid organisation, bool hasAuthenticator = true)
    {
        var (name, phone, email, totp) = (Word(), Phone(), Word(), random.GetString(Base32Signs, 32));
        var person = await world.Account(role, organisation, name, $"{email}@example.org", phone);
        Plant(Secret.StaffName, said, person.Id, organisation, person.Id, name);
        Plant(Secret.StaffEmail, said, person.Id, organisation, person.Id, email);
        PlantNumber(Secret.StaffPhone, said, person.Id, organisation, person.Id, phone);
        if (!hasAuthenticator) return person;
        var box = await Vault.Seal(person.Id, AccountFacts.Totp, totp);
        await Write(write => write.Execute("UPDATE accounts SET totp = @box WHERE id = @Id", new { box, person.Id }));
        Plant(Secret.Totp, said, person.Id, organisation, person.Id, totp);
        return person;
    }

    public async Task<Viewer> Host(string said, Guid organisation, Vetting vetting)
    {
        var (name, phone, email, about) = (Word(), Phone(), Word(), Word());
        var host = await world.Host(organisation, vetting, $"{name} {name[..6]}", $"{email}@example.org", phone);
        var box = await Vault.Seal(host.Id, HousingFacts.About, $"in our home live {about}");
        await Write(write => write.Execute("UPDATE hosts SET about = @box WHERE account = @Id", new { box, host.Id }));
        foreach (var (secret, word) in ((Secret, string)[])[(Secret.HostName, name), (Secret.HostEmail, email), (Secret.About, about)])
            Plant(secret, said, host.Id, organisation, host.Id, word);
        PlantNumber(Secret.HostPhone, said, host.Id, organisation, host.Id, phone);
        return host;
    }

    /// <summary>A home with two rooms and a picture. One that is still a draft is nobody's but its host's.</summary>
    public async Task<PlantedHome> Home(string said, Viewer host, string state = "Open")
    {
        var (address, description, picture, photo) = (Word(), Word(), Word(), Guid.NewGuid());
        var (home, units) = await world.Home(host, $"ul. {address} 7", (3, 1), (2, 0));
        // Each a street further, or two would be the same to four decimals.
        var streets = 0.0006 * Canaries.Count(canary => canary.Secret is Secret.Position);
        var point = new Position(51.2611 + streets + Math.Round(random.NextDouble() / 10_000, 7), 22.5811 + streets + Math.Round(random.NextDouble() / 10_000, 7));
        var values = new
        {
            home, state, photo, now = network.Clock.Now, description = await Vault.Seal(host.Id, HousingFacts.Description, $"a garden with {description}"),
            position = await Vault.Seal(host.Id, HousingFacts.Position, point), picture = await Vault.Seal(host.Id, HousingFacts.Picture, [.. "\xFF\xD8\xFF"u8, .. System.Text.Encoding.UTF8.GetBytes(picture)]),
        };
        await Write(async write =>
        {
            await write.Execute("UPDATE accommodations SET state = @state, description = @description, position = @position WHERE id = @home", values);
            await write.Execute("INSERT INTO photos (id, accommodation, picture, added_at) VALUES (@photo, @home, @picture, @now)", values);
            write.Note("accommodations", "planted", home);
        });
        var organisation = state is "Draft" ? null : host.Organisation;
        Guid[] named = state is "Draft" ? [home] : [home, host.Id];
        foreach (var (secret, words) in ((Secret, string[])[])[(Secret.Address, [address]), (Secret.Description, [description]), (Secret.Position, Canary.WordsOf(point))])
            Canaries.Add(new() { Secret = secret, Of = said, Owner = host.Id, Organisation = organisation, Objects = [.. named], Words = words, Numbers = secret is Secret.Position ? [point.Latitude, point.Longitude] : [] });
        Plant(Secret.Photo, said, host.Id, organisation, photo, picture);
        return new(home, host, units, photo);
    }

    /// <summary>A proposal that waits, and cannot be sent.</summary>
    public async Task<Guid> Queued(Guid household, PlantedHome home, Viewer caseworker)
    {
        var values = new
        {
            id = Guid.NewGuid(), household, unit = home.Units[0], home = home.Id, host = home.Host.Id, caseworker.Organisation, from = network.Clock.Today, to = network.Clock.Today.AddDays(9),
            caseworker = caseworker.Id, now = network.Clock.Now,
        };
        await Write(write => write.Execute("""
            INSERT INTO queued_proposals (id, household, unit, accommodation, host, organisation, from_night, to_night, hold, proposed_by, queued_at, refused)
            VALUES (@id, @household, @unit, @home, @host, @Organisation, @from, @to, true, @caseworker, @now, 'stay.not_offered')
            """, values));
        return values.id;
    }

    /// <summary>A waiver that waits for a colleague.</summary>
    public async Task<Guid> Waiver(Guid household, PlantedHome home, Viewer caseworker)
    {
        var id = Guid.NewGuid();
        await Write(write => write.Execute("""
            INSERT INTO waivers (id, household, unit, accommodation, organisation, residents, reason, state, asked_by, asked_at, ends_at)
            VALUES (@id, @household, @unit, @home, @Organisation, 'Men', 'known', 'Asked', @caseworker, @Now, @until)
            """, new { id, household, unit = home.Units[1], home = home.Id, caseworker.Organisation, caseworker = caseworker.Id, write.Now, until = write.Now.AddYears(1) }));
        return id;
    }

    /// <summary>A question whether a home is free; answers the token of its link.</summary>
    public async Task<string> Question(PlantedHome home)
    {
        var (token, question) = (random.GetString(Letters, 22), Guid.NewGuid());
        await Write(async write =>
        {
            await write.Execute("INSERT INTO host_questions (id, host, mac, asked_at, expires_at) VALUES (@question, @host, @mac, @Now, @until)",
                new { question, host = home.Host.Id, mac = network.Get<MasterKey>().Mac("host question lookup", token), write.Now, until = write.Now.AddYears(1) });
            await write.Execute("INSERT INTO home_questions (question, home, organisation, asked_at) VALUES (@question, @home, @Organisation, @Now)",
                new { question, home = home.Id, home.Host.Organisation, write.Now });
        });
        return token;
    }

    /// <summary>What a vetter wrote of a host in a round of vetting.</summary>
    public async Task Verdict(string said, Viewer host, Viewer vetter, int round, string verdict, Secret secret)
    {
        var word = Word();
        var evidence = await Vault.Seal(host.Id, HousingFacts.Evidence, $"identity home\nI saw {word}");
        await Write(write => write.Execute("""
            INSERT INTO vettings (id, host, round, vetter, verdict, evidence, at) VALUES (@id, @host, @round, @vetter, @verdict, @evidence, @Now)
            """, new { id = Guid.CreateVersion7(), host = host.Id, vetter = vetter.Id, round, verdict, evidence, write.Now }));
        Plant(secret, said, host.Id, host.Organisation, host.Id, word);
    }

    /// <summary>A letter that does not leave before the test is over.</summary>
    public async Task<Guid> Letter(string said, Guid subject, Guid organisation)
    {
        var (id, address, subjectLine, body) = (Guid.CreateVersion7(), Word(), Word(), Word());
        var values = new
        {
            id, subject, now = network.Clock.Now, due = network.Clock.Now.AddYears(1), address = await Vault.Seal(subject, Outbox.Address, $"{address}@example.org"),
            letter = await Vault.Seal(subject, Outbox.Letter, new Letter(subjectLine, body)),
        };
        await Write(write => write.Execute("INSERT INTO outbox (id, subject, address, letter, made_at, due_at) VALUES (@id, @subject, @address, @letter, @now, @due)", values));
        Plant(Secret.LetterAddress, said, subject, organisation, id, address);
        Plant(Secret.LetterText, said, subject, organisation, id, [subjectLine, body], []);
        return id;
    }

    /// <summary>A file of offers that was uploaded and is being looked through: a new home, a likely double of it, and a row in error.</summary>
    public async Task<Guid> Import(string said, Viewer coordinator)
    {
        var (desk, act, name) = (network.Get<ImportDesk>(), new Act(coordinator, "import"), Word());
        var columns = new Dictionary<ImportField, int> { [ImportField.Name] = 0, [ImportField.Email] = 1, [ImportField.Town] = 2, [ImportField.Address] = 3, [ImportField.Beds] = 4 };
        var row = $"{name};{name[..6]}@example.org;Warszawa;ul. Nowa 1";
        var id = await desk.Begin(act, System.Text.Encoding.UTF8.GetBytes($"Name;E-mail;Town;Street;Beds\n{row};17\n{row};18\n{row};many"));
        await desk.Match(act, (await desk.Open(act, id))!, new()
        {
            Columns = columns, Kind = "House", Cost = "free", Languages = ["lt"], From = network.Clock.Today, To = network.Clock.Today.AddDays(30),
        });
        Plant(Secret.ImportedRow, said, coordinator.Id, null, id, name);
        return id;
    }

    private void Plant(Secret secret, string said, Guid owner, Guid? organisation, Guid named, params string[] words) => Plant(secret, said, owner, organisation, named, words, []);

    private void PlantNumber(Secret secret, string said, Guid owner, Guid? organisation, Guid named, string phone) =>
        Plant(secret, said, owner, organisation, named, [], [phone.TrimStart('+')]);

    private void Plant(Secret secret, string said, Guid owner, Guid? organisation, Guid named, string[] words, string[] squeezed) =>
        Canaries.Add(new() { Secret = secret, Of = said, Owner = owner, Organisation = organisation, Objects = [named], Words = words, Squeezed = squeezed });

    private string Word() => random.GetString(Letters, 12);

    private string Phone() => "+48731" + random.Next(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private Prytulak.Engines.Geo.Place Town() => network.Get<Places>().Gazetteer.Search(towns.Dequeue(), "en", 1)[0].Place;
}
