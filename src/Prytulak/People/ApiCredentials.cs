using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>Credentials by which programs act for a member of staff, with their rights, for a while.</summary>
public sealed class ApiCredentials(Database database, MasterKey master)
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(90);

    /// <summary>Those that still open something.</summary>
    public async Task<IReadOnlyList<ApiCredentialRow>> Of(Guid account, DateTimeOffset now) => [.. await database.Read(c => c.QueryAsync<ApiCredentialRow>(
        "SELECT id, expires_at FROM api_credentials WHERE account = @account AND revoked_at IS NULL AND expires_at > @now ORDER BY expires_at, id", new { account, now }))];

    /// <summary>Adds one and answers its id, from which <see cref="ApiToken"/> computes the secret.</summary>
    public async Task<Guid> Add(Write write, Guid account)
    {
        var id = SignInCodes.NewId();
        await write.Execute("INSERT INTO api_credentials (id, account, mac, expires_at) VALUES (@id, @account, @mac, @expiresAt)",
            new { id, account, mac = ApiToken.Mac(master, ApiToken.Of(master, id)), expiresAt = write.Now + Life });
        write.Note("accounts", "credential added", account);
        return id;
    }

    public static async Task Revoke(Write write, Guid account, Guid id)
    {
        await write.Change("UPDATE api_credentials SET revoked_at = @Now WHERE id = @id AND account = @account AND revoked_at IS NULL", new { id, account, write.Now });
        write.Note("accounts", "credential revoked", account);
    }
}

/// <summary>A credential as its owner sees it.</summary>
public sealed class ApiCredentialRow
{
    public Guid Id { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}
