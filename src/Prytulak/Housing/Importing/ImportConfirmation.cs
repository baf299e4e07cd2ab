using System.Text;
using Prytulak.Engines.Geo;
using Prytulak.Foundation;
using Prytulak.Housing.Contracts;
using Prytulak.People.Contracts;

namespace Prytulak.Housing.Importing;

/// <summary>
/// Imports what was looked through: all of it in one write, or nothing. New hosts are not vetted and their homes are drafts;
/// they are invited to look through them and to send them, as if they had begun themselves.
/// </summary>
public sealed class ImportConfirmation(ImportDesk desk, Imports imports, HostContacts contacts, Vault vault, Journal journal, Invitations invitations, Notices notices, Database database)
{
    /// <exception cref="Refusal">Somebody has not been decided on, or something has changed meanwhile; nothing was written.</exception>
    public async Task<ImportCounts> Run(Act act, OpenImport import, Text text)
    {
        if (import.Plan.Undecided > 0) throw new Refusal(Why.Conflict, "import.undecided", "doubles", import.Plan.Undecided);
        var rows = desk.Rows(import, text).ToDictionary(row => row.Number);
        var added = await Prepare(act, Wanted(import.Plan, DoubleChoice.New).Select(fate => (rows[fate.Number], fate.Fate is Fate.New)));
        var same = Wanted(import.Plan, DoubleChoice.Same).Select(fate => (Home: import.Plan.Choices[fate.Number].Home!.Value, Row: rows[fate.Number])).ToList();
        var counts = new ImportCounts(added.Count, same.Count, import.Plan.Fates.Count - added.Count - same.Count - import.Plan.Count(Fate.Faulty), import.Plan.Count(Fate.Faulty));
        var left = counts.Faulty == 0 ? null : await vault.Seal(act.By.Id, ImportFacts.Content, Encoding.UTF8.GetBytes(Rejects.Of(import, text)));
        await Write(act, import, added, same, counts, left);
        await database.Scrub();
        return counts;
    }

    private static IEnumerable<RowFate> Wanted(ImportPlan plan, DoubleChoice choice) => plan.Fates.Where(row => row.Fate switch
    {
        Fate.New => choice is DoubleChoice.New,
        Fate.Double => plan.Choices[row.Number].What == choice,
        _ => false,
    });

    // Sealed before the write begins: the keys of new people are written to a store of their own, one by one.
    private async Task<IReadOnlyList<NewHome>> Prepare(Act act, IEnumerable<(ReadOffer Row, bool IsNobody)> rows)
    {
        var (prepared, hosts) = (new List<NewHome>(), new Dictionary<string, Guid>());
        foreach (var (row, isNobody) in rows)
        {
            var email = row.Contact!.Email;
            if (!hosts.TryGetValue(email, out var host)) hosts.Add(email, host = await HostOf(act, row.Contact, isNobody));
            prepared.Add(new()
            {
                Row = row, Host = host, Address = await vault.Seal(host, HousingFacts.Address, row.Place!.Address),
                Position = await vault.Seal(host, HousingFacts.Position, row.Place.Position), Description = await vault.Seal(host, HousingFacts.Description, row.Home.Description),
            });
        }
        return prepared;
    }

    // Whoever signed up since the rows were looked through is a double that nobody has decided on.
    private async Task<Guid> HostOf(Act act, HostContact contact, bool isNobody) =>
        await contacts.WithEmail(act.By.Organisation!.Value, contact) is not { } known ? Guid.CreateVersion7() : isNobody ? throw new Refusal(Why.Conflict, "import.look_again", "doubles") : known;

    private async Task Write(Act act, OpenImport import, IReadOnlyList<NewHome> added, IEnumerable<(Guid Home, ReadOffer Row)> same, ImportCounts counts, Personal<byte[]>? left)
    {
        try
        {
            await journal.Write(act, async write =>
            {
                await Imports.Finish(write, import.Id, import.Version, counts, left);
                await Imports.TakeTurn(write, import.Plan.Turn);
                foreach (var homes in added.GroupBy(home => home.Host)) await Add(write, homes.Key, [.. homes]);
                foreach (var (home, row) in same) await ImportedHomes.Refresh(write, home, row);
            });
        }
        catch (ConstraintViolation taken) when (taken.Concerns("accounts"))
        {
            // Somebody signed up with one of the addresses in this moment.
            throw new Refusal(Why.Conflict, "import.look_again", "doubles");
        }
    }

    private async Task Add(Write write, Guid host, IReadOnlyList<NewHome> homes)
    {
        var contact = homes[0].Row.Contact!;
        if (await HostContacts.WithEmail(write, contact) is { } known) await Meet(write, host, known);
        else if (!await Bring(write, host, homes[0].Row)) return;
        foreach (var home in homes)
        {
            var id = await Offers.Add(write, home.Row.Home, home.Row.Place!, home.Address, home.Position, home.Description, host);
            await ImportedHomes.AddUnit(write, id, home.Row.Unit);
        }
    }

    private async Task Meet(Write write, Guid host, Guid known)
    {
        // What was sealed for somebody new must not go to somebody who signed up meanwhile.
        if (known != host) throw new Refusal(Why.Conflict, "import.look_again", "doubles");
        await notices.Tell(write, known, "notice.news");
    }

    // Of somebody who has an account elsewhere nothing is kept, and nothing shows: the letter asks them for another address.
    private async Task<bool> Bring(Write write, Guid host, ReadOffer row)
    {
        if (await imports.WasTold(write, row.Contact!.Email)) return false;
        var languages = Words.Split(row.Home.Languages);
        var isNew = await invitations.Bring(write, new()
        {
            Id = host, Roles = Roles.Host, Organisation = write.By.Organisation!.Value, Name = row.Name!, Email = row.Contact.Email, Phone = row.Contact.Phone,
            Language = languages.FirstOrDefault(Texts.Languages.Contains) ?? "en",
        }) is not null;
        if (isNew) await Hosts.Add(write, host, write.By.Organisation.Value, introducedBy: write.By.Id);
        else await imports.Tell(write, row.Contact.Email);
        return isNew;
    }

    /// <summary>A row that becomes a home, with what is sealed of it.</summary>
    private sealed class NewHome
    {
        public required ReadOffer Row { get; init; }
        public required Guid Host { get; init; }
        public Personal<string>? Address { get; init; }
        public Personal<Position>? Position { get; init; }
        public Personal<string>? Description { get; init; }
    }
}
