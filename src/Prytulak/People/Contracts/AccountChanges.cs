using System.Security.Cryptography;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Adds accounts and changes them, each change within a write and with its line in the journal.</summary>
public sealed class AccountChanges(Vault vault, Accounts accounts)
{
    /// <summary>Adds the account. An address belongs to one account: a second one is a <see cref="ConstraintViolation"/> of "accounts".</summary>
    public async Task<Guid> Add(Write write, NewAccount person)
    {
        var id = person.Id ?? Guid.CreateVersion7(write.Now);
        var address = AccountEmail.Normal(person.Email) ?? throw new ArgumentException("That is no address.", nameof(person));
        await write.Execute("""
            INSERT INTO accounts (id, roles, organisation, state, name, email, email_index, phone, phone_index, language, stamp, created_at)
            VALUES (@id, @roles, @Organisation, 'Active', @name, @email, @emailIndex, @phone, @phoneIndex, @Language, @stamp, @Now)
            """, new
        {
            id, roles = (int)person.Roles, person.Organisation, person.Language, write.Now, stamp = NewStamp(),
            name = await vault.Seal(id, AccountFacts.Name, person.Name),
            email = await vault.Seal(id, AccountFacts.Email, address), emailIndex = accounts.EmailIndex(address),
            phone = await vault.Seal(id, AccountFacts.Phone, person.Phone), phoneIndex = IndexOf(person.Phone),
        });
        write.Note("accounts", "added", id, person.Organisation);
        return id;
    }

    /// <summary>Changes what a person says of themselves.</summary>
    public async Task Describe(Write write, Guid id, int version, string name, string? phone, string language)
    {
        await write.Change("""
            UPDATE accounts SET name = @name, phone = @phone, phone_index = @phoneIndex, language = @language, version = version + 1
            WHERE id = @id AND version = @version AND state = 'Active'
            """, new
        {
            id, version, language, phoneIndex = IndexOf(phone),
            name = await vault.Seal(id, AccountFacts.Name, name), phone = await vault.Seal(id, AccountFacts.Phone, phone),
        });
        write.Note("accounts", "changed", id);
    }

    /// <summary>Gives a colleague of the same organisation other duties; whether they are a host too is not touched.</summary>
    public static async Task GiveDuties(Write write, Guid id, int version, Roles duties)
    {
        await write.Change("""
            UPDATE accounts SET roles = (roles & @others) | @duties, version = version + 1
            WHERE id = @id AND version = @version AND organisation = @Organisation AND state <> 'Erased'
            """, new { id, version, duties = (int)duties, others = (int)(Roles.Household | Roles.Host), write.By.Organisation });
        write.Note("accounts", "given other duties", id);
    }

    /// <summary>Suspends a colleague, whose sessions and credentials end with that for good, or lets them sign in again.</summary>
    public static async Task Suspend(Write write, Guid id, int version, bool suspended)
    {
        await write.Change("""
            UPDATE accounts SET state = @state, stamp = @stamp, version = version + 1
            WHERE id = @id AND version = @version AND organisation = @Organisation AND state <> 'Erased'
            """, new { id, version, stamp = NewStamp(), write.By.Organisation, state = (suspended ? AccountState.Suspended : AccountState.Active).ToString() });
        if (suspended) await write.Execute("UPDATE api_credentials SET revoked_at = @Now WHERE account = @id AND revoked_at IS NULL", new { id, write.Now });
        write.Note("accounts", suspended ? "suspended" : "reinstated", id);
    }

    /// <summary>Ends every session of the account.</summary>
    internal static async Task EndSessions(Write write, Guid id)
    {
        await write.Change("UPDATE accounts SET stamp = @stamp WHERE id = @id", new { id, stamp = NewStamp() });
        write.Note("accounts", "signed out everywhere", id);
    }

    /// <summary>Keeps a new authenticator secret, proven by a code of this time step, and ends every session. Refuses when the account has changed since it was read.</summary>
    internal async Task KeepTotp(Write write, Account account, string secret, long step)
    {
        await write.Change("""
            UPDATE accounts SET totp = @totp, totp_step = @step, failures = 0, locked_until = NULL, stamp = @newStamp
            WHERE id = @Id AND stamp = @Stamp AND state = 'Active'
            """, new { account.Id, account.Stamp, step, totp = await vault.Seal(account.Id, AccountFacts.Totp, secret), newStamp = NewStamp() });
        write.Note("accounts", "authenticator added", account.Id, account.Organisation);
    }

    /// <summary>Uses up the time step of a code; false when it, or a later one, was used before, or the account is locked.</summary>
    internal static async Task<bool> UseTotp(Write write, Account account, long step) => await write.Execute("""
        UPDATE accounts SET totp_step = @step, failures = 0, locked_until = NULL
        WHERE id = @Id AND stamp = @Stamp AND totp_step < @step AND state = 'Active' AND (locked_until IS NULL OR locked_until <= @Now)
        """, new { account.Id, account.Stamp, step, write.Now }) == 1;

    /// <summary>Counts a wrong code; so many lock the account for a while.</summary>
    internal static async Task Fail(Write write, Account account, int most, TimeSpan pause)
    {
        await write.Execute("UPDATE accounts SET failures = failures + 1 WHERE id = @Id", new { account.Id });
        var isLocked = await write.Execute("UPDATE accounts SET failures = 0, locked_until = @until WHERE id = @Id AND failures >= @most",
            new { account.Id, most, until = write.Now + pause }) == 1;
        if (isLocked) write.Note("accounts", "locked", account.Id, account.Organisation);
    }

    /// <summary>Blanks the row of an erased person; what it was part of stays countable.</summary>
    internal static async Task Forget(Write write, Guid id)
    {
        await Notices.Forget(write, id);
        await write.Execute("DELETE FROM passkeys WHERE account = @id", new { id });
        await write.Execute("DELETE FROM sign_in_codes WHERE account = @id", new { id });
        await write.Execute("DELETE FROM api_credentials WHERE account = @id", new { id });
        var organisation = await write.Find<Guid?>("SELECT organisation FROM accounts WHERE id = @id", new { id });
        var isNew = await write.Execute("""
            UPDATE accounts SET state = 'Erased', name = NULL, email = NULL, email_index = NULL, phone = NULL, phone_index = NULL,
                totp = NULL, stamp = '', version = version + 1
            WHERE id = @id AND state <> 'Erased'
            """, new { id }) == 1;
        if (isNew) write.Note("accounts", "erased", id, organisation);
    }

    private byte[]? IndexOf(string? phone) => phone is null ? null : accounts.PhoneIndex(AccountPhone.Normal(phone));

    private static string NewStamp() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
