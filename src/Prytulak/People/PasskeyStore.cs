using Microsoft.AspNetCore.Identity;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>Shows the framework's passkey ceremonies our accounts. It only reads: every change is a write of the journal, made by the pages.</summary>
public sealed class PasskeyStore(Accounts accounts, Passkeys passkeys) : IUserPasskeyStore<Account>
{
    public Task<string> GetUserIdAsync(Account user, CancellationToken stop) => Task.FromResult(user.Id.ToString());

    // Nothing of the person goes into the device or the ceremony: an account is called by its id.
    public Task<string?> GetUserNameAsync(Account user, CancellationToken stop) => Task.FromResult<string?>(user.Id.ToString());

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken stop) => GetUserNameAsync(user, stop);

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken stop) =>
        Guid.TryParse(userId, out var id) && await accounts.Find(Viewer.System, id) is { State: AccountState.Active } account ? account : null;

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken stop) => FindByIdAsync(normalizedUserName, stop);

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken stop) => [.. await passkeys.Of(user.Id)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken stop) =>
        await passkeys.Find(credentialId) is { } passkey ? await FindByIdAsync(passkey.Account.ToString(), stop) : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken stop) =>
        await passkeys.Find(credentialId) is { } passkey && passkey.Account == user.Id ? passkey.Info : null;

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken stop) => throw ReadOnly;

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken stop) => throw ReadOnly;

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken stop) => throw ReadOnly;

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken stop) => throw ReadOnly;

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken stop) => throw ReadOnly;

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken stop) => throw ReadOnly;

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken stop) => throw ReadOnly;

    public void Dispose() { }

    private static NotSupportedException ReadOnly => new("Accounts are changed within a write.");
}
