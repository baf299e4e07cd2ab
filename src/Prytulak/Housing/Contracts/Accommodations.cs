using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Housing.Contracts;

/// <summary>Reads homes for those who may see them: their host, and the staff of their organisation.</summary>
public sealed class Accommodations(Database database)
{
    internal const string Columns = """
        id, host, organisation, state, kind, country, cell, address, position, description, is_free, languages, welcome, near, residents, residents_seen,
        available_from, available_to, confirmed_at, hidden, hidden_at, created_at, version
        """;

    internal const string MaySee = "(@isSystem OR @isHost AND host = @viewer OR @isStaff AND organisation = @Organisation AND state <> 'Draft')";

    /// <summary>The home, or null when there is none that this viewer may see.</summary>
    public Task<Accommodation?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<Accommodation>(
        $"SELECT {Columns} FROM accommodations WHERE id = @id AND {MaySee}", Asking(viewer, id)));

    /// <summary>
    /// True when the home may be proposed in this write: it is open, not hidden, and its host is vetted. Both rows stay locked until
    /// the write ends, so that a host who is barred at the same moment is barred before it or after it, and not during it.
    /// </summary>
    public static async Task<bool> IsOpen(Write write, Guid id) =>
        await write.Find<Guid?>("UPDATE accommodations SET version = version WHERE id = @id AND state = 'Open' AND hidden IS NULL RETURNING host", new { id }) is { } host
        && await Hosts.IsVetted(write, host);

    /// <summary>Who lives in a home, as far as it counts: who says that only men do is believed, whoever says otherwise is looked at first.</summary>
    internal const string KnownResidents = "CASE WHEN residents_seen = true OR residents = 'Men' THEN residents ELSE 'Unsaid' END";

    /// <summary>Who lives in the home, as far as it counts; nobody else says otherwise until this write ends.</summary>
    public static async Task<Residents> ResidentsOf(Write write, Guid id) =>
        Enum.Parse<Residents>(await write.Find<string>("UPDATE accommodations SET version = version WHERE id = @id RETURNING " + KnownResidents, new { id }) ?? nameof(Residents.Unsaid));

    /// <summary>True when the unit is shared; the home is this write's then until it ends, so that nobody else gives away its beds.</summary>
    public static async Task<bool> HoldIfShared(Write write, Guid home, Guid unit) => await write.Execute(
        "UPDATE accommodations SET version = version WHERE id = @home AND EXISTS (SELECT 1 FROM units WHERE units.id = @unit AND units.shared = true)", new { home, unit }) == 1;

    /// <summary>The host needs the home, or said that it is full: nobody is proposed until they say that it is free again.</summary>
    public static async Task HideAsFull(Write write, Guid id)
    {
        if (await write.Execute("UPDATE accommodations SET hidden = 'Full', hidden_at = @Now WHERE id = @id AND state IN ('Open', 'Full') AND hidden IS NULL", new { id, write.Now }) == 1)
            await Touched(write, id, "said to be full");
    }

    /// <summary>Tells the indexes that something about the home or its nights has changed; it becomes full, or open again, as its nights are.</summary>
    public static async Task Touched(Write write, Guid accommodation, string kind = "nights changed")
    {
        var home = await write.Find<Capacity>("""
            SELECT organisation, state, available_from, available_to,
                (SELECT COALESCE(SUM(CASE WHEN u.shared = true THEN u.beds ELSE 1 END), 0) FROM units u WHERE u.accommodation = accommodations.id AND u.removed = false) AS places
            FROM accommodations WHERE id = @accommodation
            """, new { accommodation }) ?? throw Refusal.Absent;
        if (home.State is AccommodationState.Open or AccommodationState.Full) await Refill(write, accommodation, home);
        write.Note("accommodations", kind, accommodation, home.Organisation);
    }

    private static async Task Refill(Write write, Guid accommodation, Capacity home)
    {
        var (from, to) = (Math.Max(home.AvailableFrom.DayNumber, DateOnly.FromDateTime(write.Now.UtcDateTime).DayNumber), home.AvailableTo.DayNumber);
        var taken = await write.Find<int>("""
            SELECT COUNT(*) FROM nights n JOIN units u ON u.id = n.unit
            WHERE u.accommodation = @accommodation AND u.removed = false AND n.night >= @from AND n.night < @to
            """, new { accommodation, from, to });
        var state = to > from && taken >= home.Places * (to - from) ? AccommodationState.Full : AccommodationState.Open;
        if (state != home.State) await write.Execute("UPDATE accommodations SET state = @state WHERE id = @accommodation", new { accommodation, state = state.ToString() });
    }

    internal static object Asking(Viewer viewer, Guid id) => new
    {
        id, viewer = viewer.Id, viewer.Organisation,
        isSystem = viewer.Has(Roles.System), isHost = viewer.Has(Roles.Host), isStaff = viewer.Has(Roles.Caseworker | Roles.Coordinator | Roles.Vetter),
    };

    /// <summary>How many nights a home has to give: of each room one, of a shared one as many as it has beds.</summary>
    private sealed class Capacity
    {
        public Guid Organisation { get; init; }
        public AccommodationState State { get; init; }
        public DateOnly AvailableFrom { get; init; }
        public DateOnly AvailableTo { get; init; }
        public int Places { get; init; }
    }
}
