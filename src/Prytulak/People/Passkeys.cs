using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.Identity;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>The passkeys of accounts: public keys, which open nothing by themselves.</summary>
public sealed class Passkeys(Database database)
{
    private const string Columns = "credential, account, data, created_at";

    public async Task<bool> Any(Guid account) => (await Of(account)).Count > 0;

    public async Task<IReadOnlyList<UserPasskeyInfo>> Of(Guid account) => [.. (await database.Read(c => c.QueryAsync<Passkey>(
        $"SELECT {Columns} FROM passkeys WHERE account = @account ORDER BY created_at, credential", new { account }))).Select(p => p.Info)];

    public Task<Passkey?> Find(byte[] credential) => database.Read(c => c.QuerySingleOrDefaultAsync<Passkey>(
        $"SELECT {Columns} FROM passkeys WHERE credential = @credential", new { credential }));

    public static async Task Add(Write write, Guid account, Guid? organisation, UserPasskeyInfo passkey)
    {
        await write.Execute("INSERT INTO passkeys (credential, account, data, created_at) VALUES (@CredentialId, @account, @data, @Now)",
            new { passkey.CredentialId, account, data = Passkey.Write(passkey), write.Now });
        write.Note("accounts", "passkey added", account, organisation);
    }

    /// <summary>Keeps the counter of a passkey that was used just now.</summary>
    public static Task Used(Write write, UserPasskeyInfo passkey) => write.Execute(
        "UPDATE passkeys SET data = @data WHERE credential = @CredentialId", new { passkey.CredentialId, data = Passkey.Write(passkey) });

    public static async Task Remove(Write write, Guid account, byte[] credential)
    {
        await write.Change("DELETE FROM passkeys WHERE credential = @credential AND account = @account", new { credential, account });
        write.Note("accounts", "passkey removed", account);
    }
}

/// <summary>One passkey as a row.</summary>
public sealed class Passkey
{
    public byte[] Credential { get; init; } = [];
    public Guid Account { get; init; }
    public string Data { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }

    public UserPasskeyInfo Info => JsonSerializer.Deserialize<Kept>(Data)!.Read(Credential, CreatedAt);

    public static string Write(UserPasskeyInfo passkey) => JsonSerializer.Serialize(new Kept(
        passkey.PublicKey, passkey.SignCount, passkey.Transports ?? [], passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp));

    /// <summary>What is kept of the ceremony: enough to check the next one, nothing of the device.</summary>
    private sealed record Kept(byte[] PublicKey, uint SignCount, string[] Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp)
    {
        public UserPasskeyInfo Read(byte[] credential, DateTimeOffset createdAt) =>
            new(credential, PublicKey, createdAt, SignCount, Transports, IsUserVerified, IsBackupEligible, IsBackedUp, [], []);
    }
}
