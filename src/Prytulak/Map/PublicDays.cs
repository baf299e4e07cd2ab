using System.Globalization;
using Dapper;
using Prytulak.Foundation;

namespace Prytulak.Map;

/// <summary>The pictures of days: one for each, made by whichever node comes first.</summary>
public sealed class PublicDays(Database database, Journal journal)
{
    private static readonly Act Work = new(Viewer.System, "public picture");

    internal async Task<PublicPicture?> Find(DateOnly day) =>
        await database.Read(c => c.QuerySingleOrDefaultAsync<byte[]>("SELECT picture FROM public_days WHERE day = @day", new { day = Name(day) })) is { } packed
            ? PublicPicture.Unpack(packed)
            : null;

    /// <summary>Keeps the picture of a day unless there is one, and forgets those of other days.</summary>
    internal Task Keep(DateOnly day, PublicPicture picture) => journal.Write(Work, async write =>
    {
        var id = Guid.CreateVersion7(write.Now);
        var kept = await write.Execute("""
            INSERT INTO public_days (day, id, picture, made_at) VALUES (@day, @id, @picture, @Now) ON CONFLICT DO NOTHING
            """, new { day = Name(day), id, picture = picture.Pack(), write.Now });
        if (kept == 0) return;
        await write.Execute("DELETE FROM public_days WHERE day <> @day", new { day = Name(day) });
        write.Note("public_days", "made", id);
    });

    private static string Name(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
