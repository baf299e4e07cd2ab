using System.Buffers.Text;
using Dapper;
using Prytulak.Engines.Phrases;
using Prytulak.Foundation;
using Prytulak.People.Contracts;

namespace Prytulak.People;

/// <summary>What opens a household's page again.</summary>
public enum LinkKind { Link, Phrase }

/// <summary>A private link or a recovery phrase, found by its keyed hash.</summary>
public sealed class HouseholdLink
{
    public Guid Household { get; init; }
    public int Generation { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
}

/// <summary>
/// The private link and the recovery phrase of each household (T47). Both are computed from the master key, the household and
/// the generation; the table holds only their keyed hashes. A new generation ends the old link, phrase and sessions.
/// </summary>
public sealed class HouseholdLinks(Database database, MasterKey master)
{
    /// <summary>Each use renews them for so long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(180);

    private const int TokenBytes = 16;

    /// <summary>22 letters, digits, - and _.</summary>
    public string Token(Guid household, int generation) => Base64Url.EncodeToString(Secret(LinkKind.Link, household, generation).AsSpan(0, TokenBytes));

    /// <summary>Eight words in the language, or in English where it has none.</summary>
    public string Phrase(Guid household, int generation, string language) => RecoveryPhrase.Write(
        Secret(LinkKind.Phrase, household, generation).AsSpan(0, RecoveryPhrase.ByteCount), RecoveryPhrase.Languages.Contains(language) ? language : "en");

    public Task<HouseholdLink?> FindByToken(string token) => Find(Mac(LinkKind.Link, token));

    public Task<HouseholdLink?> FindByPhrase(ReadOnlySpan<byte> phrase) => Find(Mac(LinkKind.Phrase, Convert.ToHexStringLower(phrase)));

    /// <summary>Makes the link and phrase of this generation good for another while, and all earlier ones useless.</summary>
    public async Task Issue(Write write, Guid household, int generation)
    {
        await write.Execute("DELETE FROM links WHERE household = @household AND generation <> @generation", new { household, generation });
        await Insert(write, household, generation, LinkKind.Link, Token(household, generation));
        await Insert(write, household, generation, LinkKind.Phrase, Convert.ToHexStringLower(Secret(LinkKind.Phrase, household, generation).AsSpan(0, RecoveryPhrase.ByteCount)));
    }

    /// <summary>A new generation; answers its number.</summary>
    public async Task<int> Rotate(Write write, Guid household)
    {
        var generation = await write.Find<int>("UPDATE households SET link_generation = link_generation + 1 WHERE id = @household AND state <> 'Erased' RETURNING link_generation", new { household });
        await Issue(write, household, generation);
        write.Note("households", "link replaced", household);
        return generation;
    }

    /// <summary>Makes the present link and phrase good for another while.</summary>
    public async Task Renew(Write write, Guid household) =>
        await Issue(write, household, await write.Find<int>("SELECT link_generation FROM households WHERE id = @household", new { household }));

    private Task<HouseholdLink?> Find(byte[] mac) => database.Read(c => c.QuerySingleOrDefaultAsync<HouseholdLink>(
        "SELECT household, generation, expires_at FROM links WHERE mac = @mac", new { mac }));

    private Task<int> Insert(Write write, Guid household, int generation, LinkKind kind, string secret) => write.Execute("""
        INSERT INTO links (mac, household, generation, kind, expires_at) VALUES (@mac, @household, @generation, @kind, @until)
        ON CONFLICT (mac) DO UPDATE SET expires_at = excluded.expires_at
        """, new { mac = Mac(kind, secret), household, generation, kind = kind.ToString(), until = write.Now + Lifetime });

    private byte[] Secret(LinkKind kind, Guid household, int generation) => master.Mac(kind is LinkKind.Link ? "household link" : "household phrase", $"{household}:{generation}");

    private byte[] Mac(LinkKind kind, string secret) => master.Mac(kind is LinkKind.Link ? "link lookup" : "phrase lookup", secret);
}
