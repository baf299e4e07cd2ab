using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Reads homes for those who may see them: their host, and the staff of their organisation.</summary>
public sealed class Accommodations(Database database)
{
    internal const string Columns = """
        id, host, organisation, state, kind, country, cell, address, position, description, is_free, languages, welcome, near,
        available_from, available_to, confirmed_at, created_at, version
        """;

    internal const string MaySee = "(@isSystem OR @isHost AND host = @viewer OR @isStaff AND organisation = @Organisation AND state <> 'Draft')";

    /// <summary>The home, or null when there is none that this viewer may see.</summary>
    public Task<Accommodation?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Accommodation>(
        $"SELECT {Columns} FROM accommodations WHERE id = @id AND {MaySee}", Asking(viewer, id)));

    /// <summary>
    /// True when the home may be proposed in this write: it is open and its host is vetted. Both rows stay locked until
    /// the write ends, so that a host who is barred at the same moment is barred before it or after it, and not during it.
    /// </summary>
    public static async Task<bool> IsOpen(Write write, Guid id) =>
        await write.Find<Guid?>("UPDATE accommodations SET version = version WHERE id = @id AND state = 'Open' RETURNING host", new { id }) is { } host
        && await Hosts.IsVetted(write, host);

    /// <summary>Tells the indexes that the nights of the home have changed.</summary>
    public static void Touched(Write write, Guid accommodation) => write.Note("accommodations", "nights changed", accommodation);

    internal static object Asking(Viewer viewer, Guid id) => new
    {
        id, viewer = viewer.Id, viewer.Organisation,
        isSystem = viewer.Has(Roles.System), isHost = viewer.Has(Roles.Host), isStaff = viewer.Has(Roles.Caseworker | Roles.Coordinator | Roles.Vetter),
    };
}
