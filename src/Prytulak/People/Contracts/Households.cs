using Dapper;
using Prytulak.Foundation;

namespace Prytulak.People.Contracts;

/// <summary>Finds households for those who may see them, and moves them from state to state.</summary>
public sealed class Households(Database database, MasterKey master)
{
    internal const string Columns = """
        id, reference, organisation, state, adults, people, language, needs, name, contact, note, caseworker, step,
        link_generation, asked_at, no_bed_since, next_from, created_at, changed_at, version
        """;

    /// <summary>True for rows that the viewer may see: their own, those of the organisation that they do casework for, or all for the system.</summary>
    internal const string Visible = "(@isSystem OR id = @self OR (@isDesk AND organisation = @organisation))";

    /// <summary>A household that the viewer may see; null when there is none. An erased one is nobody's.</summary>
    public Task<Household?> Find(Viewer viewer, Guid id) =>
        One("id = @id", new { id, isSystem = IsSystem(viewer), self = Self(viewer), isDesk = IsDesk(viewer), organisation = viewer.Organisation });

    /// <summary>The household with this reference, as people say it: small or large letters, spaces or none.</summary>
    public Task<Household?> FindByReference(Viewer viewer, string reference) => One("reference = @reference", new
    {
        reference = References.Plain(reference),
        isSystem = IsSystem(viewer), self = Self(viewer), isDesk = IsDesk(viewer), organisation = viewer.Organisation,
    });

    /// <summary>The newest household that left this phone number; see <see cref="PhoneIndex"/>.</summary>
    public Task<Household?> FindByPhone(Viewer viewer, byte[] index) => One("phone_index = @index", new
    {
        index, isSystem = IsSystem(viewer), self = Self(viewer), isDesk = IsDesk(viewer), organisation = viewer.Organisation,
    });

    /// <summary>The keyed hash that finds a phone number (in the international form, "+48…") without storing it in the open.</summary>
    public byte[] PhoneIndex(string international) => master.Mac("household phone", international);

    /// <summary>The same for an address of e-mail.</summary>
    public byte[] EmailIndex(string address) => master.Mac("household email", address.ToLowerInvariant());

    /// <summary>Brings the household into another state, or refuses because that cannot follow; being there already is no change.</summary>
    public static async Task Become(Write write, Guid id, HouseholdState state)
    {
        var from = HouseholdPath.Before(state).Select(before => before.ToString());
        var changed = await write.Query<Guid?>("""
            UPDATE households SET state = @state, no_bed_since = NULL, next_from = NULL, changed_at = @Now WHERE id = @id AND state IN @from RETURNING organisation
            """, new { id, state = state.ToString(), from, write.Now });
        if (changed.AsList() is [var organisation]) write.Note("households", Kind(state), id, organisation);
        else if (await StateOf(write, id) != state) throw Refusal.Stale;
    }

    /// <summary>Puts a household that waits first in the queue: it has no bed for tonight.</summary>
    /// <returns>False when it does not wait, or stands there already.</returns>
    public static async Task<bool> HasNoBed(Write write, Guid id)
    {
        var changed = await write.Query<Guid?>("UPDATE households SET no_bed_since = @Now WHERE id = @id AND state = 'Waiting' AND no_bed_since IS NULL RETURNING organisation", new { id, write.Now });
        if (changed.AsList() is not [var organisation]) return false;
        write.Note("households", "has no bed", id, organisation);
        return true;
    }

    /// <summary>Puts a household that lives in a home into the queue for the next one, or takes it out again.</summary>
    /// <param name="from">The first night of the next home; null when none is looked for.</param>
    public static async Task SeekNext(Write write, Guid id, DateOnly? from)
    {
        var changed = await write.Query<Guid?>("UPDATE households SET next_from = @from WHERE id = @id AND state = 'Housed' RETURNING organisation", new { id, from });
        if (changed.AsList() is [var organisation]) write.Note("households", from is null ? "seeks no next home" : "seeks the next home", id, organisation);
    }

    /// <summary>True while a household waits for a bed for tonight.</summary>
    public static async Task<bool> IsWithoutBed(Write write, Guid id) => await write.Find<long>("SELECT COUNT(*) FROM households WHERE id = @id AND no_bed_since IS NOT NULL", new { id }) > 0;

    /// <summary>Gives the case to a caseworker, if nobody has changed it meanwhile.</summary>
    public static async Task GiveTo(Write write, Household household, Guid caseworker)
    {
        await write.Change("UPDATE households SET caseworker = @caseworker, changed_at = @Now, version = version + 1 WHERE id = @Id AND version = @Version",
            new { household.Id, household.Version, caseworker, write.Now });
        write.Note("households", "taken", household.Id, household.Organisation);
    }

    /// <summary>True when the household waits or seeks its next home now, and does so until the write ends.</summary>
    public static async Task<bool> IsInQueue(Write write, Guid id) =>
        await write.Execute("UPDATE households SET version = version WHERE id = @id AND (state = 'Waiting' OR next_from IS NOT NULL)", new { id }) == 1;

    /// <summary>The state as this transaction sees it.</summary>
    public static async Task<HouseholdState?> StateOf(Write write, Guid id) =>
        await write.Find<string>("SELECT state FROM households WHERE id = @id", new { id }) is { } state ? Enum.Parse<HouseholdState>(state) : null;

    /// <summary>The household as this transaction sees it; null when it is gone.</summary>
    internal static Task<Household?> InWrite(Write write, Guid id) =>
        write.Find<Household>($"SELECT {Columns} FROM households WHERE id = @id AND state <> 'Erased'", new { id });

    /// <summary>All that asked and are not erased, or of these ids only; for the indexes.</summary>
    internal Task<IEnumerable<Household>> Asked(IReadOnlyCollection<Guid>? ids = null) => database.Read(c => c.QueryAsync<Household>(
        $"SELECT {Columns}, (SELECT group_id FROM group_members WHERE household = households.id) AS group_id FROM households WHERE state NOT IN ('Draft', 'Erased'){(ids is null ? "" : " AND id IN @ids")}", new { ids }));

    /// <summary>The name of the organisation whose case it is; null while it is nobody's.</summary>
    internal Task<string?> OrganisationOf(Household household) => database.Read(c => c.QuerySingleOrDefaultAsync<string>(
        "SELECT name FROM organisations WHERE id = @Organisation", new { household.Organisation }));

    internal Task<IEnumerable<Guid>> DraftsBefore(DateTimeOffset begun) => database.Read(c => c.QueryAsync<Guid>(
        "SELECT id FROM households WHERE state = 'Draft' AND created_at < @begun", new { begun }));

    internal Task<IEnumerable<Household>> Unassigned() => database.Read(c => c.QueryAsync<Household>(
        $"SELECT {Columns} FROM households WHERE organisation IS NULL AND state IN ('Waiting', 'Matched', 'Housed', 'Withdrawn')"));

    internal static bool IsSystem(Viewer viewer) => viewer.Has(Roles.System);

    internal static bool IsDesk(Viewer viewer) => viewer.Has(Roles.Caseworker | Roles.Coordinator) && viewer.Organisation is not null;

    internal static Guid Self(Viewer viewer) => viewer.Has(Roles.Household) ? viewer.Id : Guid.Empty;

    private static string Kind(HouseholdState state) => state.ToString().ToLowerInvariant();

    private Task<Household?> One(string which, object values) => database.Read(c => c.QueryFirstOrDefaultAsync<Household>(
        $"SELECT {Columns} FROM households WHERE {which} AND state <> 'Erased' AND {Visible} ORDER BY created_at DESC LIMIT 1", values));
}
