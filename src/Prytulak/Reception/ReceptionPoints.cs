using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Reception;

/// <summary>Reception points in their table: put up, approved by somebody else, confirmed again and again.</summary>
public sealed class ReceptionPoints(Database database)
{
    private const string Columns = """
        id, organisation, state, kind, language, names, country, place, latitude_e6, longitude_e6, region_only, address, hours, phone,
        languages, offers, first_day, last_day, put_up_by, confirmed_at, told_at, version
        """;

    private const string Approved = "state IN ('Open', 'Closed', 'Full')";

    /// <summary>The point, or null when there is none in this viewer's organisation.</summary>
    public Task<ReceptionPoint?> Find(Viewer viewer, Guid id) => database.Read(c => c.QuerySingleOrDefaultAsync<ReceptionPoint>(
        $"SELECT {Columns} FROM reception_points WHERE id = @id AND organisation = @Organisation AND state <> 'Withdrawn'", new { id, viewer.Organisation }));

    /// <summary>All points of the viewer's organisation that are not gone, the oldest first.</summary>
    public async Task<IReadOnlyList<ReceptionPoint>> Of(Viewer viewer) => [.. await database.Read(c => c.QueryAsync<ReceptionPoint>(
        $"SELECT {Columns} FROM reception_points WHERE organisation = @Organisation AND state <> 'Withdrawn' ORDER BY created_at, id", new { viewer.Organisation }))];

    /// <summary>What two people stand for, of these points or of all.</summary>
    internal async Task<IReadOnlyList<ReceptionPoint>> Known(IReadOnlyCollection<Guid>? points = null) => [.. await database.Read(c => c.QueryAsync<ReceptionPoint>(
        $"SELECT {Columns} FROM reception_points WHERE {Approved}{(points is null ? "" : " AND id IN @points")}", new { points }))];

    public static async Task<Guid> Add(Write write, ReceptionInput point)
    {
        // Its address is public: it must not tell when it was put up.
        var id = Guid.NewGuid();
        await write.Execute("""
            INSERT INTO reception_points (id, organisation, state, kind, language, names, country, place, latitude_e6, longitude_e6, region_only, address,
                hours, phone, languages, offers, first_day, last_day, put_up_by, created_at)
            VALUES (@id, @Organisation, 'Awaiting', @Kind, @Language, @Names, @Country, @Place, @LatitudeE6, @LongitudeE6, @RegionOnly, @Address,
                @Hours, @Phone, @Languages, @Offers, @FirstDay, @LastDay, @By, @Now)
            """, point.Row(write, id));
        write.Note("reception_points", "put up", id);
        return id;
    }

    /// <summary>Writes it anew. Nobody sees it until somebody else has looked at it.</summary>
    public static async Task Change(Write write, Guid id, int version, ReceptionInput point)
    {
        await write.Change("""
            UPDATE reception_points SET state = 'Awaiting', kind = @Kind, language = @Language, names = @Names, country = @Country, place = @Place,
                latitude_e6 = @LatitudeE6, longitude_e6 = @LongitudeE6, region_only = @RegionOnly, address = @Address, hours = @Hours, phone = @Phone,
                languages = @Languages, offers = @Offers, first_day = @FirstDay, last_day = @LastDay, put_up_by = @By, approved_by = NULL, version = version + 1
            WHERE id = @id AND organisation = @Organisation AND version = @version AND state <> 'Withdrawn'
            """, point.Row(write, id, version));
        write.Note("reception_points", "changed", id);
    }

    /// <summary>A second person stands for what stands there.</summary>
    public static async Task Approve(Write write, Guid id, int version)
    {
        await write.Change("""
            UPDATE reception_points SET state = 'Open', approved_by = @By, confirmed_at = @Now, told_at = NULL, version = version + 1
            WHERE id = @id AND organisation = @Organisation AND version = @version AND state = 'Awaiting' AND put_up_by <> @By
            """, new { id, version, write.By.Organisation, By = write.By.Id, write.Now });
        write.Note("reception_points", "approved", id);
    }

    public static async Task Move(Write write, Guid id, ReceptionMove move)
    {
        await write.Change($"UPDATE reception_points SET {After(move)}, version = version + 1 WHERE id = @id AND organisation = @Organisation AND {Before(move)}",
            new { id, write.By.Organisation, write.Now });
        write.Note("reception_points", move.ToString().ToLowerInvariant(), id);
    }

    private static string After(ReceptionMove move) => move switch
    {
        ReceptionMove.Confirm => "confirmed_at = @Now, told_at = NULL",
        ReceptionMove.Close => "state = 'Closed'",
        ReceptionMove.Full => "state = 'Full'",
        ReceptionMove.Reopen => "state = 'Open', confirmed_at = @Now, told_at = NULL",
        _ => "state = 'Withdrawn'",
    };

    private static string Before(ReceptionMove move) => move is ReceptionMove.Withdraw ? "state <> 'Withdrawn'" : Approved;

    /// <summary>Hides what nobody has confirmed for too long; answers with the organisations that it concerns.</summary>
    public static async Task<IReadOnlyList<Guid>> Lapse(Write write)
    {
        var lapsed = (await write.Query<ReceptionPoint>($"""
            UPDATE reception_points SET told_at = @Now
            WHERE told_at IS NULL AND confirmed_at <= @before AND {Approved} AND (last_day IS NULL OR last_day >= @today) RETURNING id, organisation
            """, new { write.Now, before = write.Now - ReceptionPoint.Good, today = DateOnly.FromDateTime(write.Now.UtcDateTime) })).AsList();
        foreach (var point in lapsed) write.Note("reception_points", "lapsed", point.Id, point.Organisation);
        return [.. lapsed.Select(point => point.Organisation).Distinct()];
    }
}
