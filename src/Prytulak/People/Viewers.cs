using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People;

/// <summary>Reads what somebody may do, at every request anew: whoever is suspended or has a new link is out at once. One look-up by key each.</summary>
public sealed class Viewers(Database database, MasterKey master, TimeProvider clock)
{
    public Task<Viewer?> OfAccount(Guid id, string stamp) =>
        Find("SELECT id, roles, organisation FROM accounts WHERE id = @id AND stamp = @stamp AND state = 'Active'", new { id, stamp });

    public Task<Viewer?> OfToken(string token) => Find("""
        SELECT a.id, a.roles, a.organisation FROM api_credentials c JOIN accounts a ON a.id = c.account
        WHERE c.mac = @mac AND c.expires_at > @now AND c.revoked_at IS NULL AND a.state = 'Active'
        """, new { mac = ApiToken.Mac(master, token), now = clock.GetUtcNow() });

    public Task<Viewer?> OfHousehold(Guid id, int generation) => Find("""
        SELECT id, @roles AS roles, organisation FROM households WHERE id = @id AND link_generation = @generation AND state <> 'Erased'
        """, new { id, generation, roles = (int)Roles.Household });

    private async Task<Viewer?> Find(string sql, object values) =>
        await database.Read(c => c.QuerySingleOrDefaultAsync<Row>(sql, values)) is { } row ? new(row.Id, row.Roles, row.Organisation) : null;

    /// <summary>Who, and what they may do.</summary>
    private sealed class Row
    {
        public Guid Id { get; init; }
        public Roles Roles { get; init; }
        public Guid? Organisation { get; init; }
    }
}
