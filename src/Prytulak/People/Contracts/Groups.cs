using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>All that is read of the groups of households that wish to live near each other.</summary>
public sealed class Groups(Database database)
{
    /// <summary>The most households of a group.</summary>
    public const int Most = 3;

    /// <summary>The cases that a case wishes to live near, for the staff who see both.</summary>
    public async Task<IReadOnlyList<GroupCase>> Others(Viewer viewer, Guid household) => [.. await database.Read(c => c.QueryAsync<GroupCase>("""
        SELECT h.id AS household, h.reference FROM group_members m
        JOIN group_members o ON o.group_id = m.group_id AND o.household <> m.household
        JOIN households h ON h.id = o.household AND h.organisation = @organisation
        WHERE m.household = @household AND m.organisation = @organisation AND @isDesk ORDER BY o.place
        """, new { household, organisation = viewer.Organisation, isDesk = Households.IsDesk(viewer) }))];

    /// <summary>The household in its group; null when it is in none.</summary>
    internal Task<GroupMember?> Find(Guid household) => database.Read(c => c.QuerySingleOrDefaultAsync<GroupMember>("""
        SELECT COUNT(*) - 1 AS others, MAX(o.joined_at) AS agreed_at, m.code_until FROM group_members m JOIN group_members o ON o.group_id = m.group_id
        WHERE m.household = @household GROUP BY m.household, m.code_until
        """, new { household }));
}
