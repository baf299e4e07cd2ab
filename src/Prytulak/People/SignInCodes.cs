using System.Globalization;
using System.Security.Cryptography;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>
/// The secrets that prove an address: codes sent by mail, and invitations. Kept as keyed hashes; each works once, for a
/// while, and bears five tries. A code is good only in the browser that asked for it, so nobody spends another's tries.
/// </summary>
public sealed class SignInCodes(MasterKey master)
{
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(15), InvitationLife = TimeSpan.FromDays(7);
    private const int MostTries = 5;

    public static string NewCode() => RandomNumberGenerator.GetInt32(100_000_000).ToString("D8", CultureInfo.InvariantCulture);

    public static string NewSecret() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Keeps the hash of a secret for the account, and sweeps out what has expired.</summary>
    public async Task<Guid> Add(Write write, Guid account, string secret, TimeSpan life)
    {
        var id = NewId();
        await write.Execute("DELETE FROM sign_in_codes WHERE expires_at < @Now", new { write.Now });
        await write.Execute("INSERT INTO sign_in_codes (id, account, mac, expires_at) VALUES (@id, @account, @mac, @expiresAt)",
            new { id, account, mac = Mac(id, secret), expiresAt = write.Now + life });
        return id;
    }

    /// <summary>Uses a secret up and answers whose it was; null, and one try less, when it is wrong. Several at once get one yes at most.</summary>
    public async Task<Guid?> Use(Write write, Guid id, string secret)
    {
        var mac = Mac(id, secret);
        await write.Execute($"UPDATE sign_in_codes SET tries = tries + 1 WHERE id = @id AND used_at IS NULL AND tries <= {MostTries}", new { id });
        return await write.Find<Guid?>($"""
            UPDATE sign_in_codes SET used_at = @Now WHERE id = @id AND mac = @mac AND used_at IS NULL AND expires_at > @Now AND tries <= {MostTries}
            RETURNING account
            """, new { id, mac, write.Now });
    }

    /// <summary>Takes back every invitation and code that an account still has.</summary>
    public static Task Withdraw(Write write, Guid account) => write.Execute("DELETE FROM sign_in_codes WHERE account = @account", new { account });

    /// <summary>An id that opens a code must not be guessed, so it is random, not of the time.</summary>
    public static Guid NewId() => new(RandomNumberGenerator.GetBytes(16));

    private byte[] Mac(Guid id, string secret) => master.Mac("sign_in_codes", $"{id}:{secret}");
}
