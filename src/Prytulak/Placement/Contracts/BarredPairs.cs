using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Placement.Contracts;

/// <summary>Households and hosts who are never brought together again, since a stay broke off between them.</summary>
public sealed class BarredPairs(Database database)
{
    /// <summary>The hosts who are not for this household.</summary>
    public async Task<IReadOnlySet<Guid>> Of(Guid household) =>
        (await database.Read(c => c.QueryAsync<Guid>("SELECT host FROM barred_pairs WHERE household = @household", new { household }))).ToHashSet();

    public static async Task<bool> Has(Write write, Guid household, Guid host) =>
        await write.Find<long>("SELECT COUNT(*) FROM barred_pairs WHERE household = @household AND host = @host", new { household, host }) > 0;

    /// <summary>Parts the two of a stay for good; the first reason stays.</summary>
    public static async Task Add(Write write, Stay stay, string reason)
    {
        if (await write.Execute("INSERT INTO barred_pairs (household, host, stay, reason, at) VALUES (@Household, @Host, @Id, @reason, @Now) ON CONFLICT DO NOTHING",
            new { stay.Household, stay.Host, stay.Id, reason, write.Now }) == 1) write.Note("barred_pairs", "parted", stay.Household, stay.Organisation);
    }

    /// <summary>Nobody is kept from somebody who was forgotten.</summary>
    public static Task Forget(Write write, Guid subject) => write.Execute("DELETE FROM barred_pairs WHERE household = @subject OR host = @subject", new { subject });
}
