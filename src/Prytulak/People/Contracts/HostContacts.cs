using Dapper;
using Prytulak.Engines.Phones;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>How a host can be reached, in the one way of writing it that is compared; and the keyed hashes by which they may be known here.</summary>
public sealed class HostContact
{
    public required string Email { get; init; }
    public required string? Phone { get; init; }
    public required byte[] EmailIndex { get; init; }

    /// <summary>A number may have been given here with its country code or without.</summary>
    public required IReadOnlyList<byte[]> PhoneIndexes { get; init; }

    /// <summary>What two contacts share if they are one person's.</summary>
    public IEnumerable<string> Keys => PhoneIndexes.Prepend(EmailIndex).Select(Convert.ToHexString);
}

/// <summary>Reads how hosts are reached, and finds those who are known already.</summary>
public sealed class HostContacts(Database database, Accounts accounts, PhoneNumbers phones)
{
    private const int Batch = 500;

    private static readonly string ByEmail =
        $"SELECT id FROM accounts WHERE email_index = @EmailIndex AND organisation = @organisation AND state <> 'Erased' AND roles & {(int)Roles.Host} <> 0";

    /// <summary>Reads "email" and "phone"; null, and a fault noted, where there is no good address.</summary>
    /// <param name="country">Where a number without country code belongs to.</param>
    public HostContact? Read(Form form, string? country)
    {
        var (address, phone) = (AccountEmail.Read(form, "email"), Phone(form, country, out var spellings));
        return address is null ? null : new() { Email = address, Phone = phone, EmailIndex = accounts.EmailIndex(address), PhoneIndexes = [.. spellings.Distinct().Select(accounts.PhoneIndex)] };
    }

    private string? Phone(Form form, string? country, out IEnumerable<string> spellings)
    {
        spellings = [];
        if (form.Text("phone", 40) is not { } typed) return null;
        if (!phones.TryParse(typed, country, out var number))
        {
            form.Fault("phone", "accounts.phone_fault");
            return null;
        }
        var national = AccountPhone.Normal(number.ToDisplay()[number.ToDisplay().IndexOf(' ')..]);
        spellings = [number.E164, AccountPhone.Normal(typed), national, "0" + national];
        return number.ToDisplay();
    }

    /// <summary>The hosts of an organisation by the keys of their contacts. Of hosts elsewhere nothing is told.</summary>
    public async Task<ILookup<string, Guid>> Known(Guid organisation, IEnumerable<HostContact> contacts)
    {
        var found = new List<(string Key, Guid Account)>();
        foreach (var batch in contacts.Chunk(Batch))
        {
            var (emails, numbers) = (batch.Select(contact => contact.EmailIndex).ToArray(), batch.SelectMany(contact => contact.PhoneIndexes).ToArray());
            foreach (var row in await Rows(organisation, emails, numbers)) found.AddRange(row.Keys.Select(key => (key, row.Id)));
        }
        return found.Distinct().ToLookup(pair => pair.Key, pair => pair.Account);
    }

    private Task<IEnumerable<Row>> Rows(Guid organisation, byte[][] emails, byte[][] numbers) => database.Read(c => c.QueryAsync<Row>($"""
        SELECT id, email_index, phone_index FROM accounts
        WHERE organisation = @organisation AND state <> 'Erased' AND roles & {(int)Roles.Host} <> 0 AND (email_index IN @emails OR phone_index IN @numbers)
        """, new { organisation, emails, numbers = numbers is [] ? [[]] : numbers }));

    /// <summary>The host of this organisation who has this address; null where there is none.</summary>
    public Task<Guid?> WithEmail(Guid organisation, HostContact contact) =>
        database.Read(c => c.QuerySingleOrDefaultAsync<Guid?>(ByEmail, new { contact.EmailIndex, organisation }));

    /// <summary>The same, as the write sees it.</summary>
    public static Task<Guid?> WithEmail(Write write, HostContact contact) => write.Find<Guid?>(ByEmail, new { contact.EmailIndex, organisation = write.By.Organisation });

    /// <summary>An account by what it is known with.</summary>
    private sealed class Row
    {
        public Guid Id { get; init; }
        public byte[]? EmailIndex { get; init; }
        public byte[]? PhoneIndex { get; init; }

        public IEnumerable<string> Keys => ((byte[]?[])[EmailIndex, PhoneIndex]).OfType<byte[]>().Select(Convert.ToHexString);
    }
}
