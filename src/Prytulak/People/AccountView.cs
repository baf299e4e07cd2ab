using Microsoft.AspNetCore.WebUtilities;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What somebody sees of their own account.</summary>
public sealed class AccountAnswer
{
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string Language { get; init; } = "en";
    public int Version { get; init; }
    public bool IsStaff { get; init; }
    public bool HasAuthenticator { get; init; }
    public IReadOnlyList<PasskeyAnswer> Passkeys { get; init; } = [];
    public IReadOnlyList<ApiCredentialRow> Credentials { get; init; } = [];

    /// <summary>The secret of a credential that was made just now: it is shown this once.</summary>
    public string? NewToken { get; init; }
}

/// <summary>A passkey by its credential id, and when it was added.</summary>
public sealed record PasskeyAnswer(string Id, DateTimeOffset AddedAt);

/// <summary>Gathers what the page of one's own account shows.</summary>
public sealed class AccountView(Accounts accounts, Passkeys passkeys, ApiCredentials credentials, Reveals reveals, TimeProvider clock)
{
    public async Task<AccountAnswer> Of(Visit visit, string? newToken = null)
    {
        var account = await Mine(visit);
        var open = await reveals.Several(new Act(visit.Viewer, "own account"), "accounts", account.Id, AccountFacts.Name.Name, AccountFacts.Email.Name, AccountFacts.Phone.Name);
        return new()
        {
            Name = await open.Open(account.Name, AccountFacts.Name), Email = await open.Open(account.Email, AccountFacts.Email), Phone = await open.Open(account.Phone, AccountFacts.Phone),
            Language = account.Language, Version = account.Version, IsStaff = account.IsStaff, HasAuthenticator = account.Totp is not null, NewToken = newToken,
            Passkeys = [.. (await passkeys.Of(account.Id)).Select(p => new PasskeyAnswer(WebEncoders.Base64UrlEncode(p.CredentialId), p.CreatedAt))],
            Credentials = await credentials.Of(account.Id, clock.GetUtcNow()),
        };
    }

    public async Task<Account> Mine(Visit visit) => await accounts.Find(visit.Viewer, visit.Viewer.Id) ?? throw Refusal.Absent;
}
