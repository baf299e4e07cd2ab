using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Reads the units of homes for those who may see the home.</summary>
public sealed class Units(Database database)
{
    internal const string Columns = "id, accommodation, number, beds, cots, own_bath, step_free, pets, smoking, women_only, shared, removed, version";

    /// <summary>A unit, removed or not; null when there is none that this viewer may see.</summary>
    public Task<Unit?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Unit>($"""
        SELECT {Columns} FROM units WHERE id = @id AND EXISTS (SELECT 1 FROM accommodations a WHERE a.id = accommodation AND {Accommodations.MaySee})
        """, Accommodations.Asking(viewer, id)));

    /// <summary>Whether a room is shared, and whether it is for women only, within a write that holds the home.</summary>
    public static async Task<(bool IsShared, bool IsForWomen)> Shared(Write write, Guid id) =>
        await write.Find<Unit>($"SELECT {Columns} FROM units WHERE id = @id", new { id }) is { } unit ? (unit.Shared, unit.WomenOnly) : throw Refusal.Absent;

    /// <summary>The units of a home that the caller has found before, in their order, without the removed ones.</summary>
    public async Task<IReadOnlyList<Unit>> Of(Guid accommodation) => [.. await database.Read(c => c.QueryAsync<Unit>(
        $"SELECT {Columns} FROM units WHERE accommodation = @accommodation AND removed = false ORDER BY number", new { accommodation }))];
}
